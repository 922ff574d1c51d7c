from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.dates import months_after, months_before, read_date


@pytest.mark.parametrize(
    "written",
    [
        "2024-08-31",
        " 2024-08-31 ",
        "2024-08-31T10:00:00Z",
        "2024-08-31T10:00:00z",
        "2024-08-31t23:59:60Z",
        "2024-08-31T24:00:00Z",
        "2024-08-31T10:00",
        "2024-08-31T10:00:00",
        "2024-08-31 10:00:00",
        "2024-08-31T10:00:00.123456789Z",
        "2024-08-31T10:00:00,5+02:00",
        "2024-08-31T23:30:00-05:00",
        "2024-08-31T10:00:00+0200",
        "1725098400",
        date(2024, 8, 31),
        datetime(2024, 8, 31, 10),
    ],
)
def test_dates_as_badges_write_them(written: Any) -> None:
    assert read_date(written) == date(2024, 8, 31)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2024",
        "2024-08",
        "2024-02-30",
        "2024-13-01",
        "0000-01-01",
        "2024-08-31T",
        "2024-08-31Tjunk",
        "2024-08-31T25:00:00Z",
        "2024-08-31T10:00:00+2",
        "31.08.2024",
        "٢٠٢٤-٠٨-٣١",
        "2024-08-31" + " " * 100,
        "12345678",
        "99999999999",
        20240831,
        True,
        None,
        ["2024-08-31"],
    ],
)
def test_what_is_no_date(written: Any) -> None:
    assert read_date(written) is None


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 8, 31), 6, date(2023, 2, 28)),
        (date(2024, 8, 30), 6, date(2024, 2, 29)),
        (date(2024, 3, 1), 6, date(2023, 9, 1)),
        (date(2024, 7, 31), 1, date(2024, 6, 30)),
        (date(2024, 1, 31), 0, date(2024, 1, 31)),
        (date(2024, 1, 15), 12, date(2023, 1, 15)),
        (date(1, 1, 1), 1, date.min),
    ],
)
def test_months_before_clamps_to_the_last_day(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


def test_months_after_clamps_and_stops_at_the_calendar() -> None:
    assert months_after(date(2024, 8, 31), 6) == date(2025, 2, 28)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(9999, 12, 1), 1) == date.max


@given(st.dates(), st.integers(0, 600))
def test_going_back_never_lands_later(day: date, months: int) -> None:
    back = months_before(day, months)
    assert back <= day
    assert back == date.min or back.day in (day.day, 28, 29, 30)


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.binary()))
def test_junk_never_raises(written: Any) -> None:
    assert read_date(written) is None or isinstance(written, str)


@given(st.datetimes(), st.sampled_from(["", "Z", "+02:00"]))
def test_every_iso_date_is_read(moment: datetime, zone: str) -> None:
    assert read_date(moment.isoformat() + zone) == moment.date()
