"""Evidence document → its text, or why there is none; never an error."""

from __future__ import annotations

from collections.abc import Callable

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.evidence.extraction import Extracted, NoText
from badgeaudit.dossier.evidence.kinds import evidence_kind
from badgeaudit.dossier.evidence.opendocument import odt_text
from badgeaudit.dossier.evidence.pdf import pdf_text
from badgeaudit.dossier.evidence.plain import plain_text
from badgeaudit.dossier.evidence.webpage import html_text
from badgeaudit.dossier.evidence.word import docx_text
from badgeaudit.model.dossier import EvidenceText
from badgeaudit.model.places import message

_READERS: dict[str, Callable[[bytes, Limits], Extracted]] = {
    "pdf": pdf_text,
    "docx": docx_text,
    "odt": odt_text,
    "html": html_text,
    "markdown": plain_text,
    "text": plain_text,
}


def read_evidence(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> EvidenceText:
    """Return the text of a document and what kind it is.

    Pictures have no text and no problem. Everything else without text has a problem that says why.
    A text longer than the limits is cut, and has both text and problem. Raises nothing: whatever a
    library says about a damaged document becomes the problem ``dossier.evidence-unreadable``.
    """
    if len(raw) > limits.file_bytes:
        limit = f"{limits.file_bytes / 2**20:.3g}"
        return EvidenceText(path, "other", problem=message("dossier.too-large", limit=limit))
    kind = evidence_kind(path, raw)
    if kind == "image":
        return EvidenceText(path, kind)
    if not raw:
        return EvidenceText(path, kind, problem=message("dossier.evidence-empty"))
    reader = _READERS.get(kind)
    if reader is None:
        return EvidenceText(path, kind, problem=message("dossier.evidence-other"))
    try:
        extracted = reader(raw, limits)
    except NoText as error:
        return EvidenceText(path, kind, problem=error.reason)
    except Exception:  # a damaged document makes libraries raise anything at all
        return EvidenceText(path, kind, problem=message("dossier.evidence-unreadable", kind=kind))
    if not extracted.text.strip():
        scanned = "dossier.evidence-scanned" if kind == "pdf" else "dossier.evidence-empty"
        return EvidenceText(path, kind, problem=message(scanned))
    problem = None
    if extracted.cut:
        problem = message(
            "dossier.evidence-cut", characters=limits.text_characters, pages=limits.pdf_pages
        )
    return EvidenceText(path, kind, extracted.text, problem)
