"""A standard without procedure and levels: no report speaks of what it does not have."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report import render
from tests.unit.report.pages import parse, text_of


@pytest.fixture
def plain(document: dict[str, Any]) -> dict[str, Any]:
    """The sample's audit, by a standard that only has questions of yes and no."""
    document["standard"]["procedure"] = []
    document["procedure"] = []
    document["dues"] = []
    for criterion in document["standard"]["criteria"]:
        criterion["answer"] = "tick"
    return document


def test_no_section_on_a_procedure_that_there_is_not(plain: dict[str, Any]) -> None:
    page = parse(render(plain, "html"))
    assert not page.xpath("//*[@id='procedure'] | //a[@href='#procedure']")
    assert page.xpath("//*[@id='method']")


def test_no_scale_where_nothing_is_answered_by_level(plain: dict[str, Any]) -> None:
    method = text_of(parse(render(plain, "html")).xpath("//*[@id='method']")[0])
    assert "The scale" not in method
    assert "Scale " not in render(plain, "markdown")


def test_both_are_there_where_the_standard_has_them(document: dict[str, Any]) -> None:
    page = parse(render(document, "html"))
    assert page.xpath("//section[@id='procedure'] and //nav//a[@href='#procedure']")
    assert "The scale" in text_of(page.xpath("//*[@id='method']")[0])
    assert "\n- Scale " in render(document, "markdown")


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_no_text_of_the_report_itself_speaks_of_a_label(plain: dict[str, Any], format: str) -> None:
    made = render(plain, format)
    assert "the label’s own" not in made
    assert "How the label" not in made
    assert "the pages of the standard’s owner state" in made
