"""Audit → the bytes of its JSON, made as they are written: a large one never exists as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.languages.speaking import SOURCE, speaking
from badgeaudit.model.results import Audit
from badgeaudit.report.document import to_document
from badgeaudit.report.json_ import json_parts
from badgeaudit.report.many import lazily


def audit_json(audit: Audit) -> Iterator[bytes]:
    """Yield what ``render_json(to_document(audit))`` is, in UTF-8 and part by part."""
    with speaking(SOURCE):
        for part in json_parts(to_document(audit, lazily)):
            yield part.encode("utf-8")
