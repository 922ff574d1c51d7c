"""frameworks: which badge classes are aligned to which competence frameworks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from badgeaudit.report.charts.percent import percent

Part = Mapping[str, Any]

MAPPED = 16
"""Up to so many badge classes are drawn one by one, each with lines to its frameworks."""
SHOWN = 8
"""Frameworks that are drawn; the most used come first, the rest is counted."""
NAMED = 5
"""Badge classes named beside a framework in the table; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework and the badge classes that are aligned to it."""

    name: str
    """The name we know it by, else as the badges name it, else the host of the address; empty when
    none of them is told.
    """
    badges: tuple[str, ...]
    """Ids of the first few, in the order of the dossier."""
    more: int
    """How many there are besides."""
    count: int
    """Badge classes in all."""
    alignments: int
    width: float
    """Its share of all badge classes."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the map from a badge class on the left to a framework on the right."""

    badge: float
    """Height at its left end, from the top."""
    framework: float
    """Height at its right end."""


@dataclass(frozen=True, slots=True)
class Frameworks:
    """The map of alignments."""

    frameworks: tuple[Framework, ...]
    others: int
    """Frameworks that are not drawn."""
    badges: tuple[tuple[str, int], ...]
    """Id and number of frameworks of each badge class; empty when there are too many to draw."""
    lines: tuple[Line, ...]
    without: tuple[str, ...]
    """Ids of the first few badge classes that name no alignment."""
    without_count: int
    total: int


def frameworks(document: Part) -> Frameworks | None:
    """Return the map; None when there is nothing to draw or an old document does not tell."""
    classes = document["subjects"]["badge_classes"]
    if not classes or any("alignments" not in each for each in classes):
        return None
    by_name = _by_name(classes)
    ranked = sorted(by_name, key=lambda name: (not name, -len(by_name[name]), name.casefold()))
    shown = ranked[:SHOWN]
    without = [each["id"] for each in classes if not each["alignments"]]
    drawn = _sorted(classes, shown, by_name) if len(classes) <= MAPPED and shown else []
    return Frameworks(
        tuple(_framework(name, by_name[name], len(classes)) for name in shown),
        len(ranked) - len(shown),
        tuple((id, sum(id in by_name[name] for name in shown)) for id in drawn),
        _lines(drawn, shown, by_name),
        tuple(without[:NAMED]),
        len(without),
        len(classes),
    )


def _by_name(classes: Sequence[Part]) -> dict[str, dict[str, int]]:
    """Return framework → badge class → alignments; names that differ only in case are one."""
    found: dict[str, dict[str, int]] = {}
    spelled: dict[str, str] = {}
    for badge in classes:
        for each in badge["alignments"]:
            written = each["known"] or each["framework"] or each["host"]
            name = spelled.setdefault(written.casefold(), written)
            counts = found.setdefault(name, {})
            counts[badge["id"]] = counts.get(badge["id"], 0) + each["count"]
    return found


def _framework(name: str, badges: Mapping[str, int], total: int) -> Framework:
    ids = tuple(badges)
    return Framework(
        name,
        ids[:NAMED],
        max(0, len(ids) - NAMED),
        len(ids),
        sum(badges.values()),
        percent(len(ids), total),
    )


def _sorted(
    classes: Sequence[Part], shown: Sequence[str], by_name: Mapping[str, Mapping[str, int]]
) -> list[str]:
    """Return badge ids by the mean height of their frameworks: so lines cross less."""

    def height(id: str) -> float:
        places = [n for n, name in enumerate(shown) if id in by_name[name]]
        return sum(places) / len(places) if places else len(shown)

    return sorted((each["id"] for each in classes), key=height)


def _lines(
    badges: Sequence[str], shown: Sequence[str], by_name: Mapping[str, Mapping[str, int]]
) -> tuple[Line, ...]:
    return tuple(
        Line(percent(2 * row + 1, 2 * len(badges)), percent(2 * n + 1, 2 * len(shown)))
        for row, id in enumerate(badges)
        for n, name in enumerate(shown)
        if id in by_name[name]
    )
