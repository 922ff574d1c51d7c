from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.dossier.evidence import evidence_kind

ODT = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text"
ODS = b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("path", "head", "kind"),
    [
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "pdf"),
        ("a.txt", b"\n\n%PDF-1.4", "pdf"),
        ("a.docx", b"PK\x03\x04" + bytes(60), "docx"),
        ("a.bin", b"PK\x03\x04 [Content_Types].xml word/document.xml", "docx"),
        ("a.xlsx", b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "other"),
        ("a.zip", b"PK\x03\x04" + bytes(60), "other"),
        ("a.odt", ODT, "odt"),
        ("a.ods", ODS, "other"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "image"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "image"),
        ("a", b"GIF89a", "image"),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "image"),
        ("a.bmp", b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", "image"),
        ("a.txt", b"BMX riders met on Sunday.", "text"),
        ("a.svg", b'<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="x">', "image"),
        ("a.svg", b"\xef\xbb\xbf<svg>", "image"),
        ("a.html", b"<!DOCTYPE html><html>", "html"),
        ("page", b"<html lang='en'>", "html"),
        ("a.htm", b"<p>without a frame</p>", "html"),
        ("a.md", b"# Plan\n", "markdown"),
        ("a.markdown", b"<html> is a tag", "markdown"),
        ("a.txt", b"Plan", "text"),
        ("a.csv", b"a;b", "text"),
        ("noname", "\u00fcber".encode("utf-16"), "text"),
        ("a.txt", "\u00fcber".encode("cp1252"), "text"),
        ("a.mp4", b"\x00\x00\x00\x20ftypisom", "other"),
        ("a.rtf", b"{\\rtf1\\ansi", "other"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "other"),
        ("a.txt", b"", "text"),
    ],
)
def test_kind_comes_from_content_first(path: str, head: bytes, kind: str) -> None:
    assert evidence_kind(path, head) == kind


@given(st.text(max_size=10), st.binary(max_size=200))
def test_every_file_has_a_kind(path: str, head: bytes) -> None:
    assert evidence_kind(path, head) in {
        "pdf", "docx", "odt", "html", "markdown", "text", "image", "other",
    }  # fmt: skip
