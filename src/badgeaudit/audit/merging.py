"""Packets → the dossier's subjects: every class once, however many credentials carry a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from badgeaudit.audit.chunks import Embedded, Packet
from badgeaudit.audit.examining import Seen
from badgeaudit.audit.rows import row_of
from badgeaudit.audit.working import Worker
from badgeaudit.model.badges import Row, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.packing import FACTS, FILES, FINDINGS, ROWS, Block, Packed, kept, pack
from badgeaudit.model.results import DOSSIER, Finding


@dataclass(slots=True)
class Merged:
    """What all packets amount to."""

    files: Sequence[SourceFile] = ()
    file_findings: Sequence[Finding] = ()
    rows: Sequence[Row] = ()
    """One row per subject that criteria look at."""
    facts: Sequence[Row] = ()
    """The rows, copies that deviate from their class, and credentials of the staff."""
    seen: dict[str, Seen] = field(default_factory=dict)
    by_kind: dict[AppliesTo, dict[str, str]] = field(default_factory=dict)
    """Kind → the ids of its subjects in order; each leads to itself, so that it is kept once."""

    def subjects(self, kind: AppliesTo) -> Mapping[str, str]:
        """Return the ids of a kind's subjects, as an ordered set."""
        return self.by_kind.get(kind, {})


@dataclass(slots=True)
class _Own:
    """What stands in files of its own, as it comes."""

    files: list[Block] = field(default_factory=list)
    file_findings: list[Block] = field(default_factory=list)
    rows: list[Block] = field(default_factory=list)
    facts: list[Block] = field(default_factory=list)
    embedded: Embedded = field(default_factory=dict)


def merge(packets: Iterable[Packet], worker: Worker) -> Merged:
    """Join the packets in path order and examine embedded subjects that have no file of their own.

    A class embedded in a thousand credentials is one subject. Where it also has a file, the file
    is the subject; of embedded copies the first one is, and those that differ are kept for the
    check that compares them.
    """
    merged = Merged(by_kind={kind: {} for kind in AppliesTo})
    merged.by_kind[AppliesTo.DOSSIER] = {DOSSIER: DOSSIER}
    own = _Own()
    for packet in packets:
        _take(packet, own, merged)
    merged.files = kept(FILES, own.files)
    merged.file_findings = kept(FINDINGS, own.file_findings)
    _settle_embedded(merged, own, worker)
    return merged


def _take(packet: Packet, own: _Own, merged: Merged) -> None:
    own.files.append(packet.files)
    own.file_findings.append(packet.file_findings)
    own.facts.append(packet.rows)
    rows: Iterable[Row] = Packed(FACTS, [packet.rows])
    if packet.staff:
        rows = [row for row in Packed(ROWS, [packet.rows]) if not row.staff]
        own.rows.append(pack(ROWS, rows))
    else:
        own.rows.append(packet.rows)
    known = {row.id: _listed(row, merged) for row in rows}
    for criterion, (outcomes, findings) in packet.seen.items():
        if criterion not in merged.seen:
            merged.seen[criterion] = Seen()
        named = ((known.get(subject, subject), outcome) for subject, outcome in outcomes.items())
        merged.seen[criterion].take(named, findings)
    for key, subject in packet.embedded.items():
        own.embedded.setdefault(key, subject)


def _listed(row: Row, merged: Merged) -> str:
    """List a subject and return its id: always the same text, however often it comes up."""
    return merged.by_kind[AppliesTo(row.kind)].setdefault(row.id, row.id)


def _settle_embedded(merged: Merged, own: _Own, worker: Worker) -> None:
    embedded = [(row_of(subject), subject) for subject in own.embedded.values()]
    wanted = {(row.kind, row.id) for row, _ in embedded}
    taken: dict[tuple[str, str], str] = {}
    if wanted:
        taken = {
            (row.kind, row.id): row.digest
            for row in Packed(FACTS, own.rows)
            if (row.kind, row.id) in wanted
        }
    rows: list[Row] = []
    facts: list[Row] = []
    first: list[Subject] = []
    for row, subject in embedded:
        key = (row.kind, row.id)
        if key in taken:
            if row.digest != taken[key]:
                facts.append(row)
            continue
        taken[key] = row.digest
        row = worker.noticed(subject, row)
        rows.append(row)
        facts.append(row)
        first.append(subject)
        _listed(row, merged)
    for found in worker.side_by_side(worker.examine, first):
        for finding in found:
            merged.seen.setdefault(finding.criterion, Seen()).add(finding)
    merged.rows = kept(ROWS, own.rows, rows)
    merged.facts = kept(FACTS, own.facts, facts)
