"""A chunk of files → findings and small rows; runs here or in a worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from badgeaudit.audit.chunks import Chunk, Packet
from badgeaudit.audit.examining import examinations, examine
from badgeaudit.audit.fingerprint import fingerprint
from badgeaudit.audit.network_options import Network
from badgeaudit.audit.reading import located, read_file
from badgeaudit.audit.rows import row_digest, row_of
from badgeaudit.audit.tools import DossierTools
from badgeaudit.checks.noticing import noticed
from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.sources import Source
from badgeaudit.model.badges import Form, Row, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import FILES, Block, Packed
from badgeaudit.model.results import Finding
from badgeaudit.model.standard import Standard
from badgeaudit.model.verification import Verification
from badgeaudit.network.turns import side_by_side

T = TypeVar("T")
R = TypeVar("R")

_BINDING = frozenset({"proof", "issuer", "claims"})
"""Steps of a verification that bind a credential to its issuer."""
_ENDORSEMENTS = (Form.OB3_ENDORSEMENT, Form.OB2_ENDORSEMENT)


@dataclass(frozen=True, slots=True)
class Task:
    """Everything a worker has to know; sent once, pickled."""

    source: Source
    standard: Standard
    paths: tuple[str, ...]
    application: Mapping[str, Any]
    as_of: date
    limits: Limits
    badge_paths: frozenset[str]
    """Those of the paths that were read as badge files."""
    network: Network
    """What may be fetched to verify credentials and to open links."""
    staff: frozenset[str]
    """Paths of credentials that the issuer's own staff earned elsewhere."""


class Worker:
    """Reads and examines chunks of files for one audit."""

    def __init__(self, task: Task) -> None:
        """Prepare the checks and tools once for all chunks."""
        self._task = task
        self._plan = examinations(task.standard)
        self.tools = DossierTools(
            task.source,
            task.paths,
            task.application,
            task.standard.keywords,
            task.as_of,
            task.limits,
            task.network,
            task.badge_paths,
        )

    def run(self, files: Iterable[SourceFile]) -> Packet:
        """Read each file and examine the subjects that stand on their own."""
        chunk = Chunk()
        if self.tools.at_once > 1:
            for each in self.side_by_side(self._looked_at, files):
                chunk.add(each)
        else:
            for file in files:
                self._look_at(file, chunk)
        return chunk.packed()

    def examine(self, subject: Subject) -> list[Finding]:
        """Run every check that applies to the subject's kind."""
        return list(examine(subject, self._plan.get(subject.kind, ()), self.tools))

    def noticed(self, subject: Subject, row: Row) -> Row:
        """Return the row of a subject of criteria, with what is worth a hint about it."""
        if subject.kind != "badge_class":
            return row
        return row._replace(noticed=noticed(subject, self.tools))

    def side_by_side(self, look: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Look at each item; at several at once where looking means to wait for the network."""
        return side_by_side(look, items, self.tools.at_once)

    def _looked_at(self, file: SourceFile) -> Chunk:
        chunk = Chunk()
        self._look_at(file, chunk)
        return chunk

    def _look_at(self, file: SourceFile, chunk: Chunk) -> None:
        read = read_file(file, self._task.source, self._task.limits)
        if read.findings:
            chunk.file_findings.extend(located(read.findings, read.document))
        staff = read.file.path in self._task.staff
        found: list[Finding] = []
        for subject in read.subjects:
            if subject.embedded and not staff:
                key = (subject.kind, subject.id, row_digest(subject))
                chunk.embedded.setdefault(key, subject)
                continue
            if staff:
                chunk.rows.append(row_of(subject, staff=True))
                continue
            chunk.rows.append(self.noticed(subject, row_of(subject)))
            found += self.examine(subject)
        chunk.files.append(self._with_verdict(read.file))
        if found:
            chunk.see(located(found, read.document, fingerprint))

    def _with_verdict(self, file: SourceFile) -> SourceFile:
        """Note what came of verifying a file, if a check of the standard asked for it."""
        verified = self.tools.verified(file.path)
        if verified is None:
            return file
        return replace(file, verdict=verified.verdict, proof_failed=_proof_fails(verified))


def _proof_fails(verified: Verification) -> bool:
    """Tell whether the proof of a credential fails, or of one inside it: of a list or a record.

    An endorsement is another's word about the badge; a fault of it is none of the badge.
    """
    return any(
        step.name in _BINDING and step.level == "error" and step.outcome is Outcome.FAILED
        for step in verified.steps
    ) or any(_proof_fails(each) for each in verified.inner if each.form not in _ENDORSEMENTS)


_worker: Worker | None = None


def start(task: Task) -> None:
    """Prepare this process's worker; the initializer of a process pool."""
    global _worker
    _worker = Worker(task)


def run(files: Block) -> Packet:
    """Run one chunk, packed as ``FILES``, in a process that ``start`` prepared."""
    if _worker is None:
        raise RuntimeError("the worker process was not started with a task")
    return _worker.run(Packed(FILES, [files]))
