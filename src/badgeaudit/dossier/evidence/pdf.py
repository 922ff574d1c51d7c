"""The text of a PDF, page by page, through pypdf."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.evidence.extraction import Extracted, NoText, joined
from badgeaudit.model.places import message


def pdf_text(raw: bytes, limits: Limits) -> Extracted:
    """Return the text of a PDF's pages. A scanned one gives none.

    Many PDFs only forbid printing or copying: they open with the empty password. Raises NoText when
    one needs another password or an encryption that is not available here (AES without the package
    ``cryptography``), and anything pypdf raises on damaged files.
    """
    with _silence():
        from pypdf import PdfReader
        from pypdf.errors import DependencyError, FileNotDecryptedError

        try:
            reader = PdfReader(BytesIO(raw))
            count = len(reader.pages)
            pages = (reader.pages[n].extract_text() for n in range(min(count, limits.pdf_pages)))
            extracted = joined(pages, limits.text_characters)
        except (DependencyError, FileNotDecryptedError, NotImplementedError):
            raise NoText(message("dossier.evidence-encrypted")) from None
    return Extracted(extracted.text, extracted.cut or count > limits.pdf_pages)


@contextmanager
def _silence() -> Iterator[None]:
    """Keep pypdf's remarks on sloppy files away from the terminal."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
