"""A PDF or a spreadsheet that is in the way: ours may be replaced, nobody else's."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfWriter

from badgeaudit.cli.own_reports import is_report
from badgeaudit.report.pdf import pdf
from badgeaudit.report.spreadsheet import render_xlsx
from tests.unit.report import sample


def put(folder: Path, content: bytes, name: str = "file") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def written_pdf(creator: str | None) -> bytes:
    made, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(100, 100)
    if creator is not None:
        writer.add_metadata({"/Creator": creator, "/Subject": "badgeaudit"})
    writer.write(made)
    return made.getvalue()


def written_workbook(description: str) -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.properties.description = description
    book.properties.title = "badgeaudit"
    book.save(made)
    return made.getvalue()


def packed(member: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(member, content)
    return made.getvalue()


def test_ours_may_be_replaced(tmp_path: Path) -> None:
    page = '<html lang="en"><head><meta name="generator" content="badgeaudit 0.1"></head></html>'
    assert is_report(put(tmp_path, pdf(page)))
    assert is_report(put(tmp_path, render_xlsx(sample.document())))


@pytest.mark.parametrize("creator", [None, "Writer", "not badgeaudit 1", "badgeaudits", ""])
def test_a_pdf_of_someone_else_stays(tmp_path: Path, creator: str | None) -> None:
    assert not is_report(put(tmp_path, written_pdf(creator)))


@pytest.mark.parametrize("description", ["", "made for badgeaudit", "badgeaudit plan"])
def test_a_spreadsheet_of_someone_else_stays(tmp_path: Path, description: str) -> None:
    assert not is_report(put(tmp_path, written_workbook(description)))


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\nbadgeaudit",
        b"%PDF-",
        b"PK\x03\x04badgeaudit",
        packed("badgeaudit.txt", b"badgeaudit"),
        packed("docProps/core.xml", b" " * 70_000 + b">badgeaudit</dc:description>"),
    ],
)
def test_what_is_broken_or_another_archive_stays(tmp_path: Path, content: bytes) -> None:
    assert not is_report(put(tmp_path, content))
