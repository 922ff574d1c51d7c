"""From when until when: every name, zone and fault of the dates."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.dates import assertion_dates, credential_dates, moment

AS_OF = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("end", ["validUntil", "expirationDate"])
@pytest.mark.parametrize("start", ["validFrom", "issuanceDate"])
def test_within_the_period_passes(start: str, end: str) -> None:
    data = {start: "2026-01-01T00:00:00Z", end: "2026-12-31T00:00:00Z"}
    (step,) = credential_dates(data, AS_OF)
    assert step.outcome is Outcome.PASSED
    assert step.reason.params["date"] == "2026-12-31 00:00 UTC"


def test_without_an_end_it_does_not_expire() -> None:
    (step,) = credential_dates({"validFrom": "2026-01-01T00:00:00Z"}, AS_OF)
    assert step.reason.id == "verification.dates-open"


@pytest.mark.parametrize(
    ("name", "written", "id"),
    [
        ("validUntil", "2026-06-15T11:59:59Z", "verification.expired"),
        ("expirationDate", "2026-06-15T13:00:00+02:00", "verification.expired"),
        ("validFrom", "2026-06-15T12:00:01Z", "verification.not-yet-valid"),
        ("issuanceDate", "2026-06-15T11:00:00-02:00", "verification.not-yet-valid"),
        ("validUntil", "soon", "verification.date-unreadable"),
        ("validFrom", {"@value": "2026-01-01T00:00:00Z"}, "verification.date-unreadable"),
    ],
)
def test_outside_the_period_fails_with_the_place(name: str, written: object, id: str) -> None:
    (step,) = credential_dates({name: written}, AS_OF)
    assert (step.outcome, step.reason.id, step.pointer) == (Outcome.FAILED, id, f"/{name}")
    assert step.level == "error"


def test_the_last_moment_still_counts() -> None:
    (step,) = credential_dates({"validUntil": "2026-06-15T12:00:00Z"}, AS_OF)
    assert step.outcome is Outcome.PASSED


def test_an_end_before_the_beginning_is_a_fault_of_its_own() -> None:
    data = {"issuedOn": "2026-05-02T00:00:00Z", "expires": "2026-05-01T00:00:00Z"}
    ids = [step.reason.id for step in assertion_dates(data, AS_OF)]
    assert ids == ["verification.expired", "verification.ends-first"]


def test_seconds_and_dates_without_a_zone_are_read() -> None:
    assert moment(0) == datetime(1970, 1, 1, tzinfo=UTC)
    assert moment("2026-01-02") == datetime(2026, 1, 2, tzinfo=UTC)
    assert moment(True) is None
    assert moment(1e300) is None
    assert moment("0001-01-01T00:00:00+14:00") is None


@given(
    st.dictionaries(st.sampled_from(["validFrom", "validUntil", "expires"]), st.from_type(object))
)
def test_no_value_raises(data: dict[str, object]) -> None:
    assert credential_dates(data, AS_OF)
