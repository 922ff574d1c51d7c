"""Which figures are given for which questions, and what is said of them."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.agreement.figures import Group, figures
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.results import Judged
from badgeaudit.model.standard import Criterion, Scale
from tests.builders import criterion, judgement

SCALE = Scale(1, 5, 3, (), ("SRC",))
OUTCOMES = {
    "met": Outcome.PASSED,
    "not_met": Outcome.FAILED,
    "not_applicable": Outcome.INAPPLICABLE,
}


def judged(answer: Any, *, used: bool = True) -> Judged | None:
    if answer is None:
        return None
    level = answer if isinstance(answer, int) else None
    passed = Outcome.PASSED if level and level >= 3 else Outcome.FAILED
    outcome = passed if level else OUTCOMES[answer]
    return Judged(judgement("X", answer), "a.yaml", outcome, level, used)


def groups(*rows: tuple[Any, ...], **changed: Any) -> dict[str, Group]:
    """Return the groups by scope; a row whose first answer is a number has levels."""

    def asked(number: int, row: tuple[Any, ...]) -> Criterion:
        levels = any(isinstance(each, int) for each in row)
        answer = Answer.LEVEL if levels else Answer.TICK
        return criterion(f"C{number}", answer=answer, **changed)

    table = [
        (asked(number, row), [judged(each) for each in row]) for number, row in enumerate(rows)
    ]
    return {group.scope: group for group in figures(SCALE, table)}


def said(group: Group) -> set[str]:
    return {each.id.removeprefix("agreement.says-") for each in group.says}


def names(group: Group) -> list[str]:
    return [each.measure.name for each in group.figures]


def values(group: Group) -> dict[str, float | None]:
    return {each.measure.name: each.measure.value for each in group.figures}


def test_two_assessors_get_cohen_and_three_get_fleiss() -> None:
    two = groups((3, 4), (4, 4), ("met", "met"), ("met", "not_met"))
    assert names(two["levels"])[:2] == ["exact", "adjacent"]
    assert names(two["levels"])[2:] == ["alpha-ordinal", "ac2-quadratic", "cohen-quadratic"]
    assert names(two["ticks"]) == ["exact", "alpha-nominal", "ac1", "cohen"]
    assert names(two["sides"]) == ["exact", "alpha-nominal", "ac1", "cohen"]
    three = groups((3, 4, 4), (4, 4, 4), ("met", "met", "met"), ("met", "not_met", "met"))
    assert names(three["levels"])[-1] == names(three["ticks"])[-1] == "fleiss"


def test_sides_hold_levels_and_ticks_together() -> None:
    found = groups((3, 5), (2, 4), ("met", "met"), ("not_met", "not_met"))
    assert found["sides"].questions == 4
    assert found["sides"].alike == 3
    assert values(found["sides"])["exact"] == 0.75


def test_not_applicable_stands_on_no_scale() -> None:
    found = groups((3, "not_applicable"), (4, 4), (4, 5), ("met", "not_applicable"))
    assert (found["levels"].questions, found["levels"].left_out) == (2, 1)
    assert (found["sides"].questions, found["sides"].left_out) == (2, 2)
    assert found["ticks"].questions == 1


def test_not_applicable_is_a_category_only_where_it_may_be_said() -> None:
    """Three possible answers make agreement by chance less likely than two."""
    rows = [("met", "met")] * 8 + [("met", "not_met"), ("not_met", "met")]
    never = values(groups(*rows)["ticks"])["ac1"]
    allowed = values(groups(*rows, not_applicable="with_reason")["ticks"])["ac1"]
    assert never == pytest.approx((0.8 - 0.18) / 0.82)
    assert allowed == pytest.approx((0.8 - 0.09) / 0.91)


def test_what_does_not_count_is_left_out() -> None:
    rows = [(criterion("C"), [judged("met"), judged("not_met", used=False)])]
    assert all(group.questions == 0 for group in figures(SCALE, rows))


@pytest.mark.parametrize(
    ("questions", "size"), [(0, "none"), (2, "few"), (9, "few"), (10, "some"), (30, "many")]
)
def test_the_size_is_spoken_of(questions: int, size: str) -> None:
    rows = [("met", "not_met")] + [("met", "met"), ("not_met", "not_met")] * 20
    found = groups(*rows[:questions])["ticks"]
    assert size in said(found)
    if questions:
        assert str(questions) in sentence(found.says[0])


def test_the_kappa_trap_is_named() -> None:
    rows = [("met", "met")] * 18 + [("met", "not_met"), ("not_met", "met")]
    found = groups(*rows)["ticks"]
    assert "trap" in said(found)
    assert values(found)["cohen"] == pytest.approx(-1 / 19)
    assert values(found)["ac1"] == pytest.approx(0.8895, abs=1e-4)


def test_a_low_kappa_without_the_trap_is_left_alone() -> None:
    balanced = [("met", "met")] * 4 + [("not_met", "not_met")] * 4 + [("met", "not_met")] * 8
    assert "trap" not in said(groups(*balanced)["ticks"])


def test_all_alike_has_no_kappa_and_says_so() -> None:
    found = groups(*[("met", "met")] * 12)["ticks"]
    assert values(found) == {"exact": 1, "alpha-nominal": None, "ac1": 1, "cohen": None}
    assert "same" in said(found)
    assert "trap" not in said(found)


def test_what_one_question_moves() -> None:
    found = groups((3, 4), (4, 4), (5, 5), (2, 2))["levels"]
    exact = found.figures[0]
    assert exact.measure.value == 0.75
    assert exact.low == pytest.approx(2 / 3)
    assert exact.high == 1
    for each in found.figures:
        assert each.low is None or each.high is None or each.low <= each.high


def test_no_range_where_the_figure_hangs_on_one_question() -> None:
    """Without the only differing question nothing varies, so alpha would have no value."""
    found = groups((4, 4), (4, 4), (4, 5))["levels"]
    alpha = found.figures[2]
    assert alpha.measure.value is not None
    assert (alpha.low, alpha.high) == (None, None)
