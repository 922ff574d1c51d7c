from __future__ import annotations

import pytest

from badgeaudit.report.language_tags import lang


@pytest.mark.parametrize("tag", ["en", "sl", "pt-BR", "sr-Latn", "sr-Latn-RS"])
def test_a_language_becomes_an_attribute(tag: str) -> None:
    assert lang(tag) == f' lang="{tag}"'


@pytest.mark.parametrize(
    "tag", ["", "Slovene!", 'en" onclick="x', "en_GB", "en\n", "slovenščina", None, 7, ["en"]]
)
def test_anything_else_is_left_out(tag: object) -> None:
    assert lang(tag) == ""
