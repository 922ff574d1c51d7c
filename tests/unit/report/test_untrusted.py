from __future__ import annotations

import json
import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from badgeaudit.report.untrusted import (
    clean,
    escape_harmful,
    markdown,
    markdown_code,
    markdown_link,
    one_line,
    plain,
    safe_link,
)

ANY = st.text(st.characters(exclude_categories=[]), max_size=80)


def rendered(text: str) -> str:
    """Return HTML as a lenient Markdown reader makes it: HTML allowed, GitHub's tables."""
    made: str = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return made


@given(ANY)
def test_nothing_harmful_stays(text: str) -> None:
    for char in clean(text):
        assert char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF")
        assert unicodedata.bidirectional(char) not in ("LRI", "RLI", "FSI", "PDI")


@given(ANY)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\n" not in one_line(text)


@pytest.mark.parametrize("text", ["Žiga", "日本語", "שלום", "می‌خواهم", "👩‍🏫", "a\tb\nc"])
def test_languages_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


def test_terminal_codes_and_overrides_are_seen_but_dead() -> None:
    assert clean("\x1b[31m\x9b2J\u202egnp") == "\ufffd[31m\ufffd2J\ufffdgnp"


def test_plain_keeps_the_indent_and_one_line() -> None:
    assert plain("  - one\nbadgeaudit: forged") == "  - one badgeaudit: forged"


@pytest.mark.parametrize(
    "address", ["https://a.example/x?y=1&z=2#f", "http://a.example", "mailto:a@b.example"]
)
def test_safe_links(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " https://a.example",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.example",
        "evidence/plan.pdf",
        "https:",
        "https://[",
        'https://a.example/"onclick="x',
        "https://a.example/\u202e",
        "https:\\\\a.example",
        "",
        None,
        7,
    ],
)
def test_other_links_are_no_links(address: object) -> None:
    assert safe_link(address) is None


@given(ANY)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    line = one_line(text)
    html = rendered(f"before {markdown(text)} after")
    assert html.count("<") == 2  # <p> and </p>: no element of the text's own
    inside = unescape(html.strip().removeprefix("<p>").removesuffix("</p>"))
    assert inside == one_line(f"before {line} after") if line else True


@given(ANY)
def test_markdown_starts_no_list_heading_or_quote(text: str) -> None:
    html = rendered(markdown(text))
    assert html.count("<") == (2 if one_line(text) else 0)
    assert html.startswith("<p>") == bool(one_line(text))


@given(ANY)
def test_a_table_cell_stays_one_cell(text: str) -> None:
    html = rendered(f"| a | b |\n| --- | --- |\n| {markdown(text)} | x |\n")
    assert html.count("<td>") == 2


@given(ANY)
def test_code_spans_hold_everything(text: str) -> None:
    html = rendered(f"a {markdown_code(text)} b")
    assert html.count("<code>") == (1 if one_line(text) else 0)
    assert html.count("<") in (2, 4)


def test_markdown_links() -> None:
    assert rendered(markdown_link("a]b", "https://a.example/(x)|y")) == (
        '<p><a href="https://a.example/%28x%29%7Cy">a]b</a></p>\n'
    )
    assert "<a" not in rendered(markdown_link("x", "javascript:alert(1)"))


@given(st.text(max_size=60))
def test_escaped_json_means_the_same(text: str) -> None:
    written = escape_harmful(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert clean(written) == written
