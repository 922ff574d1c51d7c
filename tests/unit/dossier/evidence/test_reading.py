from __future__ import annotations

import io
import logging
import random
import struct
import zipfile
from importlib import import_module

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.errors import DependencyError

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence import read_evidence
from badgeaudit.languages import sentence
from badgeaudit.model.dossier import EvidenceText

_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def pdf(*pages: str) -> bytes:
    buffer = io.BytesIO()
    canvas = import_module("reportlab.pdfgen.canvas").Canvas(buffer)
    for page in pages:
        canvas.drawString(72, 720, page)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def docx() -> bytes:
    document = Document()
    document.add_heading("Issuing policy", 1)
    document.add_paragraph("Badges are issued after a review.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Who"
    table.cell(0, 1).text = "When\tthen"
    document.sections[0].header.paragraphs[0].text = "Header"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def odt(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            "<office:document-content"
            f' xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0">'
            "<office:body>"
            f"<office:text>{body}</office:text></office:body></office:document-content>",
        )
    return buffer.getvalue()


def problem(evidence: EvidenceText) -> str:
    if evidence.problem is None:
        return ""
    assert sentence(evidence.problem)
    return evidence.problem.id


def test_pdf_text_and_its_page_limit() -> None:
    raw = pdf("The plan for three years", "Second page")
    whole = read_evidence(raw, "evidence/plan.pdf")
    assert (whole.path, whole.kind, problem(whole)) == ("evidence/plan.pdf", "pdf", "")
    assert whole.text == "The plan for three years\nSecond page"
    cut = read_evidence(raw, "plan.pdf", Limits(pdf_pages=1))
    assert cut.text == "The plan for three years"
    assert problem(cut) == "dossier.evidence-cut"


def test_a_scanned_pdf_says_so() -> None:
    evidence = read_evidence(pdf(""), "scan.pdf")
    assert evidence.text == ""
    assert problem(evidence) == "dossier.evidence-scanned"


def encrypted(user_password: str) -> bytes:
    writer = PdfWriter()
    writer.append(io.BytesIO(pdf("Secret plan")))
    writer.encrypt(user_password, "owner", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_an_encrypted_pdf_needs_a_password() -> None:
    assert problem(read_evidence(encrypted("user"), "a.pdf")) == "dossier.evidence-encrypted"
    assert read_evidence(encrypted(""), "a.pdf").text == "Secret plan"
    unknown = encrypted("").replace(b"/Standard", b"/Strange1")
    assert problem(read_evidence(unknown, "a.pdf")) == "dossier.evidence-encrypted"


def test_encryption_that_is_not_available(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr("pypdf.PdfReader", refuse)
    assert problem(read_evidence(pdf("Plan"), "a.pdf")) == "dossier.evidence-encrypted"


def test_damaged_pdfs_are_quiet(caplog: pytest.LogCaptureFixture) -> None:
    raw = pdf("The plan")
    chance = random.Random(7)
    level = logging.getLogger("pypdf").level
    for _ in range(60):
        broken = bytearray(raw[: chance.randrange(10, len(raw))])
        broken[chance.randrange(8, len(broken))] ^= 1 << chance.randrange(8)
        evidence = read_evidence(bytes(broken), "a.pdf")
        assert evidence.text or evidence.problem
    assert caplog.records == []
    assert logging.getLogger("pypdf").level == level


def test_docx_with_tables_and_without_headers() -> None:
    evidence = read_evidence(docx(), "policy.docx")
    assert (evidence.kind, problem(evidence)) == ("docx", "")
    assert evidence.text.split("\n") == [
        "Issuing policy",
        "Badges are issued after a review.",
        "Who",
        "When\tthen",
    ]


def test_docx_is_known_by_content() -> None:
    assert read_evidence(docx(), "policy.bin").kind == "docx"
    assert problem(read_evidence(b"PK\x03\x04" + bytes(80), "a.docx")) == (
        "dossier.evidence-unreadable"
    )


def test_a_docx_bomb_is_not_opened() -> None:
    buffer = io.BytesIO(docx())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/zeros.bin", bytes(2**22))
    raw = buffer.getvalue()
    assert problem(read_evidence(raw, "a.docx")) == "dossier.evidence-bomb"
    many_parts = read_evidence(docx(), "a.docx", Limits(file_bytes=len(docx())))
    assert problem(many_parts) == "dossier.evidence-bomb"


def test_a_docx_with_a_password_on_its_parts() -> None:
    raw = bytearray(docx())
    at = raw.index(b"PK\x01\x02")
    struct.pack_into("<H", raw, at + 8, 1)
    assert problem(read_evidence(bytes(raw), "a.docx")) == "dossier.evidence-encrypted"


def test_odt_keeps_spaces_and_order() -> None:
    body = (
        "<text:h>Plan</text:h><text:p>three<text:s/>years<text:tab/>"
        "<text:span>a<text:span>b</text:span>c</text:span>d<text:line-break/>e</text:p>"
    )
    evidence = read_evidence(odt(body), "plan.odt")
    assert (evidence.kind, problem(evidence)) == ("odt", "")
    assert evidence.text == "Plan\nthree years\tabcd\ne"


def test_odt_entities_are_not_resolved() -> None:
    assert read_evidence(odt("<text:p>&#65;</text:p>"), "a.odt").text == "A"
    assert problem(read_evidence(odt("<text:p>&bomb;</text:p>"), "a.odt")) == (
        "dossier.evidence-unreadable"
    )


def test_html_without_scripts() -> None:
    raw = b"""<!DOCTYPE html><html><head><title>T</title><style>p {}</style></head>
      <body><h1>Appeal <b>policy</b></h1><p>Write
      to us<br>within a month.</p><!-- hidden --><script>alert(1)</script>after</body></html>"""
    evidence = read_evidence(raw, "appeal.html")
    assert evidence.kind == "html"
    assert evidence.text == "Appeal policy\nWrite to us\nwithin a month.\nafter"


def test_html_in_a_declared_encoding() -> None:
    raw = '<html><meta charset="iso-8859-2"><p>P\u0159\u00edloha</p></html>'.encode("iso-8859-2")
    assert read_evidence(raw, "a.html").text == "P\u0159\u00edloha"
    assert read_evidence(b"<html><!-- --></html>", "a.html").text == ""
    assert (
        read_evidence(b'<?xml version="1.0" encoding="utf-8"?><html><p>x</p></html>', "a").text
        == "x"
    )


def test_deeply_nested_html_is_no_crash() -> None:
    raw = b"<html>" + b"<div>" * 20_000 + b"deep"
    assert read_evidence(raw, "a.html").kind == "html"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_every_common_encoding(encoding: str) -> None:
    evidence = read_evidence("Gr\u00fc\u00dfe\r\nZeile".encode(encoding), "a.txt")
    assert (evidence.kind, evidence.text) == ("text", "Gr\u00fc\u00dfe\nZeile")


def test_markdown_keeps_its_signs() -> None:
    assert read_evidence(b"# Plan\n\n- one\n", "a.md").text == "# Plan\n\n- one\n"


def test_text_is_cut_at_the_limit() -> None:
    limits = Limits(text_characters=5)
    for raw, path in ((b"1234567", "a.txt"), (docx(), "a.docx"), (b"<html>1234567", "a.html")):
        evidence = read_evidence(raw, path, limits)
        assert len(evidence.text) == 5
        assert problem(evidence) == "dossier.evidence-cut"
    assert problem(read_evidence(b"12345", "a.txt", limits)) == ""


def test_without_text() -> None:
    assert read_evidence(b"\x89PNG\r\n\x1a\n", "a.png") == EvidenceText("a.png", "image")
    assert problem(read_evidence(b"", "a.txt")) == "dossier.evidence-empty"
    assert problem(read_evidence(b" \n", "a.html")) == "dossier.evidence-empty"
    assert problem(read_evidence(b" \n", "a.txt")) == "dossier.evidence-empty"
    assert problem(read_evidence(b"\x00\x01", "a.bin")) == "dossier.evidence-other"
    assert problem(read_evidence(b"x" * 9, "a.txt", Limits(file_bytes=8))) == "dossier.too-large"


_STARTS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"<svg", odt("x")[:90]])


@settings(deadline=None)
@given(
    _STARTS, st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a.md", "a.html", "a"])
)
def test_no_bytes_raise(start: bytes, rest: bytes, path: str) -> None:
    evidence = read_evidence(start + rest, path)
    assert evidence.text or evidence.problem or evidence.kind == "image"
