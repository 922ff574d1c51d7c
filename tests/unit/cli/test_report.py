from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.cli.main import main
from badgeaudit.report import render
from badgeaudit.report.letters import render_letter
from tests.unit.report import sample


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """The sample audit's document."""
    return sample.document()


@pytest.fixture
def audit(document: dict[str, Any], tmp_path: Path) -> Path:
    """The sample audit as a file."""
    file = tmp_path / "audit.json"
    file.write_bytes(render(document, "json").encode())
    return file


def run(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the command line; return its exit code."""
    monkeypatch.setattr(sys, "argv", ["badgeaudit", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    code = ended.value.code
    assert code is None or isinstance(code, int)
    return code or 0


@pytest.mark.parametrize("format", ["html", "markdown", "json"])
def test_prints_on_stdout(
    format: str,
    audit: Path,
    document: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(monkeypatch, "report", audit, "--format", format) == 0
    assert capfdbinary.readouterr().out == render(document, format).encode()


def test_the_terminal_is_the_default(
    audit: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "report", audit) == 0
    assert "Not yet ready" in capfd.readouterr().out


def test_the_file_name_says_the_format(
    audit: Path, document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.html"
    assert run(monkeypatch, "report", audit, "-o", file) == 0
    assert file.read_bytes() == render(document, "html").encode()


def test_the_json_can_be_read_again(
    audit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.json"
    assert run(monkeypatch, "report", audit, "-o", copy) == 0
    assert copy.read_bytes() == audit.read_bytes()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema_version": "9.0"}'])
def test_what_is_no_audit_ends_with_2_and_words(
    content: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, "utf-8")
    assert run(monkeypatch, "report", file, "-o", tmp_path / "report.html") == 2
    said = capfd.readouterr().err
    assert said.startswith("badgeaudit: ")
    assert "Traceback" not in said
    assert not (tmp_path / "report.html").exists()


def test_a_missing_dossier_writes_nothing(
    audit: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "report.html"
    wrong = ("report", audit, "-o", file, "--dossier", tmp_path / "none")
    assert run(monkeypatch, *wrong) == 2
    assert "Traceback" not in capfd.readouterr().err
    assert not file.exists()


def test_other_files_are_left_alone(
    audit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "letter.html"
    file.write_text("Dear all", "utf-8")
    assert run(monkeypatch, "report", audit, "-o", file) == 2
    assert json.loads(audit.read_bytes())
    assert file.read_text("utf-8") == "Dear all"


@pytest.mark.parametrize("name", ["report", "report.docx", "html", "report.html.j2"])
def test_a_name_that_says_no_format_is_refused(
    name: str,
    audit: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / name
    assert run(monkeypatch, "report", audit, "-o", file) == 2
    assert ".html, .htm, .md" in capfd.readouterr().err
    assert not file.exists()


def test_with_a_format_any_name_will_do(
    audit: Path, document: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.page"
    assert run(monkeypatch, "report", audit, "--format", "html", "-o", file) == 0
    assert file.read_bytes() == render(document, "html").encode()


@pytest.mark.parametrize(("name", "format"), [("a.html", "html"), ("a.md", "markdown")])
def test_a_letter_is_written_in_the_format_of_its_name(
    name: str,
    format: str,
    audit: Path,
    document: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / name
    for _ in range(2):  # the second time it replaces its own letter
        assert run(monkeypatch, "report", audit, "--template", "feedback", "-o", file) == 0
    assert file.read_bytes() == render_letter("feedback", document, format).encode()


def test_a_letter_is_printed_as_markdown(
    audit: Path,
    document: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert run(monkeypatch, "report", audit, "--template", "feedback", "--names") == 0
    wanted = render_letter("feedback", document, "markdown", names=True)
    assert capfdbinary.readouterr().out == wanted.encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--template", "feedbak"], "There is no template “feedbak” here. Ours are: feedback"),
        (["--template", "feedback", "--format", "json"], "can't be written as json"),
        (["--template", "feedback", "--format", "terminal"], "can't be written as terminal"),
        (["--template", "feedback", "-o", "a.txt"], "can't be written as terminal"),
        (["--template", "feedback", "-o", "a.docx"], "does not say which format"),
        (["--template", "feedback", "--dossier", "."], "Leave it out"),
        (["--names"], "give --template as well"),
        (["--template", "none.html.j2"], "can't be read: No such file"),
        (["--template", "none.html.j2", "-o", "a.md"], "makes html"),
        (["--template", "none.md.j2", "--format", "html"], "makes markdown"),
    ],
)
def test_what_makes_no_sense_ends_with_2_and_words(
    arguments: list[str],
    said: str,
    audit: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    assert run(monkeypatch, "report", audit, *arguments) == 2
    error = capfd.readouterr().err
    assert said in error
    assert "Traceback" not in error
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(("name", "output"), [("t.html.j2", "a.html"), ("t.txt.j2", "a.txt")])
def test_a_template_of_ones_own(
    name: str, output: str, audit: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / name
    template.write_text("For {{ feedback.applicant }}", "utf-8")
    file = tmp_path / output
    assert run(monkeypatch, "report", audit, "--template", template, "-o", file) == 0
    assert file.read_text("utf-8") == "For Mladi v živo, zavod\n"


def test_an_edited_audit_is_refused(
    audit: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    edited = json.loads(audit.read_bytes())
    edited["readiness"]["outcome"] = "ready"
    audit.write_text(json.dumps(edited), "utf-8")
    assert run(monkeypatch, "report", audit, "-o", tmp_path / "report.html") == 2
    assert "changed after it was written: “ready” stands here" in capfd.readouterr().err
    assert not (tmp_path / "report.html").exists()
