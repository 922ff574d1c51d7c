"""What kind of document evidence is: found from the content, the name only breaks ties."""

from __future__ import annotations

import codecs
import re

_IMAGE_STARTS = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
)
_HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"avif")
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_XML_PROLOGUE = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype\s+svg[^>]*>|\s)*", re.S | re.I
)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.I)
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MARKDOWN_NAMES = (".md", ".markdown", ".mdown")
_HTML_NAMES = (".html", ".htm", ".xhtml")
_LOOKED_AT = 4096


def evidence_kind(path: str, head: bytes) -> str:
    """Return ``pdf``, ``docx``, ``odt``, ``html``, ``markdown``, ``text``, ``image`` or ``other``.

    ``head`` is the beginning of the file, or all of it: a Word file that was not saved by Word may
    show only further on that it is one. Markdown and plain text differ by name alone.
    """
    start = head[:_LOOKED_AT]
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _packed_kind(path.lower(), head)
    if _is_image(start):
        return "image"
    if _is_binary(start):
        return "other"
    return _text_kind(path.lower(), start)


def _packed_kind(path: str, head: bytes) -> str:
    """Tell the zip formats apart by their parts."""
    if _ODT in head[:200]:
        return "odt"
    if b"word/document.xml" in head or path.endswith(".docx"):
        return "docx"
    return "other"


def _is_image(start: bytes) -> bool:
    if start.startswith(_IMAGE_STARTS[:4] + _IMAGE_STARTS[5:]):
        return True
    if start.startswith(b"BM"):  # two letters alone could begin a text
        return _BINARY.search(start[:30]) is not None
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return True
    if start[4:8] == b"ftyp" and start[8:12] in _HEIF_BRANDS:
        return True
    prologue = _XML_PROLOGUE.match(start.removeprefix(codecs.BOM_UTF8))
    rest = start.removeprefix(codecs.BOM_UTF8)[prologue.end() if prologue else 0 :]
    return rest.startswith((b"<svg", b"<svg:svg"))


def _is_binary(start: bytes) -> bool:
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    return _BINARY.search(start) is not None or start.startswith(b"{\\rtf")


def _text_kind(path: str, start: bytes) -> str:
    if _HTML.search(start[:1024]) or path.endswith(_HTML_NAMES):
        return "markdown" if path.endswith(_MARKDOWN_NAMES) else "html"
    return "markdown" if path.endswith(_MARKDOWN_NAMES) else "text"
