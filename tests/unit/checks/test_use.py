from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.badges import Row
from tests.unit.checks.fakes import FakeTools, badge_row, credential_row, facts, look, seen


def use(rows: list[Row], months: int = 6) -> Any:
    return look("use_over_time", facts(rows), FakeTools(), months=months)


def test_use_is_counted_per_badge_and_month() -> None:
    rows = [
        badge_row("a", "Planner"),
        credential_row("a", "2024-01-31"),
        credential_row("a", "2024-01-01"),
        credential_row("a", "2024-08-01"),
        credential_row("b", "2024-03-01"),
        credential_row("b", "soon"),
    ]
    found = use(rows)
    assert seen(found) == [("passed", "use-of-badge")] * 2
    assert found[0].message.params == {
        "badge": "Planner",
        "count": 3,
        "months": 2,
        "first": "2024-01-01",
        "last": "2024-08-01",
    }
    assert found[1].message.params["badge"] == "b"


@pytest.mark.parametrize(
    ("last", "outcomes"),
    [("2024-08-31", {"passed"}), ("2024-08-30", {"passed"}), ("2024-08-28", {"passed", "failed"})],
)
def test_all_within_a_short_time_fails(last: str, outcomes: set[str]) -> None:
    found = use([credential_row("a", "2024-02-29"), credential_row("a", last)])
    assert {outcome for outcome, _ in seen(found)} == outcomes


def test_use_without_credentials_or_dates() -> None:
    assert seen(use([badge_row("a")])) == [("untested", "no-credentials")]
    assert seen(use([credential_row("a", "x")])) == [("cantTell", "no-issue-dates")]


def test_the_most_issued_badges_come_first_and_the_rest_is_counted() -> None:
    rows = [credential_row(f"b{n}", f"20{year}-01-01") for n in range(53) for year in (20, 21)]
    found = use([*rows, credential_row("b52", "2022-01-01")])
    assert len(found) == 51
    assert found[0].message.params["badge"] == "b52"
    assert (found[-1].message.id, found[-1].message.params) == (
        "checks.use-of-more-badges",
        {"count": 3},
    )
