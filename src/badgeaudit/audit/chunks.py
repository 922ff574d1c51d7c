"""What came of some files: a Chunk while they are read, a Packet to be kept or sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from badgeaudit.audit.examining import Seen
from badgeaudit.model.badges import Row, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import FILES, FINDINGS, ROWS, Block, pack
from badgeaudit.model.results import Finding

Embedded = dict[tuple[str, str, str], Subject]
"""Subjects found inside others, one of each (kind, id, digest); examined after the merge."""


class Packet(NamedTuple):
    """What came of some files, packed: small, and quick to send from process to process."""

    read: int
    """How many files."""
    files: Block
    file_findings: Block
    rows: Block
    staff: bool
    """True when one of the rows is of a credential that the staff earned."""
    seen: dict[str, tuple[dict[str, Outcome], Block]]
    """Criterion → outcomes by subject, and the findings."""
    embedded: Embedded


@dataclass(slots=True)
class Chunk:
    """What came of some files, in path order. Clean subjects leave a row and nothing else."""

    files: list[SourceFile] = field(default_factory=list)
    file_findings: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)
    embedded: Embedded = field(default_factory=dict)

    def add(self, later: Chunk) -> None:
        """Take in what came of files further on."""
        self.files += later.files
        self.file_findings += later.file_findings
        self.rows += later.rows
        for seen in later.seen.values():
            self.see(seen.findings)
        for key, subject in later.embedded.items():
            self.embedded.setdefault(key, subject)

    def see(self, findings: Iterable[Finding]) -> None:
        """Take in findings of criteria."""
        for finding in findings:
            criterion = finding.criterion
            if criterion not in self.seen:
                self.seen[criterion] = Seen()
            self.seen[criterion].add(finding)

    def packed(self) -> Packet:
        """Return it as it is kept and sent."""
        return Packet(
            len(self.files),
            pack(FILES, self.files),
            pack(FINDINGS, self.file_findings),
            pack(ROWS, self.rows),
            any(row.staff for row in self.rows),
            {id: (seen.outcomes, pack(FINDINGS, seen.findings)) for id, seen in self.seen.items()},
            self.embedded,
        )
