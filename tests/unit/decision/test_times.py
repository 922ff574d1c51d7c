from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.decision import Label
from tests.unit.decision.cases import APPLICATION, came_of, case, decision, said

LAST = date(2026, 12, 14)
AFTER = date(2026, 12, 15)


@pytest.mark.parametrize(
    ("decided", "told", "as_of", "expected", "pointer"),
    [
        (LAST, LAST, AFTER, ("passed", "in-time"), "/decided_on"),
        (LAST, AFTER, AFTER, ("failed", "communicated-late"), "/communicated_on"),
        (AFTER, AFTER, AFTER, ("failed", "decided-late"), "/decided_on"),
        (None, None, LAST, ("cantTell", "decided-open"), "/decided_on"),
        (None, None, AFTER, ("failed", "decided-missing"), "/decided_on"),
        (LAST, None, LAST, ("cantTell", "communicated-open"), "/communicated_on"),
        (LAST, None, AFTER, ("failed", "communicated-missing"), "/communicated_on"),
        (date(2026, 9, 15), LAST, LAST, ("passed", "in-time"), "/communicated_on"),
    ],
)
def test_the_last_day_still_counts(
    decided: date | None, told: date | None, as_of: date, expected: tuple[str, str], pointer: str
) -> None:
    of = case(decision(decided_on=decided, communicated_on=told), as_of=as_of)
    found = came_of("decided_in_time", of)
    assert said(found) == expected
    assert found.place is not None
    assert found.place.pointer == pointer
    assert sentence(found.reason)


@pytest.mark.parametrize(
    ("sent", "as_of", "expected"),
    [
        (LAST, LAST, ("passed", "in-time")),
        (AFTER, AFTER, ("failed", "feedback-sent-late")),
        (None, LAST, ("cantTell", "feedback-sent-open")),
        (None, AFTER, ("failed", "feedback-sent-missing")),
    ],
)
def test_a_standard_may_ask_for_other_dates(
    sent: date | None, as_of: date, expected: tuple[str, str]
) -> None:
    of = case(decision(decided_on=AFTER, feedback_sent_on=sent), as_of=as_of)
    found = came_of("decided_in_time", of, dates=["feedback_sent_on"])
    assert said(found) == expected
    assert sentence(found.reason)


@pytest.mark.parametrize("applied", [None, "soon", "9999-12-30"])
def test_without_a_beginning_nothing_is_counted(applied: str | None) -> None:
    of = case(application={**APPLICATION, "applied_on": applied})
    assert said(came_of("decided_in_time", of)) == ("cantTell", "no-start")


RENEWAL = {**APPLICATION, "label_issued_on": "2023-11-01"}
NOT_ISSUED: dict[str, Any] = {"outcome": "not yet issued", "label": None}


@pytest.mark.parametrize(
    ("application", "changed", "as_of", "expected"),
    [
        (APPLICATION, {}, LAST, ("passed", "valid-until")),
        (APPLICATION, NOT_ISSUED, LAST, ("inapplicable", "no-renewal")),
        (APPLICATION, {"outcome": ""}, LAST, ("inapplicable", "no-renewal")),
        (APPLICATION, {"label": None}, LAST, ("cantTell", "validity-unsaid")),
        (
            APPLICATION,
            {"label": Label("", date(2024, 2, 29), date(2027, 3, 1))},
            LAST,
            ("failed", "valid-too-long"),
        ),
        (
            APPLICATION,
            {"label": Label("", date(2024, 2, 29), date(2027, 2, 28))},
            LAST,
            ("passed", "valid-until"),
        ),
        (RENEWAL, NOT_ISSUED, LAST, ("passed", "renewed")),
        (RENEWAL, {"decided_on": date(2026, 11, 2)}, LAST, ("failed", "renewed-late")),
        (RENEWAL, {"decided_on": None}, date(2026, 11, 1), ("cantTell", "renewal-open")),
        (RENEWAL, {"decided_on": None}, date(2026, 11, 2), ("failed", "ran-out")),
        (RENEWAL, {"label": None}, LAST, ("cantTell", "validity-unsaid")),
    ],
)
def test_a_label_is_renewed_before_it_runs_out(
    application: dict[str, Any], changed: dict[str, Any], as_of: date, expected: tuple[str, str]
) -> None:
    of = case(decision(**changed), application=application, as_of=as_of)
    found = came_of("renewed_in_time", of)
    assert said(found) == expected
    assert sentence(found.reason)


@given(decided=st.dates(date(2026, 1, 1), date(2027, 12, 31)), later=st.integers(0, 400))
def test_a_later_decision_is_never_more_in_time(decided: date, later: int) -> None:
    def outcome(day: date) -> bool:
        changed = decision(decided_on=day, communicated_on=day)
        return came_of("decided_in_time", case(changed)).outcome.value == "passed"

    after = date.fromordinal(decided.toordinal() + later)
    assert outcome(decided) >= outcome(after)
