"""Refuses what holds nothing to audit, and says what it is when it is a file of our own."""

from __future__ import annotations

from badgeaudit.audit.observing import Observed
from badgeaudit.documents.own_files import own_file
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.dossier.opening import Opened
from badgeaudit.errors import Undecodable, UnreadableDossier
from badgeaudit.model.places import message


def refuse_empty(opened: Opened, observed: Observed) -> None:
    """Nothing to look at is never a success: neither a subject, nor a claim, nor a broken file.

    Raises UnreadableDossier.
    """
    dossier = opened.dossier
    if observed.rows or dossier.application or observed.file_findings:
        return
    found = _own(opened)
    if found is not None:
        raise UnreadableDossier(message("audit.not-a-dossier", dossier=dossier.name, found=found))
    raise UnreadableDossier(message("audit.nothing-to-audit", dossier=dossier.name))


def _own(opened: Opened) -> str | None:
    """Return which kind of ours the one file is, in words; None for several files or another."""
    files = opened.dossier.files
    if len(files) != 1:
        return None
    try:
        return own_file(decode_json(opened.source.read(files[0].path), files[0].path))
    except Undecodable:
        return None
