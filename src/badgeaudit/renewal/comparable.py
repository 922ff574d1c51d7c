"""What of two audits can be compared: the criteria and rules that ask the same in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Part = Mapping[str, Any]

_ASKED = ("answer", "applies_to", "not_applicable", "proof", "question", "title", "wanted")
"""Entries of a criterion that say what a person is asked. Reasons, remedies, examples and sources
may be written better without another thing being asked."""
_MEASURED = ("at_least", "named", "parameters", "schema", "settles", "when_none")
_SCALE = ("highest", "lowest", "pass_level")
_LEVEL = ("description", "title", "value")
_RULE = ("at_least", "holds", "text")


@dataclass(frozen=True, slots=True)
class Named:
    """A criterion or rule, by its name."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Different:
    """A criterion or rule that both have, but not with the same content."""

    id: str
    title: str
    entries: tuple[str, ...]
    """Which entries differ; ``check``: only the machine looks at it in another way."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What both audits ask alike, and what keeps the rest from being compared."""

    criteria: frozenset[str]
    """Ids of criteria whose outcomes can be compared."""
    asked: frozenset[str]
    """Ids of criteria that ask people the same, so that judgements can be compared."""
    only_old: tuple[Named, ...]
    only_new: tuple[Named, ...]
    different: tuple[Different, ...]
    rules: frozenset[str]
    rules_only_old: tuple[Named, ...]
    rules_only_new: tuple[Named, ...]
    rules_different: tuple[Different, ...]

    @property
    def complete(self) -> bool:
        """True when nothing has to be left out."""
        return not any(
            (
                self.only_old,
                self.only_new,
                self.different,
                self.rules_only_old,
                self.rules_only_new,
                self.rules_different,
            )
        )


def comparable(old: Part, new: Part) -> Comparable:
    """Return what can be compared between two audit documents of the same standard.

    It goes by the content of each criterion and rule and not by the edition's name: an edition
    may leave most of them as they were.
    """
    then, now = distinct(old["standard"]), distinct(new["standard"])
    scale = differing_scale(old["standard"], new["standard"])
    both = [id for id in now if id in then]
    different = {id: differing(then[id], now[id], other_scale=scale) for id in both}
    rules_then = {each["id"]: each for each in old["readiness"]["rules"]}
    rules_now = {each["id"]: each for each in new["readiness"]["rules"]}
    rules = {
        id: tuple(key for key in _RULE if rules_then[id][key] != rules_now[id][key])
        for id in rules_now
        if id in rules_then
    }
    return Comparable(
        criteria=frozenset(id for id, entries in different.items() if not entries),
        asked=frozenset(id for id, entries in different.items() if not {*entries} - {"check"}),
        only_old=_only(then, now),
        only_new=_only(now, then),
        different=_different(different, now),
        rules=frozenset(id for id, entries in rules.items() if not entries),
        rules_only_old=_only(rules_then, rules_now),
        rules_only_new=_only(rules_now, rules_then),
        rules_different=_different(rules, rules_now),
    )


def distinct(standard: Part) -> dict[str, Part]:
    """Return the criteria by id, without those that only repeat another."""
    return {each["id"]: each for each in standard["criteria"] if not each["same_as"]}


def differing(then: Part, now: Part, *, other_scale: bool) -> tuple[str, ...]:
    """Return which entries of a criterion are not the same; ``scale`` and ``check`` count too."""
    found = [key for key in _ASKED if then[key] != now[key]]
    if other_scale and "level" in (then["answer"], now["answer"]):
        found.append("scale")
    if _measured(then) != _measured(now):
        found.append("check")
    return tuple(found)


def differing_scale(then: Part, now: Part) -> bool:
    """Tell whether levels mean something else in two standards."""
    return _scale(then["scale"]) != _scale(now["scale"])


def _scale(scale: Part) -> list[Any]:
    levels = [[level[key] for key in _LEVEL] for level in scale["levels"]]
    return [*(scale[key] for key in _SCALE), levels]


def _measured(criterion: Part) -> list[Any] | None:
    check = criterion["check"]
    return None if check is None else [check[key] for key in _MEASURED]


def _only(these: Mapping[str, Part], those: Mapping[str, Part]) -> tuple[Named, ...]:
    return tuple(Named(id, each["title"]) for id, each in these.items() if id not in those)


def _different(
    entries: Mapping[str, tuple[str, ...]], now: Mapping[str, Part]
) -> tuple[Different, ...]:
    return tuple(
        Different(id, now[id]["title"], differ) for id, differ in entries.items() if differ
    )
