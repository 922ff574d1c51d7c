from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from badgeaudit.errors import WrongUse
from badgeaudit.report import REPORTS, RenderOptions, render
from badgeaudit.report.rendering import BINARY, format_of


@pytest.mark.parametrize("format", REPORTS)
def test_the_same_bytes_every_time(document: dict[str, Any], format: str) -> None:
    once = render(document, format)
    assert render(json.loads(json.dumps(document)), format) == once
    assert once.endswith("\n")
    assert not once.endswith("\n\n")
    once.encode("utf-8")


@pytest.mark.parametrize("format", REPORTS)
def test_rendering_changes_nothing_in_the_document(document: dict[str, Any], format: str) -> None:
    before = json.dumps(document)
    render(document, format)
    assert json.dumps(document) == before


LISTS = {"github", "gitlab"}
"""Formats that are bare lists of failures: there is no place in them for anything else."""


@pytest.mark.parametrize("format", sorted(set(REPORTS) - LISTS))
def test_every_report_says_who_decides(document: dict[str, Any], format: str) -> None:
    text = " ".join(render(document, format).split())
    assert "Only the network’s committee decides" in text


@pytest.mark.parametrize("format", ["terminal", "html", "markdown"])
@pytest.mark.parametrize(
    ("outcome", "words"),
    [("ready", "Ready"), ("not yet", "Not yet ready"), ("undecided", "Undecided")],
)
def test_every_verdict(document: dict[str, Any], format: str, outcome: str, words: str) -> None:
    document["readiness"]["outcome"] = outcome
    assert words in render(document, format)


@pytest.mark.parametrize("format", sorted(set(REPORTS) - LISTS))
def test_a_bare_audit(document: dict[str, Any], format: str) -> None:
    """Nothing handed in but one file: every list empty, every score without criteria."""
    document["subjects"] = {
        "badge_classes": [],
        "issuers": [],
        "credentials": dict.fromkeys(("count", "recipients"), 0)
        | dict.fromkeys(("first", "last"), None)
        | {"by_badge": [], "by_month": []},
    }
    for key in ("results", "steps", "dues", "assessments", "file_findings"):
        document[key] = []
    for score in document["scores"]:
        score.update(met=0, open=0, of=0, percent_low=None, percent_high=None)
    document["dossier"].update(organisation=None, files=[], application=None, country=None)
    assert "mladi-v-zivo" in render(document, format)


@pytest.mark.parametrize(("format", "empty"), [("github", ""), ("gitlab", "[]\n")])
def test_without_failures_a_list_is_empty(
    document: dict[str, Any], format: str, empty: str
) -> None:
    document["results"] = document["file_findings"] = []
    document["dossier"]["files"] = []
    assert render(document, format) == empty


def test_an_unknown_format_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(WrongUse) as caught:
        render(document, "docx")
    params = caught.value.problems[0].message.params
    assert params == {"format": "docx", "formats": (*REPORTS, *BINARY)}


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("report.html", "html"),
        ("REPORT.HTM", "html"),
        ("a.md", "markdown"),
        ("audit.json", "json"),
        ("a.txt", "terminal"),
        ("report", None),
        ("report.pdf", "pdf"),
        ("Report.XLSX", "xlsx"),
        ("report.docx", None),
    ],
)
def test_format_of_a_file_name(name: str, format: str | None) -> None:
    assert format_of(name) == format


def test_long_lists_are_folded_and_counted(long_document: dict[str, Any]) -> None:
    options = RenderOptions(findings=3, folded=10, badges=5, files=7)
    html = render(long_document, "html", options=options)
    assert "And 987 more; the JSON report has them all." in html  # of 1,000 findings
    assert "And 985 more; the JSON report has them all." in html  # of 1,000 badge classes
    assert "And 993 more files; the JSON report has them all." in html
    assert len(html) < 200_000
    markdown = render(long_document, "markdown", options=options)
    assert "and 997 more; the HTML and JSON reports have them" in markdown
    terminal = render(long_document, "terminal", options=options)
    assert "and 998 more; the HTML and JSON reports have them" in terminal
    assert len(terminal.splitlines()) < 140


def test_the_json_report_folds_nothing(long_document: dict[str, Any]) -> None:
    assert json.loads(render(long_document, "json")) == long_document


def test_nothing_heavy_is_loaded_before_a_report_is_rendered() -> None:
    program = (
        "import sys, badgeaudit.report, badgeaudit.report.terminal, badgeaudit.report.html,"
        " badgeaudit.report.markdown, badgeaudit.report.explaining, badgeaudit.report.pictures;"
        "print({'rich', 'jinja2', 'PIL', 'jsonschema_rs', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "set()", done.stderr
