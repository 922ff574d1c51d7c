from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages.speaking import speaking
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


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("ca", "5 de setembre del 2026"),
        ("fr", "5 septembre 2026"),
        ("lt", "2026 m. rugsėjo 5 d."),
        ("sl", "5. september 2026"),
        ("sr-Cyrl", "5. септембар 2026."),
        ("sr-Latn", "5. septembar 2026."),
    ],
)
def test_dates_are_in_the_words_of_the_language(language: str, shown: str) -> None:
    with speaking(language):
        assert day("2026-09-05") == shown
        assert day("next spring") == "next spring"


@given(st.dates())
def test_every_date_has_its_year(found: date) -> None:
    assert day(found.isoformat()).endswith(f" {found.year}")
