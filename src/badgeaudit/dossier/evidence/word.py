"""The text of a Word document (.docx), through python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import Extracted, joined
from badgeaudit.dossier.evidence.packed import check_packed

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}


def docx_text(raw: bytes, limits: Limits) -> Extracted:
    """Return the paragraphs in order, those in tables, forms and text boxes included.

    Headers, footers and deleted text (tracked changes) are left out. Raises NoText, and whatever
    python-docx raises on a damaged file.
    """
    check_packed(raw, limits)
    from docx import Document

    body = Document(BytesIO(raw)).element.body
    return joined(_paragraphs(body), limits.text_characters)


def _paragraphs(body: Any) -> Iterator[str]:
    # python-docx's own lists pass over content controls, which forms are made of.
    for paragraph in body.iter(f"{_WORD}p"):
        yield "".join(_runs(paragraph))


def _runs(paragraph: Any) -> Iterator[str]:
    for element in paragraph.iter(f"{_WORD}t", *_SPACES):
        if element.tag in _SPACES:
            yield _SPACES[element.tag]
        else:
            yield element.text or ""
