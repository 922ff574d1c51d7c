"""Reports that are one page: which formats there are, and where each can go."""

from __future__ import annotations

from pathlib import Path

import pytest

from badgeaudit.cli.pages import FORMATS, page_in, refuse_on_screen, refuse_unfit, said_by
from badgeaudit.errors import WrongUse

FILE = Path("a.file")


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_takes_every_format(format: str) -> None:
    refuse_unfit(format, FILE)


@pytest.mark.parametrize("format", ["xlsx", "sarif", "junit"])
def test_what_is_not_made_is_refused(format: str) -> None:
    with pytest.raises(WrongUse) as caught:
        refuse_unfit(format, FILE)
    assert caught.value.problems[0].message.id == "cli.unknown-format"


@pytest.mark.parametrize("format", ["pdf", "xlsx"])
def test_what_is_no_text_needs_a_file(format: str) -> None:
    refuse_on_screen("html", None)
    refuse_on_screen(format, FILE)
    with pytest.raises(WrongUse) as caught:
        refuse_on_screen(format, None)
    assert caught.value.problems[0].message.id == "cli.output-needed"


def test_a_file_name_says_the_format() -> None:
    assert said_by(None) is None
    assert said_by(Path("letter.PDF")) == "pdf"
    with pytest.raises(WrongUse) as caught:
        said_by(Path("letter.docx"))
    assert {".html", ".pdf", ".xlsx"} <= set(caught.value.problems[0].message.params["suffixes"])  # type: ignore[arg-type]


def test_a_pdf_is_made_of_the_page_and_text_is_text() -> None:
    asked = []

    def render(format: str) -> str:
        asked.append(format)
        return f'<html lang="en"><title>ž</title><p>{format}'

    assert page_in(render, "pdf").startswith(b"%PDF-")
    assert page_in(render, "markdown") == '<html lang="en"><title>ž</title><p>markdown'.encode()
    assert asked == ["html", "markdown"]
