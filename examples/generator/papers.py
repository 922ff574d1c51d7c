"""Turn Markdown into PDF (reportlab) and DOCX (python-docx), with the same bytes on every run.

Enough Markdown for the examples: headings, paragraphs, lists, tables and ``**bold**``.
"""

from __future__ import annotations

import datetime as dt
import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from docx import Document
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

_ZIP_TIME = (2026, 1, 1, 0, 0, 0)


class Block(NamedTuple):
    """One heading, paragraph, list item or table of a document."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


class Paper(NamedTuple):
    """What stands on a document besides its text."""

    title: str
    author: str
    date: dt.date
    colour: str


def blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown text; a line that only continues joins the one before."""
    for chunk in re.split(r"\n\s*\n", markdown.strip()):
        lines = chunk.splitlines()
        if lines[0].startswith("|"):
            rows = [tuple(c.strip() for c in line.strip("| ").split("|")) for line in lines]
            yield Block("table", rows=(rows[0], *rows[2:]))
            continue
        for item in re.split(r"\n(?=\s*(?:[-*]|\d+\.|#+) )", chunk):
            yield _block(" ".join(item.split()))


def _block(text: str) -> Block:
    mark, _, rest = text.partition(" ")
    if mark and not mark.strip("#"):
        return Block("heading", rest, len(mark))
    if mark in ("-", "*"):
        return Block("bullet", rest)
    if re.fullmatch(r"\d+\.", mark):
        return Block("number", rest, int(mark[:-1]))
    return Block("paragraph", text)


def pdf(markdown: str, paper: Paper) -> bytes:
    """Return the text as an A4 PDF with a coloured heading, a footer and a real text layer."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=24 * mm,
        rightMargin=24 * mm,
        topMargin=24 * mm,
        bottomMargin=22 * mm,
        title=paper.title,
        author=paper.author,
        subject=f"Version of {paper.date.isoformat()}",
        invariant=1,
    )
    story = [flowable for block in blocks(markdown) for flowable in _flowables(block, paper)]

    def decorate(canvas: Any, _: object) -> None:
        canvas.setFillColor(HexColor(paper.colour))
        canvas.rect(0, A4[1] - 9 * mm, A4[0], 9 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#555555"))
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(24 * mm, 12 * mm, f"{paper.author} · {paper.title} · {paper.date}")
        canvas.drawRightString(A4[0] - 24 * mm, 12 * mm, str(canvas.getPageNumber()))

    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return file.getvalue()


def _flowables(block: Block, paper: Paper) -> Iterator[Any]:
    sheet = getSampleStyleSheet()
    body = ParagraphStyle("body", sheet["BodyText"], fontSize=10.5, leading=15, spaceAfter=5)
    text = _inline(block.text)
    if block.kind == "heading":
        size = {1: 20, 2: 13.5}.get(block.level, 11.5)
        yield Paragraph(
            text,
            ParagraphStyle(
                f"h{block.level}",
                sheet["Heading1"],
                fontSize=size,
                leading=size * 1.25,
                textColor=HexColor(paper.colour),
                spaceBefore=size * 0.7,
                spaceAfter=size * 0.35,
            ),
        )
    elif block.kind == "table":
        yield _table(block, paper, body)
        yield Spacer(1, 4 * mm)
    elif block.kind in ("bullet", "number"):
        mark = "•" if block.kind == "bullet" else f"{block.level}."
        item = ParagraphStyle("item", body, leftIndent=16, bulletIndent=3, spaceAfter=2.5)
        yield Paragraph(text, item, bulletText=mark)
    else:
        yield Paragraph(text, body)


def _table(block: Block, paper: Paper, body: ParagraphStyle) -> Table:
    cell = ParagraphStyle("cell", body, fontSize=9.5, leading=12.5, spaceAfter=0)
    head = tuple(f"**{text}**" for text in block.rows[0] if text)
    rows = [[Paragraph(_inline(text), cell) for text in row] for row in (head, *block.rows[1:])]
    table = Table(rows, colWidths=[162 * mm / len(rows[0])] * len(rows[0]), repeatRows=1)
    table.setStyle(
        TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, 0), 1.2, HexColor(paper.colour)),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor("#bbbbbb")),
            ]
        )
    )
    return table


def _inline(text: str) -> str:
    return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))


def docx(markdown: str, paper: Paper) -> bytes:
    """Return the text as a DOCX file whose times are all those of ``paper.date``."""
    document = Document()
    moment = dt.datetime.combine(paper.date, dt.time(9))
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.title, paper.author, paper.author
    core.created = core.modified = moment
    core.comments, core.language = "", "en"
    for block in blocks(markdown):
        _add(document, block)
    file = io.BytesIO()
    document.save(file)
    return _same_times(file.getvalue())


def _add(document: Any, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading(block.text, block.level - 1)
    elif block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0]), style="Light Grid Accent 1")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    else:
        styles = {"bullet": "List Bullet", "number": "List Number", "paragraph": "Normal"}
        paragraph = document.add_paragraph(style=styles[block.kind])
        for count, run in enumerate(block.text.split("**")):
            paragraph.add_run(run).bold = count % 2 == 1


def _same_times(raw: bytes) -> bytes:
    """Return the zip with a fixed time on every member, which the writer takes from the clock."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            # 3 is Unix: by default the system that runs writes its own number
            info.create_system = 3
            new.writestr(info, old.read(name))
    return file.getvalue()
