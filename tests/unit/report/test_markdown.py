from __future__ import annotations

from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.report import render
from badgeaudit.report.markdown import tidy
from tests.unit.report.pages import parse


@pytest.fixture
def page(document: dict[str, Any]) -> Any:
    """The Markdown report as a reader shows it."""
    reader = MarkdownIt("commonmark").enable("table")
    return parse(reader.render(render(document, "markdown")))


def test_one_title_and_the_sections(page: Any) -> None:
    assert [each.text for each in page.xpath("//h1")] == ["Not yet ready: Mladi v živo, zavod"]
    assert [each.text for each in page.xpath("//h2")] == [
        "What to do next",
        "Sections and scores",
        "Criteria",
        "Badge classes and credentials",
        "Files",
        "Method and limits",
    ]
    assert len(page.xpath("//h4")) == 14


def test_rules_stand_in_a_table(page: Any) -> None:
    rows = page.xpath("(//table)[1]/tbody/tr")
    assert len(rows) == 5
    assert [each.text_content() for each in rows[2]][:3] == [
        "D-3 Requested evidence",
        "✗ does not hold",
        "official",
    ]
    assert rows[4][2].text_content() == "official, rehearsal"


def test_steps_are_one_numbered_list(page: Any) -> None:
    lists = page.xpath("//ol")
    assert len(lists) == 1
    assert len(lists[0]) == 6
    assert "Add the missing file" in lists[0][0].text_content()


def test_findings_are_lists_with_places(page: Any) -> None:
    assert "badges/mentor.json:16:18" in page.xpath("//li/code/text()")
    assert not any("|" in each.text_content() for each in page.xpath("//li/ul/li/code"))


def test_safe_sources_are_links(page: Any) -> None:
    assert "https://label.example/t?a=1&b=2" in page.xpath("//a/@href")


def test_blanks_are_tidied() -> None:
    assert tidy("a  \n\n\n\nb\n\n") == "a\n\nb\n"
