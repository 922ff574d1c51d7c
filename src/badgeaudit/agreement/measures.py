"""Measures of agreement: exact, adjacent, Krippendorff's alpha, Gwet's AC1/AC2, two kappas.

Everything is computed in fractions, so the order of raters and units never shows in a digit. What
is compared are units (criteria) that at least two raters rated; a coefficient needs two of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Literal

from badgeaudit.agreement.ratings import (
    Measure,
    Name,
    Rating,
    Table,
    complete,
    defined,
    no_variation,
    rated,
    raters_of,
    too_few,
    undefined,
)
from badgeaudit.model.places import message

Weights = Literal["identity", "linear", "quadratic"]
"""What two ratings ``d`` steps apart on a scale of ``q`` are worth: 1 and 0; ``1 - d/(q-1)``;
``1 - (d/(q-1))²``.
"""

_FEWEST = 2

_GWET: Mapping[Weights, Name] = {
    "identity": "ac1",
    "linear": "ac2-linear",
    "quadratic": "ac2-quadratic",
}
_COHEN: Mapping[Weights, Name] = {
    "identity": "cohen",
    "linear": "cohen-linear",
    "quadratic": "cohen-quadratic",
}


def exact(table: Table) -> Measure:
    """Share of agreeing pairs of raters, averaged over the units: for two, "n of m alike".

    Raw agreement (p_a) of Gwet, K. L. (2014): Handbook of Inter-Rater Reliability, 4th ed., ch. 2,
    with gaps: a unit counts when two rated it.
    """
    return _pairs("exact", table, lambda a, b: a == b)


def adjacent(table: Table) -> Measure:
    """Like ``exact``, with levels one step apart counted as agreeing. Ratings are levels."""
    return _pairs("adjacent", table, lambda a, b: abs(int(a) - int(b)) <= 1)


def _pairs(name: Name, table: Table, agree: Callable[[Rating, Rating], bool]) -> Measure:
    units = rated(table, 2)
    if not units:
        return too_few(name, 0, table)
    shares = Fraction()
    for unit in units:
        pairs = list(combinations(unit, 2))
        shares += Fraction(sum(agree(a, b) for a, b in pairs), len(pairs))
    return defined(name, shares / len(units), len(units), table)


def alpha(table: Table, kind: Literal["nominal", "ordinal"]) -> Measure:
    """Krippendorff's alpha: 1 - D_o / D_e, for any number of raters, with gaps.

    D_o = (1/n) Σ_units Σ_(pairs i≠j) δ²(i, j) / (m_u - 1) over units with m_u >= 2 ratings, n being
    the number of their ratings; D_e = Σ_(c, k) n_c n_k δ²(c, k) / (n (n - 1)). δ² is 0 or 1 for
    nominal ratings; for ordinal ones (Σ_(g = c…k) n_g - (n_c + n_k) / 2)². Undefined when all
    ratings are the same (D_e = 0). Source: Krippendorff, K. (2011): Computing Krippendorff's
    Alpha-Reliability, sections C and D, https://repository.upenn.edu/asc_papers/43
    """
    name: Name = "alpha-nominal" if kind == "nominal" else "alpha-ordinal"
    units = rated(table, 2)
    if len(units) < _FEWEST:
        return too_few(name, len(units), table)
    counts = Counter(rating for unit in units for rating in unit)
    if len(counts) == 1:
        return no_variation(name, len(units), table)
    distance = _nominal if kind == "nominal" else _ordinal(counts)
    n = counts.total()
    observed = Fraction()
    for unit in units:
        apart = sum((distance(a, b) for a, b in combinations(unit, 2)), Fraction())
        observed += 2 * apart / (len(unit) - 1)
    expected = sum(
        (2 * counts[c] * counts[k] * distance(c, k) for c, k in combinations(counts, 2)),
        Fraction(),
    )
    return defined(name, 1 - observed * (n - 1) / expected, len(units), table)


def _nominal(a: Rating, b: Rating) -> Fraction:
    return Fraction(a != b)


def _ordinal(counts: Counter[Rating]) -> Callable[[Rating, Rating], Fraction]:
    """Return the squared distance of two levels: how many ratings lie between them."""
    levels = {int(level): count for level, count in counts.items()}

    def distance(a: Rating, b: Rating) -> Fraction:
        low, high = sorted((int(a), int(b)))
        between = sum(count for level, count in levels.items() if low <= level <= high)
        return (between - Fraction(levels[low] + levels[high], 2)) ** 2

    return distance


def gwet(table: Table, categories: Sequence[Rating], weights: Weights = "identity") -> Measure:
    """Gwet's AC1 (identity weights) or AC2 (linear, quadratic): (p_a - p_e) / (1 - p_e).

    p_a is the weighted agreement of pairs within units of two ratings and more, averaged over them;
    p_e = T_w / (q (q - 1)) Σ_k π_k (1 - π_k), with T_w the sum of all weights, q the number of
    categories that could be given and π_k the mean share of category k over all rated units. Less
    sensitive than kappa to one answer being very common, and defined when all are the same.
    Sources: Gwet, K. L. (2008), British Journal of Mathematical and Statistical Psychology 61,
    29-48; Gwet (2014): Handbook of Inter-Rater Reliability, 4th ed., ch. 5.

    ``categories`` are all ratings that were possible, in their order. Raises ValueError for a
    rating that is none of them.
    """
    name = _GWET[weights]
    weight = _weights(categories, weights)
    pairable, every = rated(table, 2), rated(table, 1)
    if len(pairable) < _FEWEST:
        return too_few(name, len(pairable), table)
    if len(categories) < 2:
        return no_variation(name, len(pairable), table)
    agreed = Fraction()
    for unit in pairable:
        pairs = list(combinations(unit, 2))
        agreed += sum((weight(a, b) for a, b in pairs), Fraction()) / len(pairs)
    agreed /= len(pairable)
    spread = Fraction()
    for category in categories:
        share = sum((Fraction(unit.count(category), len(unit)) for unit in every), Fraction())
        share /= len(every)
        spread += share * (1 - share)
    q = len(categories)
    all_weights = sum((weight(a, b) for a in categories for b in categories), Fraction())
    by_chance = all_weights * spread / (q * (q - 1))
    return defined(name, (agreed - by_chance) / (1 - by_chance), len(pairable), table)


def cohen(table: Table, categories: Sequence[Rating], weights: Weights = "identity") -> Measure:
    """Cohen's kappa for two raters, over the units that both rated: (p_o - p_e) / (1 - p_e).

    p_o is the mean weight of the pairs, p_e the mean weight if the same ratings were given
    independently of each other. Undefined when both gave one and the same rating throughout.
    Sources: Cohen, J. (1960), Educational and Psychological Measurement 20, 37-46; weights: Cohen
    (1968), Psychological Bulletin 70, 213-220.

    ``categories`` as in ``gwet``.
    """
    name = _COHEN[weights]
    weight = _weights(categories, weights)
    raters = len(raters_of(table))
    units = complete(table)
    if raters > 2:
        return undefined(name, message("agreement.two-only", raters=raters), 0, table)
    if raters < 2 or len(units) < _FEWEST:
        return too_few(name, 0 if raters < 2 else len(units), table)
    n = len(units)
    first, second = (Counter(unit[rater] for unit in units) for rater in (0, 1))
    observed = sum((weight(a, b) for a, b in units), Fraction()) / n
    expected = sum(
        (weight(a, b) * first[a] * second[b] for a in first for b in second), Fraction()
    ) / (n * n)
    if expected == 1:
        return no_variation(name, n, table)
    return defined(name, (observed - expected) / (1 - expected), n, table)


def fleiss(table: Table) -> Measure:
    """Fleiss' kappa for any number of raters, over the units that every one of them rated.

    (P̄ - P̄_e) / (1 - P̄_e): P̄ is the mean share of agreeing pairs, P̄_e = Σ_j p_j² with p_j the share
    of category j among all ratings. Units with a gap are left out; levels are treated as names.
    Undefined when all ratings are the same. Source: Fleiss, J. L. (1971), Psychological Bulletin
    76, 378-382.
    """
    raters = len(raters_of(table))
    units = complete(table) if raters >= 2 else []
    if len(units) < _FEWEST:
        return too_few("fleiss", len(units), table)
    counts = Counter(rating for unit in units for rating in unit)
    n = len(units)
    agreeing = sum(many * (many - 1) for unit in units for many in Counter(unit).values())
    observed = Fraction(agreeing, n * raters * (raters - 1))
    expected = sum((Fraction(many, n * raters) ** 2 for many in counts.values()), Fraction())
    if expected == 1:
        return no_variation("fleiss", n, table)
    return defined("fleiss", (observed - expected) / (1 - expected), n, table)


def _weights(
    categories: Sequence[Rating], weights: Weights
) -> Callable[[Rating, Rating], Fraction]:
    """Return what a pair of ratings is worth, 1 for equal ones."""
    at = {category: number for number, category in enumerate(categories)}
    steps = max(len(categories) - 1, 1)

    def weight(a: Rating, b: Rating) -> Fraction:
        if a not in at or b not in at:
            raise ValueError(f"{a!r} or {b!r} is none of the categories {categories!r}")
        apart = Fraction(abs(at[a] - at[b]), steps)
        if weights == "identity":
            return Fraction(apart == 0)
        return 1 - (apart if weights == "linear" else apart**2)

    return weight
