"""Chunks → the dossier's subjects: every class once, however many credentials carry a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from badgeaudit.audit.examining import Seen
from badgeaudit.audit.working import Chunk, Worker, row_of
from badgeaudit.model.badges import Row, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.results import DOSSIER, Finding


@dataclass(slots=True)
class Merged:
    """What all chunks amount to."""

    files: tuple[SourceFile, ...] = ()
    file_findings: tuple[Finding, ...] = ()
    rows: tuple[Row, ...] = ()
    """One row per subject that criteria look at."""
    facts: tuple[Row, ...] = ()
    """The rows, copies that deviate from their class, and credentials of the staff."""
    seen: dict[str, Seen] = field(default_factory=dict)
    by_kind: dict[AppliesTo, dict[str, None]] = field(default_factory=dict)

    def subjects(self, kind: AppliesTo) -> Mapping[str, None]:
        """Return the ids of a kind's subjects, as an ordered set."""
        return self.by_kind.get(kind, {})


def merge(chunks: Iterable[Chunk], worker: Worker) -> Merged:
    """Join the chunks in path order and examine embedded subjects that have no file of their own.

    A class embedded in a thousand credentials is one subject. Where it also has a file, the file
    is the subject; of embedded copies the first one is, and those that differ are kept for the
    check that compares them.
    """
    whole = Chunk()
    for chunk in chunks:
        whole.add(chunk)
    merged = Merged(tuple(whole.files), tuple(whole.file_findings), seen=whole.seen)
    _settle_subjects(merged, whole.rows, whole.embedded.values(), worker)
    return merged


def _settle_subjects(
    merged: Merged, own: list[Row], embedded: Iterable[Subject], worker: Worker
) -> None:
    rows = [row for row in own if not row.staff]
    facts = list(own)
    taken: dict[tuple[str, str], str] = {(row.kind, row.id): row.digest for row in rows}
    first: list[Subject] = []
    for subject in embedded:
        row = row_of(subject)
        key = (row.kind, row.id)
        if key in taken:
            if row.digest != taken[key]:
                facts.append(row)
            continue
        taken[key] = row.digest
        rows.append(row)
        facts.append(row)
        first.append(subject)
    for found in worker.side_by_side(worker.examine, first):
        for finding in found:
            merged.seen.setdefault(finding.criterion, Seen()).add(finding)
    merged.rows = tuple(rows)
    merged.facts = tuple(facts)
    merged.by_kind = {kind: {} for kind in AppliesTo}
    merged.by_kind[AppliesTo.DOSSIER] = {DOSSIER: None}
    for row in rows:
        merged.by_kind[AppliesTo(row.kind)][row.id] = None
