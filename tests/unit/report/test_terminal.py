from __future__ import annotations

import io
from typing import Any

import pytest
from rich.cells import cell_len
from rich.console import Console

from badgeaudit.report import RenderOptions, render
from badgeaudit.report.terminal import print_terminal


def printed(document: dict[str, Any], **console: Any) -> str:
    """Return what lands on a console with these properties."""
    file = io.StringIO()
    print_terminal(document, Console(file=file, **console))
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_console(document: dict[str, Any], width: int) -> None:
    for result in document["results"]:
        for finding in result["observed"]["findings"] if result["observed"] else ():
            if finding["place"]:
                finding["place"]["path"] = "badges/short.json"  # a place is never broken up
    text = render(document, "terminal", options=RenderOptions(width=width))
    assert max(map(cell_len, text.splitlines())) <= width
    colour = printed(document, width=width, force_terminal=True, no_color=True, color_system=None)
    assert max(map(cell_len, colour.splitlines())) <= width


def test_says_where_the_issuer_stands_first(document: dict[str, Any]) -> None:
    lines = render(document, "terminal").splitlines()
    assert lines[0] == "Readiness: ✗ Not yet ready"
    assert lines[1] == "Mladi v živo, zavod"
    assert "Total score: 5 to 8 of 11 met (45 to 72 %)" in lines


def test_rules_steps_sections_criteria(document: dict[str, Any]) -> None:
    text = render(document, "terminal")
    headings = ["Readiness rules", "What to do next", "Sections", "Not met (3)", "Still open (3)"]
    positions = [text.index(heading) for heading in headings]
    assert positions == sorted(positions)
    assert "  ? D-5 Indicators: still open (official, rehearsal)" in text
    assert "(because of F-02)" in text
    assert "  1. Mend F-09 Evidence complete\n     Then D-3 would hold; +1 on" in text
    assert "badges/mentor.json:16:18" in text
    assert "Ana Horvat says level 4, Ben O’Connor says level 2." in text


def test_bars_have_numbers_beside_them(document: dict[str, Any]) -> None:
    line = next(
        line for line in render(document, "terminal").splitlines() if line.startswith("  F Formal")
    )
    assert "3–4 of 6" in line
    assert "50–66 %" in line
    assert "claimed 4" in line
    assert "█" in line
    assert "▒" in line


def test_a_bar_never_looks_better_than_the_score(document: dict[str, Any]) -> None:
    for score in document["scores"]:
        score.update(met=99, open=0, of=100, percent_low=99, percent_high=99)
    for line in render(document, "terminal").splitlines():
        if "99 of 100" in line and line.startswith("  "):
            assert "░" in line


def test_plain_when_nobody_watches(document: dict[str, Any]) -> None:
    text = printed(document, width=80, force_terminal=False)
    assert "\x1b" not in text
    assert "╭" not in text


def test_a_box_and_colours_on_a_terminal(document: dict[str, Any]) -> None:
    text = printed(document, width=80, force_terminal=True, color_system="standard")
    assert "╭" in text
    assert "\x1b[1;31m✗" in text


def test_no_color_is_heeded(document: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = printed(document, width=80, force_terminal=True, color_system="standard")
    assert "\x1b[31" not in text
    assert ";31m" not in text


@pytest.mark.parametrize("encoding", ["cp1250", "ascii", "latin-1", "cp932"])
def test_narrow_encodings_lose_signs_not_the_report(
    document: dict[str, Any], encoding: str
) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    print_terminal(document, Console(file=file, width=80))
    file.flush()
    text = raw.getvalue().decode(encoding)
    assert text.startswith("Readiness: x Not yet ready")
    assert "#" in text


def test_nothing_left_to_do(document: dict[str, Any]) -> None:
    document["steps"] = []
    assert "Nothing: no step is open." in render(document, "terminal")
