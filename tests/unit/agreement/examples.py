"""Published worked examples of agreement coefficients: the data, rater by rater."""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.agreement.ratings import Rating

N = None

OBSERVERS: list[list[int | None]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
"""Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, example C: four observers, 12
units, gaps. Also Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed., p. 120, and the data
set ``cac.raw4raters`` of his R package irrCAC."""

BINARY = ([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0])
"""Krippendorff (2011), example A: two observers, ten units, two values."""

FLEISS = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]
"""Fleiss' kappa, the worked example of the encyclopaedias: ten subjects, fourteen raters, five
categories; how many raters chose each."""

COHEN = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
"""Cohen's kappa, the textbook example of fifty grant proposals and two readers."""

PARADOX = {("+", "+"): 118, ("+", "-"): 5, ("-", "+"): 2}
"""125 subjects, nearly all "+": two who agree on 118 of them, and yet kappa is below zero. After
Gwet (2002), Kappa Statistic is not Satisfactory for Assessing the Extent of Agreement Between
Raters; the values are computed by hand."""

ESSAYS = (
    ([9, 7, 8, 7, 6, 8, 3, 5, 10], [8, 8, 6, 6, 7, 6, 1, 4, 8], 0.758620689655172),
    ([9, 7, 8, 7, 6, 8, 3, 5, 10], [3, 5, 6, 6, 7, 6, 1, 4, 8], 0.438095238095238),
)
"""Examples of Maple's EssayTools[QuadraticWeightedKappa]: two graders, nine essays, the value."""

TRAP = {("met", "met"): 18, ("met", "not_met"): 1, ("not_met", "met"): 1}
"""Twenty criteria, nearly all met: our usual case."""


def by_unit(raters: Sequence[Sequence[Rating | None]]) -> list[tuple[Rating | None, ...]]:
    """Return a table: unit by unit what each rater gave."""
    return list(zip(*raters, strict=True))


def pairs(counts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    """Return a table of two raters from a cross table."""
    return [pair for pair, many in counts.items() for _ in range(many)]


def spread(counts: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Return a table from how many raters chose each category; who chose it does not matter."""
    return [
        tuple(category for category, many in enumerate(unit) for _ in range(many))
        for unit in counts
    ]
