"""PDF and spreadsheet, as they are used: by name, by format, never over a stranger's file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from tests.acceptance.conftest import Run

DAY = ("--as-of", "2026-02-01", "--exit-zero", "--standard", "european-microcredential")
"""A fixed day and a short standard: a short report."""


@pytest.fixture
def audit(run: Run, dossier: Path, tmp_path: Path) -> Path:
    file = tmp_path / "audit.json"
    done = run("check", dossier, *DAY, "--quiet", "--report", f"json:{file}")
    assert done.returncode == 0, done.stderr
    return file


def text_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


def test_check_writes_both_and_writes_them_again(run: Run, dossier: Path, tmp_path: Path) -> None:
    paper, table = tmp_path / "a.pdf", tmp_path / "a.xlsx"
    wanted = ("--report", f"pdf:{paper}", "--report", f"xlsx:{table}")
    done = run("check", dossier, *DAY, "--quiet", *wanted)
    assert done.returncode == 0, done.stderr
    assert "Harbour Youth" in text_of(paper)
    assert openpyxl.load_workbook(table)["Overview"]["B2"].value == "Harbour Youth"
    before = table.read_bytes()
    done = run("check", dossier, *DAY, "--quiet", "--report", f"xlsx:{table}")
    assert done.returncode == 0, done.stderr
    assert table.read_bytes() == before


def test_report_knows_them_by_format_and_by_name(run: Run, audit: Path, tmp_path: Path) -> None:
    assert run("report", audit, "-o", tmp_path / "report.pdf").returncode == 0
    assert "Harbour Youth" in text_of(tmp_path / "report.pdf")
    asked = ("report", audit, "--template", "decision", "--format", "pdf")
    assert run(*asked, "-o", tmp_path / "record").returncode == 0
    assert "Harbour Youth" in text_of(tmp_path / "record")
    assert run("report", audit, "-o", tmp_path / "report.xlsx").returncode == 0
    assert openpyxl.load_workbook(tmp_path / "report.xlsx").sheetnames[0] == "Overview"


@pytest.mark.parametrize("template", ["feedback", "decision"])
def test_a_letter_on_paper(run: Run, audit: Path, tmp_path: Path, template: str) -> None:
    letter = tmp_path / "letter.pdf"
    done = run("report", audit, "--template", template, "-o", letter)
    assert done.returncode == 0, done.stderr
    assert "Harbour Youth" in text_of(letter)
    assert run("report", audit, "--template", template, "-o", letter).returncode == 0


def test_a_letter_of_ones_own_on_paper(run: Run, audit: Path, tmp_path: Path) -> None:
    (tmp_path / "own.html.j2").write_text(
        "<html lang='en'><title>Own</title><p>Dear {{ document.dossier.organisation }}", "utf-8"
    )
    letter = tmp_path / "letter.pdf"
    done = run("report", audit, "--template", tmp_path / "own.html.j2", "-o", letter)
    assert done.returncode == 0, done.stderr
    assert "Dear Harbour Youth" in text_of(letter)


def test_the_difference_of_two_audits_on_paper(
    run: Run, audit: Path, dossier: Path, tmp_path: Path
) -> None:
    later = tmp_path / "later.json"
    done = run(
        "check", dossier, *DAY[2:], "--as-of", "2026-03-01", "-q", "--report", f"json:{later}"
    )
    assert done.returncode == 0, done.stderr
    done = run("diff", audit, later, "-o", tmp_path / "difference.pdf")
    assert done.returncode == 0, done.stderr
    assert "Harbour Youth" in text_of(tmp_path / "difference.pdf")
    done = run("diff", audit, later, "-o", tmp_path / "difference.xlsx")
    assert done.returncode == 2
    assert "There is no report format 'xlsx'." in done.stderr


@pytest.mark.parametrize("format", ["pdf", "xlsx"])
def test_they_need_a_file(run: Run, audit: Path, dossier: Path, format: str) -> None:
    done = run("check", dossier, "--report", format)
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"Name a file: {format}:report.{format}." in done.stderr
    done = run("report", audit, "--format", format)
    assert done.returncode == 2
    assert done.stdout == ""
    assert f"Name a file: -o report.{format}." in done.stderr


@pytest.mark.parametrize("name", ["theirs.pdf", "theirs.xlsx"])
def test_a_strangers_file_stays(run: Run, audit: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    if name.endswith("pdf"):
        file.write_bytes(b"%PDF-1.7\n% about badgeaudit\n")
    else:
        openpyxl.Workbook().save(file)
    before = file.read_bytes()
    done = run("report", audit, "-o", file)
    assert done.returncode == 2
    assert file.read_bytes() == before
