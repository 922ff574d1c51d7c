"""path_chart: how far each section is, at worst and at best, from what the rules need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from badgeaudit.report.charts.percent import percent

Part = Mapping[str, Any]
State = Literal["reached", "within", "beyond"]
"""Reached even at worst; within reach, as long as answers are missing; beyond reach by now."""

_STATES: Mapping[str, State] = {"passed": "reached", "failed": "beyond"}
_GRAVITY: Mapping[State, int] = {"reached": 0, "within": 1, "beyond": 2}


@dataclass(frozen=True, slots=True)
class Threshold:
    """What readiness rules need of the criteria in one row."""

    rules: tuple[str, ...]
    """Their ids; several when each looks at a part of the section."""
    percent: int
    """100 when all criteria are needed."""
    needed: int
    """Criteria, rounded up."""
    state: State


@dataclass(frozen=True, slots=True)
class Stretch:
    """One section (or one rule that fits no section) as a bar from worst to best."""

    section: str
    """Id of the section; empty for a rule that fits no section."""
    title: str
    met: int
    """Criteria met: the worst case."""
    best: int
    """The best case: open ones turn out to be met."""
    of: int
    met_width: float
    open_width: float
    threshold: Threshold | None


@dataclass(frozen=True, slots=True)
class Climb:
    """One question that is answered by a level."""

    criterion: str
    levels: tuple[int, ...]
    """Levels that counted, in order; empty while there are none."""
    open: bool
    state: State


@dataclass(frozen=True, slots=True)
class Ladder:
    """A rule that asks for a level at each of its questions."""

    rule: str
    scale: tuple[int, ...]
    needed: int
    line: float
    """Position of the boundary below the needed level."""
    climbs: tuple[Climb, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """The whole chart."""

    stretches: tuple[Stretch, ...]
    ladders: tuple[Ladder, ...]


def path_chart(document: Part) -> Path:
    """Return sections against the shares, and questions against the levels, that rules need.

    A threshold stands in a section's row when its rules count the same criteria as the section's
    score; a share over other criteria gets a row of its own.
    """
    sections = {each["id"]: each for each in document["standard"]["sections"]}
    scores = [each for each in document["scores"] if each["section"] in sections and each["of"]]
    criteria = {each["id"]: each for each in document["standard"]["criteria"]}
    inside = _by_section(document["readiness"]["rules"], criteria)
    stretches: list[Stretch] = []
    placed: set[str] = set()
    for score in scores:
        rules = inside.get(score["section"], ())
        counted = sum(rule["of"] for rule in rules) == score["of"]
        counted = counted and sum(rule["met"] for rule in rules) == score["met"]
        threshold = _threshold(rules) if rules and counted else None
        placed.update(threshold.rules if threshold else ())
        title = sections[score["section"]]["title"]
        stretches.append(_stretch(score["section"], title, score, threshold))
    stretches += [
        _stretch("", rule["title"], rule, _threshold([rule]))
        for rule in document["readiness"]["rules"]
        if rule["holds"] == "share" and rule["id"] not in placed and rule["of"]
    ]
    ladders = [_ladder(rule, document) for rule in document["readiness"]["rules"] if _climbs(rule)]
    return Path(tuple(stretches), tuple(ladders))


def _by_section(
    rules: Sequence[Part], criteria: Mapping[str, Part]
) -> Mapping[str, Sequence[Part]]:
    """Return, for each section, the rules about shares and wholes that look at nothing else."""
    found: dict[str, list[Part]] = {}
    for rule in rules:
        sections = {criteria[id]["section"] for id in rule.get("criteria", ()) if id in criteria}
        if rule["holds"] in ("all", "share") and len(sections) == 1 and rule["of"]:
            found.setdefault(sections.pop(), []).append(rule)
    return found


def _threshold(rules: Sequence[Part]) -> Threshold | None:
    """Return what the rules need together; None when they ask for different shares."""
    shares = {rule["at_least"] if rule["holds"] == "share" else 100 for rule in rules}
    if len(shares) != 1:
        return None
    share = shares.pop()
    states = [_STATES.get(rule["outcome"], "within") for rule in rules]
    return Threshold(
        tuple(rule["id"] for rule in rules),
        share,
        sum(-(-share * rule["of"] // 100) for rule in rules),
        max(states, key=_GRAVITY.__getitem__),
    )


def _stretch(section: str, title: str, counts: Part, threshold: Threshold | None) -> Stretch:
    met, open, of = counts["met"], counts["open"], counts["of"]
    return Stretch(
        section, title, met, met + open, of, percent(met, of), percent(open, of), threshold
    )


def _climbs(rule: Part) -> bool:
    return rule["holds"] == "level" and bool(rule.get("criteria"))


def _ladder(rule: Part, document: Part) -> Ladder:
    scale = document["standard"]["scale"]
    steps = tuple(range(scale["lowest"], scale["highest"] + 1))
    results = {each["criterion"]: each for each in document["results"]}
    needed = rule["at_least"] or scale["pass_level"]
    asked = [results[id] for id in rule["criteria"] if id in results]
    climbs = [_climb(each, needed) for each in asked if each["outcome"] != "inapplicable"]
    line = percent(needed - scale["lowest"], len(steps))
    return Ladder(rule["id"], steps, needed, line, tuple(climbs))


def _climb(result: Part, needed: int) -> Climb:
    levels = tuple(sorted(result["levels"]))
    open = result["outcome"] in ("cantTell", "untested")
    state: State = "within" if open else "beyond"
    if result["outcome"] == "passed" and (not levels or levels[0] >= needed):
        state = "reached"
    return Climb(result["criterion"], levels, open, state)
