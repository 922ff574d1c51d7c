"""The measures against published worked examples, hand-computed values, and what must always hold.

``oracles.json`` holds values that libraries gave for random tables; the libraries are not needed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations, product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.agreement.measures import Weights, adjacent, alpha, cohen, exact, fleiss, gwet
from badgeaudit.agreement.ratings import Measure, Rating, Table
from tests.unit.agreement.examples import (
    BINARY,
    COHEN,
    ESSAYS,
    FLEISS,
    OBSERVERS,
    PARADOX,
    TRAP,
    by_unit,
    pairs,
    spread,
)

FIVE = (1, 2, 3, 4, 5)
FOUR_OBSERVERS = by_unit(OBSERVERS)
VERDICTS = ("met", "not_met", "not_applicable")

MEASURES: dict[str, Callable[[Table], Measure]] = {
    "exact": exact,
    "alpha nominal": lambda table: alpha(table, "nominal"),
    "AC1": lambda table: gwet(table, FIVE),
    "Cohen": lambda table: cohen(table, FIVE),
    "Fleiss": fleiss,
    "adjacent": adjacent,
    "alpha ordinal": lambda table: alpha(table, "ordinal"),
    "AC2 linear": lambda table: gwet(table, FIVE, "linear"),
    "AC2 quadratic": lambda table: gwet(table, FIVE, "quadratic"),
    "Cohen linear": lambda table: cohen(table, FIVE, "linear"),
    "Cohen quadratic": lambda table: cohen(table, FIVE, "quadratic"),
}
NOMINAL = list(MEASURES)[:5]
measures = pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))


def value(measure: Measure) -> float:
    assert measure.value is not None, measure.reason
    return measure.value


class TestPublishedExamples:
    @pytest.mark.parametrize(("kind", "published"), [("nominal", 0.743), ("ordinal", 0.815)])
    def test_krippendorff_four_observers(self, kind: str, published: float) -> None:
        found = alpha(FOUR_OBSERVERS, "nominal" if kind == "nominal" else "ordinal")
        assert round(value(found), 3) == published
        assert (found.units, found.raters) == (11, 4)

    def test_krippendorff_two_observers(self) -> None:
        assert round(value(alpha(by_unit(BINARY), "nominal")), 3) == 0.095

    def test_gwet_four_raters(self) -> None:
        """As irrCAC prints them: pa 0.8181818, AC1 0.77544, AC2 with quadratic weights 0.914."""
        assert round(value(exact(FOUR_OBSERVERS)), 7) == 0.8181818
        assert round(value(gwet(FOUR_OBSERVERS, FIVE)), 5) == 0.77544
        assert round(value(gwet(FOUR_OBSERVERS, FIVE, "quadratic")), 3) == 0.914

    def test_cohen_grants(self) -> None:
        found = cohen(pairs(COHEN), ("yes", "no"))
        assert value(found) == 0.4
        assert (found.units, found.raters) == (50, 2)

    @pytest.mark.parametrize(("first", "second", "published"), ESSAYS)
    def test_quadratic_kappa(self, first: list[int], second: list[int], published: float) -> None:
        found = cohen(by_unit([first, second]), range(1, 11), "quadratic")
        assert value(found) == pytest.approx(published, abs=1e-14)

    def test_fleiss_fourteen_raters(self) -> None:
        found = fleiss(spread(FLEISS))
        assert round(value(found), 3) == 0.210
        assert (found.units, found.raters) == (10, 14)


ORACLES = json.loads((Path(__file__).parent / "oracles.json").read_text("utf-8"))["tables"]


@pytest.mark.parametrize("given", ORACLES, ids=range(len(ORACLES)))
def test_libraries_give_the_same(given: dict[str, Any]) -> None:
    first_two = [unit[:2] for unit in given["complete"]]
    found = [
        alpha(given["gaps"], "nominal"),
        alpha(given["gaps"], "ordinal"),
        fleiss(given["complete"]),
        cohen(first_two, FIVE),
        cohen(first_two, FIVE, "linear"),
        cohen(first_two, FIVE, "quadratic"),
    ]
    for each in found:
        assert value(each) == pytest.approx(given[each.name], abs=1e-11)


class TestByHand:
    def test_the_kappa_trap(self) -> None:
        """18 of 20 alike: kappa is below zero and AC1 is not."""
        table = pairs(TRAP)
        assert value(exact(table)) == 0.9
        assert value(cohen(table, ("met", "not_met"))) == pytest.approx(-1 / 19)
        # p_e = 2 · 0.95 · 0.05 = 0.095
        assert value(gwet(table, ("met", "not_met"))) == pytest.approx((0.9 - 0.095) / 0.905)

    def test_the_paradox_of_kappa(self) -> None:
        """118 of 125 alike: p_o = 0.944, and kappa's p_e = (123 · 120 + 2 · 5) / 125² = 0.94528."""
        table = pairs(PARADOX)
        assert value(exact(table)) == 0.944
        assert value(cohen(table, "+-")) == pytest.approx((0.944 - 0.94528) / (1 - 0.94528))
        # π = 243/250 = 0.972, p_e = 2 · 0.972 · 0.028 = 0.054432
        assert value(gwet(table, "+-")) == pytest.approx((0.944 - 0.054432) / (1 - 0.054432))

    def test_total_disagreement(self) -> None:
        table = pairs({("a", "b"): 2, ("b", "a"): 2})
        assert value(exact(table)) == 0
        assert value(cohen(table, "ab")) == -1
        assert value(fleiss(table)) == -1
        # D_o = 1, D_e = 2 · 4 · 4 / (8 · 7) = 4/7
        assert value(alpha(table, "nominal")) == pytest.approx(1 - 7 / 4)

    def test_ordinal_distance_counts_ratings_between(self) -> None:
        """Values 1 1 2 4: δ²(1,2) = (3 - 3/2)², δ²(1,4) = (4 - 3/2)², δ²(2,4) = (2 - 1)²."""
        table = [(1, 1), (2, 4)]
        observed = Fraction(2 * 1, 4)
        expected = 2 * (2 * Fraction(9, 4) + 2 * Fraction(25, 4) + 1) / (4 * 3)
        assert value(alpha(table, "ordinal")) == float(1 - observed / expected)

    def test_adjacent(self) -> None:
        table = [(1, 2), (1, 3), (3, 3), (5, None)]
        assert value(exact(table)) == float(Fraction(1, 3))
        assert value(adjacent(table)) == float(Fraction(2, 3))

    def test_pairs_within_a_unit_are_averaged(self) -> None:
        table = [("a", "a", "b"), ("a", "a", None)]
        assert value(exact(table)) == float((Fraction(1, 3) + 1) / 2)

    def test_weights(self) -> None:
        """One pair of equals and one two steps apart of four: weights 1 - 2/4 and 1 - 4/16."""
        table = [(3, 3), (2, 4)]
        expected = {"linear": Fraction(1, 4) * 3, "quadratic": Fraction(7, 8)}
        shares = {2: Fraction(1, 4), 3: Fraction(1, 2), 4: Fraction(1, 4)}
        by_chance = sum(share * (1 - share) for share in shares.values()) / 20
        kinds: tuple[Weights, ...] = ("linear", "quadratic")
        for kind in kinds:
            power = 1 if kind == "linear" else 2
            total = sum(1 - Fraction(abs(a - b), 4) ** power for a, b in product(FIVE, FIVE))
            chance = total * by_chance
            wanted = (expected[kind] - chance) / (1 - chance)
            assert value(gwet(table, FIVE, kind)) == float(wanted)

    def test_two_categories_make_weights_alike(self) -> None:
        table = pairs(COHEN)
        values = {value(cohen(table, ("yes", "no"), w)) for w in ("identity", "linear")}
        assert values == {0.4}

    def test_fleiss_leaves_units_with_gaps_out(self) -> None:
        table = [("a", "a", "a"), ("b", "b", "b"), ("a", "b", None)]
        found = fleiss(table)
        assert (value(found), found.units) == (1, 2)


class TestUndefined:
    @measures
    @pytest.mark.parametrize("table", [[], [(None, None)], [(1, None), (None, 2)]])
    def test_nothing_to_compare(self, measure: Callable[[Table], Measure], table: Table) -> None:
        found = measure(table)
        assert found.value is None
        assert found.reason is not None
        assert found.reason.id == "agreement.too-few"

    @measures
    def test_a_coefficient_needs_two_units(self, measure: Callable[[Table], Measure]) -> None:
        found = measure([(1, 2), (1, None)])
        assert (found.value is None) is (found.name not in ("exact", "adjacent"))

    @measures
    def test_one_answer_throughout(self, measure: Callable[[Table], Measure]) -> None:
        """Gwet's coefficients and plain agreement are defined then, those with chance are not."""
        found = measure([(3, 3)] * 5)
        if found.name in ("exact", "adjacent", "ac1", "ac2-linear", "ac2-quadratic"):
            assert found.value == 1
        else:
            assert found.value is None
            assert found.reason is not None
            assert found.reason.id == "agreement.no-variation"

    def test_only_one_possible_answer(self) -> None:
        assert gwet([("a", "a"), ("a", "a")], ["a"]).value is None

    def test_cohen_is_for_two(self) -> None:
        found = cohen(FOUR_OBSERVERS, FIVE)
        assert found.reason is not None
        assert found.reason.id == "agreement.two-only"
        assert found.reason.params == {"raters": 4}

    @pytest.mark.parametrize("measure", [gwet, cohen])
    def test_an_impossible_rating_is_an_error(self, measure: Callable[..., Measure]) -> None:
        with pytest.raises(ValueError, match="none of the categories"):
            measure([("met", "maybe"), ("met", "met")], ("met", "not_met"))


RATING = st.sampled_from([1, 2, 3, 4, 5, None])


@st.composite
def tables(draw: st.DrawFn, raters: int | None = None) -> list[tuple[int | None, ...]]:
    width = raters or draw(st.integers(2, 4))
    return draw(st.lists(st.tuples(*[RATING] * width), max_size=12))


def same(one: Measure, other: Measure) -> bool:
    return (one.value, one.units, one.raters) == (other.value, other.units, other.raters)


@measures
@given(table=tables())
def test_order_of_raters_and_units_does_not_matter(
    measure: Callable[[Table], Measure], table: list[tuple[Rating | None, ...]]
) -> None:
    found = measure(table)
    assert same(measure(table[::-1]), found)
    width = len(table[0]) if table else 0
    for order in list(permutations(range(width)))[:6]:
        assert same(measure([tuple(unit[i] for i in order) for unit in table]), found)


@measures
@given(table=tables())
def test_no_value_is_above_one(
    measure: Callable[[Table], Measure], table: list[tuple[int | None, ...]]
) -> None:
    found = measure(table)
    assert (found.value is None) is (found.reason is not None)
    assert found.value is None or -20 <= found.value <= 1


@measures
@given(table=tables())
def test_what_nobody_rated_changes_nothing(
    measure: Callable[[Table], Measure], table: list[tuple[int | None, ...]]
) -> None:
    found = measure(table)
    width = len(table[0]) if table else 2
    assert same(measure([*table, (None,) * width]), found)
    assert same(measure([(*unit, None) for unit in table]), found)


@measures
@given(levels=st.lists(st.integers(1, 5), min_size=2, max_size=12), raters=st.integers(2, 4))
def test_perfect_agreement_is_one(
    measure: Callable[[Table], Measure], levels: list[int], raters: int
) -> None:
    found = measure([(level,) * raters for level in levels])
    if found.reason is None:
        assert found.value == 1
    else:
        assert len(set(levels)) == 1 or raters > 2


@given(table=tables(), order=st.permutations(FIVE))
@pytest.mark.parametrize("measure", [MEASURES[n] for n in NOMINAL], ids=NOMINAL)
def test_names_may_be_exchanged(
    measure: Callable[[Table], Measure], table: list[tuple[int | None, ...]], order: Sequence[int]
) -> None:
    other = [tuple(None if one is None else order[one - 1] for one in unit) for unit in table]
    assert same(measure(other), measure(table))


@measures
@given(table=tables())
def test_turning_the_scale_round_changes_nothing(
    measure: Callable[[Table], Measure], table: list[tuple[int | None, ...]]
) -> None:
    turned = [tuple(None if one is None else 6 - one for one in unit) for unit in table]
    assert same(measure(turned), measure(table))


def test_many_units_stay_exact() -> None:
    """Alpha of 3,000 units does not depend on the order of adding up."""
    random = Random(7)
    table = [tuple(random.choice(FIVE) for _ in range(3)) for _ in range(3000)]
    found = alpha(table, "ordinal").value
    random.shuffle(table)
    assert alpha(table, "ordinal").value == found
    assert found is not None
    assert abs(found) < 0.05
