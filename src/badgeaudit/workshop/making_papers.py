"""Markdown of our own → a DOCX file with the same bytes on every run."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from functools import cache
from typing import Any

_ZIP_TIME = (2026, 1, 1, 0, 0, 0)
_UNIX = 3


def docx(markdown: str, author: str, on: date) -> bytes:
    """Return headings, paragraphs, lists and tables of a text as a Word document."""
    from docx import Document

    document = Document(io.BytesIO(_empty()))
    core = document.core_properties
    core.author = core.last_modified_by = author
    core.title = markdown.split("\n", 1)[0].lstrip("# ")
    core.created = core.modified = datetime.combine(on, time(9))
    core.comments = ""
    for chunk in markdown.strip().split("\n\n"):
        _add(document, chunk)
    file = io.BytesIO()
    document.save(file)
    return _same_times(file.getvalue())


@cache
def _empty() -> bytes:
    """Return python-docx's own template, saved once."""
    from docx import Document

    file = io.BytesIO()
    Document().save(file)
    return file.getvalue()


def _add(document: Any, chunk: str) -> None:
    lines = chunk.splitlines()
    if chunk.startswith("#"):
        mark, _, text = chunk.partition(" ")
        document.add_heading(text, len(mark) - 1)
    elif chunk.startswith("|"):
        rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines]
        rows.pop(1)
        table = document.add_table(rows=0, cols=len(rows[0]), style="Light Grid Accent 1")
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    else:
        for line in lines:
            listed = line.startswith("- ")
            paragraph = document.add_paragraph(style="List Bullet" if listed else "Normal")
            for count, run in enumerate(line.removeprefix("- ").split("**")):
                paragraph.add_run(run).bold = count % 2 == 1


def _same_times(raw: bytes) -> bytes:
    """Return the zip with a fixed time and system on every member."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = _UNIX
            new.writestr(info, old.read(name))
    return file.getvalue()
