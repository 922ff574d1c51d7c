from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import FakeTools, facts, look, seen


def planned(name: str, plan: Any, **parameters: int) -> list[tuple[str, str]]:
    return seen(look(name, facts(), FakeTools({"plan": plan}), **parameters))


@pytest.mark.parametrize(
    ("start", "end"),
    [("2027-01-01", "2029-12-31"), ("2027-01-01", "2031-01-01"), ("2024-02-29", "2027-02-27")],
)
def test_three_years_pass_to_their_last_day(start: str, end: str) -> None:
    assert planned("plan_period", {"from": start, "to": end}, years=3) == []


@pytest.mark.parametrize(
    ("start", "end"),
    [("2027-01-01", "2029-12-30"), ("2027-01-01", "2026-01-01"), ("2024-02-29", "2027-02-26")],
)
def test_a_day_less_fails(start: str, end: str) -> None:
    found = planned("plan_period", {"from": start, "to": end}, years=3)
    assert found == [("failed", "plan-short")]


@pytest.mark.parametrize("plan", [None, {}, "x", {"to": "2029-12-31"}, {"from": "2027-01-01"}])
def test_no_period_is_untested(plan: Any) -> None:
    assert planned("plan_period", plan, years=3) == [("untested", "not-provided")]
    assert planned("review_rhythm", plan, months=12) == [("untested", "not-provided")]


def rhythm(*reviews: Any, months: int = 12) -> list[tuple[str, str]]:
    plan = {"from": "2027-01-01", "to": "2029-12-31", "reviews": list(reviews)}
    return planned("review_rhythm", plan, months=months)


def test_yearly_reviews_pass_in_any_order() -> None:
    assert rhythm("2029-01-01", "2028-01-01", "junk", 7) == []
    assert rhythm("2027-12-31", "2028-12-31") == []


@pytest.mark.parametrize(
    "reviews",
    [
        ("2028-01-02", "2029-01-02"),
        ("2028-01-01", "2028-12-30"),
        ("2027-06-01", "2028-06-02", "2029-06-01"),
    ],
)
def test_a_gap_a_day_too_long_fails(reviews: tuple[str, ...]) -> None:
    assert rhythm(*reviews) == [("failed", "plan-review-gap")]


def test_every_gap_is_named() -> None:
    assert rhythm("2028-07-01") == [("failed", "plan-review-gap")] * 2


def test_reviews_outside_the_plan_do_not_count() -> None:
    assert rhythm() == [("failed", "plan-no-reviews")]
    assert rhythm("2026-12-31", "2030-01-01") == [("failed", "plan-no-reviews")]


def addressed(plan: Any, *failed: str) -> Any:
    return look("findings_in_plan", facts(failed=failed), FakeTools({"plan": plan}))


def test_findings_that_no_action_addresses_fail_together() -> None:
    plan = {"actions": [{"addresses": ["q1-06", 7]}, "x", {"what": "?"}]}
    assert addressed(plan, "Q1-06") == []
    found = addressed(plan, "Q1-06", "Q1-07", "F-05")
    assert seen(found) == [("failed", "plan-leaves-findings")]
    assert found[0].message.params["criteria"] == ("Q1-07", "F-05")


def test_nothing_failed_leaves_nothing_to_address() -> None:
    assert addressed({"document": "x"}) == []


def test_no_plan_is_untested() -> None:
    assert seen(addressed(None, "Q1-06")) == [("untested", "not-provided")]
