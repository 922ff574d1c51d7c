"""The text of a LibreOffice document (.odt)."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import Extracted, joined
from badgeaudit.dossier.evidence.packed import check_packed

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SPACES = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def odt_text(raw: bytes, limits: Limits) -> Extracted:
    """Return headings and paragraphs in order. Raises NoText, and lxml's or zipfile's errors."""
    check_packed(raw, limits)
    from lxml import etree

    with ZipFile(BytesIO(raw)) as archive, archive.open("content.xml") as file:
        content = file.read(limits.file_bytes)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    for name, space in _SPACES.items():
        for element in root.iter(name):
            element.text = space
    paragraphs = (
        "".join(map(str, found.itertext())) for found in root.iter(f"{_TEXT}p", f"{_TEXT}h")
    )
    return joined(paragraphs, limits.text_characters)
