"""The text of evidence documents: PDF, Word, LibreOffice, web pages, Markdown, plain text."""

from __future__ import annotations

from badgeaudit.dossier.evidence.kinds import evidence_kind
from badgeaudit.dossier.evidence.reading import read_evidence

__all__ = ["evidence_kind", "read_evidence"]
