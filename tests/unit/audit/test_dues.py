from __future__ import annotations

from datetime import date

import pytest

from badgeaudit.audit.dues import dues
from badgeaudit.model.outcomes import Status
from badgeaudit.model.standard import Deadline, ProcedureRule
from tests.builders import standard


def rule(**when: int) -> ProcedureRule:
    return ProcedureRule(
        "P-1", "Title", "Text", Status.OFFICIAL, ("SRC",), Deadline("applied_on", **when)
    )


@pytest.mark.parametrize(
    ("start", "when", "due"),
    [
        ("2026-09-15", {"days": 90}, date(2026, 12, 14)),
        ("2023-10-01", {"years": 3}, date(2026, 10, 1)),
        ("2024-02-29", {"years": 3}, date(2027, 2, 28)),
        ("2024-02-29", {"years": 4}, date(2028, 2, 29)),
        ("2026-09-15T10:00:00Z", {"days": 1}, date(2026, 9, 16)),
    ],
)
def test_dates_follow_from_the_application(start: str, when: dict[str, int], due: date) -> None:
    made = standard([], procedure=(rule(**when),))
    (found,) = dues(made, {"applied_on": start}, due)
    assert (found.due, found.overdue) == (due, False)
    (late,) = dues(made, {"applied_on": start}, date.fromordinal(due.toordinal() + 1))
    assert late.overdue


@pytest.mark.parametrize("start", [None, "", "soon", 7, "9999-12-31", []])
def test_a_date_that_is_none_gives_no_deadline(start: object) -> None:
    made = standard([], procedure=(rule(days=90),))
    assert dues(made, {"applied_on": start}, date(2026, 1, 1)) == ()
