"""texts: the words of a badge's description and criteria beside those of the dossier's others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from badgeaudit.report.charts.percent import percent

Part = Mapping[str, Any]

OTHERS = 3
"""Fewer others than this say nothing about what is usual."""
SHORT = 2
"""A text is short when the others' median is more than this many times as long, …"""
LEAST = 10
"""… and at least so many words longer. Both are ours: a hint, and no outcome."""
SHOWN = 8
FOLDED = 40
"""Badge classes shown at once, and on opening; the rest is counted."""

_ROOM = 3
"""The drawing ends at so many times the median, unless the longest text is shorter."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One text on a line from 0 words to the end of the drawing."""

    words: int
    shortest: int
    median: int
    longest: int
    """Of the others; the median is rounded down."""
    x: float
    low: float
    width: float
    middle: float
    beyond: bool
    """True when it is longer than the drawing."""
    short: bool
    """True when it is short beside the others: a hint, and no outcome."""


@dataclass(frozen=True, slots=True)
class Line:
    """One badge class."""

    badge: str
    """Its id."""
    description: Strip
    criteria: Strip

    @property
    def short(self) -> bool:
        """Tell whether one of its texts is short beside the others."""
        return self.description.short or self.criteria.short


@dataclass(frozen=True, slots=True)
class Texts:
    """All badge classes, those with a short text first."""

    shown: tuple[Line, ...]
    folded: tuple[Line, ...]
    left_out: int
    short: int
    """How many have a text that is short beside the others."""
    ends: tuple[int, int]
    """Words at the end of the drawing, for descriptions and for criteria."""


def texts(document: Part) -> Texts | None:
    """Return the comparison; None with fewer than four badge classes, or without their words.

    ``shown`` holds those that are short beside the others, ``folded`` the rest.
    """
    classes = document["subjects"]["badge_classes"]
    if len(classes) <= OTHERS or any("words" not in each for each in classes):
        return None
    drawers = [_Drawer([each["words"][part] for each in classes]) for part in _PARTS]
    lines = [
        Line(each["id"], *(d.strip(each["words"][p]) for d, p in zip(drawers, _PARTS, strict=True)))
        for each in classes
    ]
    lines.sort(key=lambda line: (not line.short, line.description.words + line.criteria.words))
    short = sum(line.short for line in lines)
    first = min(short, SHOWN)
    return Texts(
        tuple(lines[:first]),
        tuple(lines[first : first + FOLDED]),
        max(0, len(lines) - first - FOLDED),
        short,
        (drawers[0].end, drawers[1].end),
    )


_PARTS = ("description", "criteria")


class _Drawer:
    """Knows the lengths of all texts of one kind; tells of each how it stands to the others."""

    def __init__(self, counts: Sequence[int]) -> None:
        self._counts = sorted(counts)
        middle = self._counts[len(counts) // 2]
        self.end = max(10, min(self._counts[-1], _ROOM * middle or self._counts[-1]))

    def strip(self, words: int) -> Strip:
        place = bisect_left(self._counts, words)
        shortest, longest = self._other(0, place), self._other(len(self._counts) - 2, place)
        median = self._median_without(place)
        low = percent(shortest, self.end)
        return Strip(
            words,
            shortest,
            median,
            longest,
            percent(words, self.end),
            low,
            round(percent(longest, self.end) - low, 2),
            percent(median, self.end),
            words > self.end,
            words * SHORT < median and words + LEAST <= median,
        )

    def _other(self, index: int, without: int) -> int:
        """Return the count at an index of the sorted list that lacks one entry."""
        return self._counts[index if index < without else index + 1]

    def _median_without(self, place: int) -> int:
        others = len(self._counts) - 1
        return (self._other((others - 1) // 2, place) + self._other(others // 2, place)) // 2
