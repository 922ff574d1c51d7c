"""Readiness, scores and criteria: what came of them then and now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from badgeaudit.renewal.comparable import Comparable, Part, distinct

Kind = Literal["fixed", "worse", "opened", "level", "other"]
"""fixed: met now. worse: not met now. opened: not decided any more. level: still the same outcome,
on another level. other: became or was not applicable, or is open in another way.
"""

_OPEN = frozenset({"cantTell", "untested"})
_TOTAL = "total"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A readiness rule that both audits have alike."""

    id: str
    title: str
    then: Part
    now: Part

    @property
    def changed(self) -> bool:
        """True when its outcome is another one."""
        return bool(self.then["outcome"] != self.now["outcome"])


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A section's score then and now; None where there was no such section."""

    section: str
    title: str
    then: Part | None
    now: Part | None
    comparable: bool
    """False when other questions are counted, so that the numbers say nothing beside each other."""


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion with another outcome, or another level, than before."""

    id: str
    title: str
    section: str
    kind: Kind
    then: str
    now: str
    decided_then: str
    decided_now: str
    levels_then: tuple[int, ...]
    levels_now: tuple[int, ...]
    lost: bool
    """True when it was met and no longer is."""


def rule_changes(old: Part, new: Part, common: Comparable) -> tuple[RuleChange, ...]:
    """Return the rules that both have alike, in the new order."""
    then = {each["id"]: each for each in old["readiness"]["rules"]}
    return tuple(
        RuleChange(now["id"], now["title"], then[now["id"]], now)
        for now in new["readiness"]["rules"]
        if now["id"] in common.rules
    )


def score_changes(old: Part, new: Part, common: Comparable) -> tuple[ScoreChange, ...]:
    """Return the score of every section of either audit, then the total."""
    then = {each["section"]: each for each in old["scores"]}
    now = {each["section"]: each for each in new["scores"]}
    titles = {
        section["id"]: section["title"]
        for document in (old, new)
        for section in document["standard"]["sections"]
    }
    names = [*(id for id in now if id != _TOTAL), *(id for id in then if id not in now), _TOTAL]
    return tuple(
        ScoreChange(
            section=id,
            title=titles.get(id, ""),
            then=then.get(id),
            now=now.get(id),
            comparable=_counts_alike(id, old, new, common),
        )
        for id in names
    )


def criterion_changes(old: Part, new: Part, common: Comparable) -> tuple[CriterionChange, ...]:
    """Return every comparable criterion that came out otherwise, in the new standard's order."""
    return tuple(_criterion_changes(old, new, common))


def _criterion_changes(old: Part, new: Part, common: Comparable) -> Iterator[CriterionChange]:
    results = {each["criterion"]: each for each in old["results"]}
    after = {each["criterion"]: each for each in new["results"]}
    for id, criterion in distinct(new["standard"]).items():
        if id not in common.criteria:
            continue
        then, now = results[id], after[id]
        kind = _kind(then, now)
        if kind is not None:
            yield CriterionChange(
                id=id,
                title=criterion["title"],
                section=criterion["section"],
                kind=kind,
                then=then["outcome"],
                now=now["outcome"],
                decided_then=then["decided_by"],
                decided_now=now["decided_by"],
                levels_then=tuple(then["levels"]),
                levels_now=tuple(now["levels"]),
                lost=then["outcome"] == "passed" and now["outcome"] in {"failed", *_OPEN},
            )


def _kind(then: Part, now: Part) -> Kind | None:
    before, after = then["outcome"], now["outcome"]
    if before == after:
        both = then["levels"] and now["levels"]
        return "level" if both and {*then["levels"]} != {*now["levels"]} else None
    if "inapplicable" in (before, after) or {before, after} <= _OPEN:
        return "other"
    if after == "passed":
        return "fixed"
    return "worse" if after == "failed" else "opened"


def _counts_alike(section: str, old: Part, new: Part, common: Comparable) -> bool:
    counted = _counted(old["standard"], section)
    return counted == _counted(new["standard"], section) and counted.keys() <= common.criteria


def _counted(standard: Part, section: str) -> Mapping[str, Any]:
    """Return the criteria that a score counts, under the ids they are answered by."""
    return {
        each["same_as"] or each["id"]: True
        for each in standard["criteria"]
        if each["obligation"] != "may"
        and (not each["same_as"] if section == _TOTAL else each["section"] == section)
    }
