from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages.speaking import speaking
from badgeaudit.languages.tags import LANGUAGES
from badgeaudit.report.numbers import decimal, percent


@pytest.mark.parametrize(
    ("language", "half", "many", "share"),
    [
        ("en", "0.50", "-1234.6", "66\u00a0%"),
        ("sl", "0,50", "\u22121.234,6", "66\u00a0%"),
        ("fr", "0,50", "-1\u202f234,6", "66\u00a0%"),
        ("it", "0,50", "-1.234,6", "66%"),
        ("sr-Cyrl", "0,50", "-1.234,6", "66%"),
        ("sr-Latn", "0,50", "-1.234,6", "66%"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(
    language: str, half: str, many: str, share: str
) -> None:
    with speaking(language):
        assert decimal(0.5, 2) == half
        assert decimal(-1234.56, 1).replace("-", "\u2212") == many.replace("-", "\u2212")
        assert percent(66) == share


@pytest.mark.parametrize("language", LANGUAGES)
def test_zero_has_no_minus(language: str) -> None:
    with speaking(language):
        assert decimal(-0.001, 2) == decimal(0.0, 2)
        assert decimal(-0.2, 0) == decimal(0.0, 0) == "0"


@given(st.floats(-1, 1), st.sampled_from(list(LANGUAGES)))
def test_every_language_shows_the_same_digits(value: float, language: str) -> None:
    with speaking(language):
        shown = decimal(value, 2)
    digits = shown.replace(",", ".").replace("\u2212", "-")
    assert digits == decimal(value, 2)


@given(st.integers(0, 100), st.sampled_from(list(LANGUAGES)))
def test_a_share_is_never_rounded(value: int, language: str) -> None:
    with speaking(language):
        shown = percent(value)
    assert shown.replace("\u00a0", "").replace("\u202f", "") == f"{value}%"
