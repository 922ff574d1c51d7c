"""Bytes of a text file → text, in whatever letters it was saved."""

from __future__ import annotations

import codecs
import unicodedata

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import Extracted

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plain_text(raw: bytes, limits: Limits) -> Extracted:
    """Return the text of a Markdown or text file; Markdown keeps its signs."""
    text = decoded(raw)
    return Extracted(text[: limits.text_characters], len(text) > limits.text_characters)


def decoded(raw: bytes, declared: str = "") -> str:
    r"""Return bytes as text (NFC): by byte order mark, UTF-8, a declared encoding, else cp1252.

    Old Windows editors write cp1252 without saying so; bytes it does not know become ``\ufffd``.
    """
    if raw.startswith(_UTF16):
        text = raw.decode("utf-16", "replace")
    else:
        text = _strictly(raw, "utf-8-sig") or _strictly(raw, declared)
        text = text or raw.decode("cp1252", "replace")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return ""
