from __future__ import annotations

from datetime import date

import pytest

from badgeaudit.audit.dues import dues
from badgeaudit.model.outcomes import Status
from badgeaudit.model.standard import Deadline, ProcedureRule
from tests.builders import standard
from tests.unit.decision.cases import decision
from tests.unit.decision.cases import rule as procedure_rule


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


@pytest.mark.parametrize(
    ("told", "as_of", "overdue"),
    [
        (date(2026, 12, 14), date(2027, 3, 1), False),
        (date(2026, 12, 15), date(2027, 3, 1), True),
        (None, date(2026, 12, 14), False),
        (None, date(2026, 12, 15), True),
    ],
)
def test_what_was_decided_in_time_is_never_overdue(
    told: date | None, as_of: date, overdue: bool
) -> None:
    decided = decision(decided_on=date(2026, 12, 1), communicated_on=told)
    made = standard([], procedure=(procedure_rule("decided_in_time"),))
    (found,) = dues(made, {"applied_on": "2026-09-15"}, as_of, decided)
    assert (found.due, found.overdue) == (date(2026, 12, 14), overdue)


def test_a_renewal_that_was_granted_in_time_is_never_overdue() -> None:
    rules = (procedure_rule("renewed_in_time"), procedure_rule("outcome_known"))
    made = standard([], procedure=rules)
    application = {"label_issued_on": "2023-11-01"}
    (granted,) = dues(made, application, date(2027, 1, 1), decision())
    refused = decision(outcome="not yet issued")
    (still,) = dues(made, application, date(2027, 1, 1), refused)
    assert (granted.overdue, still.overdue) == (False, True)
