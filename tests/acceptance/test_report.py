"""``badgeaudit report``, as it is used: audits read back, letters, templates of one's own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run
from tests.unit.report.pages import parse, text_of
from tests.unit.report.test_letters import JARGON

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ["riverbank-youth", "strong-application", "weak-application"]


_WRITTEN: dict[tuple[str, ...], bytes] = {}
"""Audits made before: the same arguments give the same bytes, so once is enough."""


def audited(run: Run, folder: Path, name: str, *more: str | Path) -> Path:
    """Audit an example, as of a fixed day; return the JSON file."""
    file = folder / f"{name}.json"
    key = (name, *map(str, more))
    if key in _WRITTEN:
        file.write_bytes(_WRITTEN[key])
        return file
    fixed = ("--as-of", "2026-11-24", "--exit-zero", "--quiet")
    done = run("check", EXAMPLES / name, *more, *fixed, "--report", f"json:{file}")
    assert done.returncode == 0, done.stderr
    _WRITTEN[key] = file.read_bytes()
    return file


@pytest.fixture
def riverbank(run: Run, tmp_path: Path) -> Path:
    """The sample dossier's audit, with its assessors' judgements."""
    judgements = EXAMPLES / "assessments" / "riverbank-youth"
    return audited(run, tmp_path, "riverbank-youth", "--assessment", judgements)


@pytest.mark.parametrize("judged", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_what_check_writes_is_read_and_told(
    run: Run, tmp_path: Path, name: str, judged: bool
) -> None:
    judgements = ("--assessment", EXAMPLES / "assessments" / name) if judged else ()
    file = audited(run, tmp_path, name, *judgements)
    again = run("report", file, "--format", "json")
    assert again.returncode == 0, again.stderr
    assert again.stdout == file.read_text("utf-8")
    letter = run("report", file, "--template", "feedback")
    assert letter.returncode == 0, letter.stderr
    assert letter.stdout.startswith("# Feedback on your application: ")
    document = json.loads(file.read_bytes())
    for id in (each["id"] for each in document["standard"]["criteria"]):
        assert re.search(rf"[(,] ?{id}[,)]", letter.stdout), id


def test_the_letter_in_html_and_again(run: Run, riverbank: Path, tmp_path: Path) -> None:
    page = tmp_path / "feedback.html"
    for _ in range(2):
        done = run("report", riverbank, "--template", "feedback", "-o", page)
        assert done.returncode == 0, done.stderr
        assert done.stdout == ""
    body = text_of(parse(page.read_text("utf-8")).find("body"))
    assert not JARGON.search(body), JARGON.search(body)
    assert "your application is not yet ready" in body
    assert "A reviewer wrote: The criteria of Young Media Maker are only a link" in body
    assert "Ines Kralj" not in body
    assert "application.yaml, line 120" in body


def test_the_letter_with_names(run: Run, riverbank: Path) -> None:
    done = run("report", riverbank, "--template", "feedback", "--names")
    assert "Reviewed by Ines Kralj, Paulo Nunes." in done.stdout
    assert "> Ines Kralj wrote: “The public profile opens" in done.stdout


def test_a_template_of_ones_own(run: Run, riverbank: Path, tmp_path: Path) -> None:
    (tmp_path / "mail.txt.j2").write_text(
        "{{ feedback.applicant }}: {{ feedback.to_do|length }} to do\n"
        "{% include 'parts/end.txt.j2' %}",
        "utf-8",
    )
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "end.txt.j2").write_text("{{ document.as_of|day }}", "utf-8")
    done = run("report", riverbank, "--template", "mail.txt.j2")
    assert done.returncode == 0, done.stderr
    assert done.stdout == "Riverbank Youth: 14 to do\n24 November 2026\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\n{{ feedback.aplicant }}", "bad.html.j2:2:1: “aplicant” is not there. Did you mean"),
        ("{% for %}", "bad.html.j2:1:1: The template can't be read"),
        ("{{ ''.__class__.__mro__ }}", "bad.html.j2:1:1: This is not allowed in a template"),
        ("{% include '../secret.txt' %}", "bad.html.j2:1:1: “../secret.txt” can't be used"),
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "The template was stopped",
        ),
    ],
)
def test_a_template_that_does_not_work_ends_with_2(
    run: Run, riverbank: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "bad.html.j2").write_text(text, "utf-8")
    done = run("report", riverbank, "--template", "bad.html.j2", "-o", "out.html")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out.html").exists()


def test_an_unknown_suffix_writes_nothing(run: Run, riverbank: Path, tmp_path: Path) -> None:
    done = run("report", riverbank, "-o", "report.docx")
    assert done.returncode == 2
    assert "report.docx" in done.stderr
    assert ".html" in done.stderr
    assert not (tmp_path / "report.docx").exists()


def test_an_edited_audit_is_refused(run: Run, riverbank: Path) -> None:
    text = riverbank.read_text("utf-8")
    edited = text.replace('"outcome": "not yet"', '"outcome": "ready"')
    assert edited != text
    riverbank.write_text(edited, "utf-8")
    done = run("report", riverbank)
    assert done.returncode == 2
    assert "This file was changed after it was written: “ready” stands here" in done.stderr
    assert done.stdout == ""
