from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.report.days import day


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2026-09-05", "5 September 2026"),
        ("2026-12-31", "31 December 2026"),
        ("2026-02-30", "2026-02-30"),
        ("next spring", "next spring"),
        ("", ""),
    ],
)
def test_dates_become_words_and_the_rest_stays(written: str, shown: str) -> None:
    assert day(written) == shown


@given(st.dates())
def test_every_date_has_its_year(found: date) -> None:
    assert day(found.isoformat()).endswith(f" {found.year}")
