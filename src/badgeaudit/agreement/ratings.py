"""Table of ratings: what each rater answered to each unit, gaps allowed; Measure: one figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from badgeaudit.model.places import Message, message

Rating = str | int
"""A name (``met``) or a level."""

Table = Sequence[Sequence[Rating | None]]
"""Unit (criterion) → one rating per rater, always in the same order; None: not rated."""

Name = Literal[
    "exact",
    "adjacent",
    "alpha-nominal",
    "alpha-ordinal",
    "ac1",
    "ac2-linear",
    "ac2-quadratic",
    "cohen",
    "cohen-linear",
    "cohen-quadratic",
    "fleiss",
]


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of agreement, or why there is none."""

    name: Name
    value: float | None
    """At most 1; None when it is not defined."""
    units: int
    """How many units it was computed from."""
    raters: int
    """How many raters rated anything at all."""
    reason: Message | None = None
    """Why there is no value."""


def raters_of(table: Table) -> tuple[int, ...]:
    """Return the positions of the raters who rated at least one unit."""
    width = max((len(unit) for unit in table), default=0)
    return tuple(
        rater
        for rater in range(width)
        if any(rater < len(unit) and unit[rater] is not None for unit in table)
    )


def rated(table: Table, at_least: int) -> list[list[Rating]]:
    """Return the ratings of each unit that has so many, without the gaps."""
    given = ([rating for rating in unit if rating is not None] for unit in table)
    return [unit for unit in given if len(unit) >= at_least]


def complete(table: Table) -> list[list[Rating]]:
    """Return the ratings of each unit that every active rater rated, in the raters' order."""
    return rated(table, max(len(raters_of(table)), 1))


def defined(name: Name, value: Fraction, units: int, table: Table) -> Measure:
    """Return a figure; exact arithmetic up to here, so that no order of adding shows in it."""
    return Measure(name, float(value), units, len(raters_of(table)))


def undefined(name: Name, reason: Message, units: int, table: Table) -> Measure:
    """Return a figure that has no value, with the reason."""
    return Measure(name, None, units, len(raters_of(table)), reason)


def too_few(name: Name, units: int, table: Table) -> Measure:
    """Return a figure without a value: there is not enough to compare."""
    return undefined(name, message("agreement.too-few", units=units), units, table)


def no_variation(name: Name, units: int, table: Table) -> Measure:
    """Return a figure without a value: with one answer only, chance explains everything."""
    return undefined(name, message("agreement.no-variation"), units, table)
