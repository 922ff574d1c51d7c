from __future__ import annotations

from datetime import date

import pytest

from badgeaudit.decision.dates import application_date, settled_on
from badgeaudit.model.standard import Deadline
from tests.unit.decision.cases import decision, rule, small_standard

STANDARD = small_standard()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-09-15", date(2026, 9, 15)),
        ("2026-09-15T23:00:00Z", date(2026, 9, 15)),
        ("September", None),
        (None, None),
        (["2026-09-15"], None),
    ],
)
def test_the_day_of_the_application(written: object, day: date | None) -> None:
    assert application_date({"applied_on": written}, Deadline("applied_on", 90)) == day


def test_a_deadline_is_settled_by_the_last_of_its_dates() -> None:
    in_time = rule("decided_in_time")
    assert settled_on(STANDARD, in_time, decision()) == date(2026, 10, 22)
    assert settled_on(STANDARD, in_time, decision(communicated_on=None)) is None


def test_a_renewal_is_settled_when_it_is_granted() -> None:
    renewed = rule("renewed_in_time")
    assert settled_on(STANDARD, renewed, decision()) == date(2026, 10, 20)
    assert settled_on(STANDARD, renewed, decision(outcome="not yet issued")) is None
    assert settled_on(STANDARD, rule("issued_by"), decision()) is None
