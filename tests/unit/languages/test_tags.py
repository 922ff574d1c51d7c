"""Which language a tag or the name of a locale means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages.tags import LANGUAGES, matched, of_locale


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("sl", "sl"),
        ("SL", "sl"),
        ("sl-SI", "sl"),
        ("sl_SI.UTF-8", "sl"),
        (" nl_BE@euro ", "nl"),
        ("sr", "sr-Cyrl"),
        ("sr_RS.UTF-8", "sr-Cyrl"),
        ("sr_RS@latin", "sr-Latn"),
        ("sr_RS.UTF-8@latin", "sr-Latn"),
        ("sr-Latn", "sr-Latn"),
        ("sr-latn-RS", "sr-Latn"),
        ("sr_ME", "sr-Latn"),
        ("sr-Cyrl-ME", "sr-Cyrl"),
        ("en_GB", "en"),
        ("de", None),
        ("C", None),
        ("C.UTF-8", None),
        ("POSIX", None),
        ("", None),
        ("slovene", None),
    ],
)
def test_tags_and_locales(written: str, tag: str | None) -> None:
    assert matched(written) == tag


@pytest.mark.parametrize("tag", LANGUAGES)
def test_each_language_is_found_by_its_own_tag(tag: str) -> None:
    assert matched(tag) == tag


@given(st.text())
def test_any_text_is_a_language_or_none(written: str) -> None:
    assert matched(written) in (None, *LANGUAGES)


@pytest.mark.parametrize(
    ("environment", "tag"),
    [
        ({"LANG": "it_IT.UTF-8"}, "it"),
        ({"LANG": "it_IT.UTF-8", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "it_IT.UTF-8", "LC_MESSAGES": "fr_FR", "LC_ALL": "C"}, None),
        ({"LANG": "", "LC_ALL": ""}, None),
        ({}, None),
    ],
)
def test_the_locale_by_the_order_of_posix(environment: dict[str, str], tag: str | None) -> None:
    assert of_locale(environment) == tag
