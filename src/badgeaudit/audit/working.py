"""A chunk of files → findings and small rows; runs here or in a worker process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from json import dumps
from typing import Any, TypeVar

from badgeaudit.audit.examining import Seen, examinations, examine
from badgeaudit.audit.network_options import Network
from badgeaudit.audit.reading import located, read_file
from badgeaudit.audit.tools import DossierTools
from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.sources import Source
from badgeaudit.model.badges import Form, Row, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Finding
from badgeaudit.model.standard import Standard
from badgeaudit.model.verification import Verification
from badgeaudit.network.turns import side_by_side

T = TypeVar("T")
R = TypeVar("R")

_LONGEST_REFERENCE = 500
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


@dataclass(slots=True)
class Chunk:
    """What came of some files, in path order. Clean subjects leave a row and nothing else."""

    files: list[SourceFile] = field(default_factory=list)
    file_findings: list[Finding] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    seen: dict[str, Seen] = field(default_factory=dict)
    embedded: dict[tuple[str, str, str], Subject] = field(default_factory=dict)
    """Subjects found inside others, one of each (kind, id, digest); examined after the merge."""

    def add(self, later: Chunk) -> None:
        """Take in what came of files further on."""
        self.files += later.files
        self.file_findings += later.file_findings
        self.rows += later.rows
        for id, seen in later.seen.items():
            self.seen.setdefault(id, Seen()).merge(seen)
        for key, subject in later.embedded.items():
            self.embedded.setdefault(key, subject)


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

    def run(self, files: Iterable[SourceFile]) -> Chunk:
        """Read each file and examine the subjects that stand on their own."""
        chunk = Chunk()
        for each in self.side_by_side(self._looked_at, files):
            chunk.add(each)
        return chunk

    def examine(self, subject: Subject) -> list[Finding]:
        """Run every check that applies to the subject's kind."""
        return list(examine(subject, self._plan.get(subject.kind, ()), self.tools))

    def side_by_side(self, look: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Look at each item; at several at once where looking means to wait for the network."""
        return side_by_side(look, items, self.tools.at_once)

    def _looked_at(self, file: SourceFile) -> Chunk:
        chunk = Chunk()
        read = read_file(file, self._task.source, self._task.limits)
        chunk.file_findings.extend(located(read.findings, read.document))
        staff = read.file.path in self._task.staff
        found: list[Finding] = []
        for subject in read.subjects:
            if subject.embedded and not staff:
                key = (subject.kind, subject.id, row_digest(subject))
                chunk.embedded.setdefault(key, subject)
                continue
            chunk.rows.append(row_of(subject, staff=staff))
            if not staff:
                found += self.examine(subject)
        chunk.files.append(self._with_verdict(read.file))
        for finding in located(found, read.document):
            chunk.seen.setdefault(finding.criterion, Seen()).add(finding)
        return chunk

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


def row_of(subject: Subject, *, staff: bool = False) -> Row:
    """Return the little that is kept of a subject."""
    fields = subject.fields
    image = _text(_part(fields, "image").get("id"))
    return Row(
        kind=subject.kind,
        id=subject.id,
        path=subject.path,
        pointer=subject.pointer,
        form=subject.form.value,
        name=_text(fields.get("name")),
        language=_text(fields.get("language")),
        badge=_text(fields.get("badge")),
        issuer=_text(fields.get("issuer") or fields.get("creator")),
        issued=_text(fields.get("issued")),
        expires=_text(fields.get("expires")),
        related=tuple(
            _text(r.get("id"))
            for r in fields.get("related", ())
            # without either it is another badge, such as one to earn before
            if r.get("language") or r.get("version")
        ),
        digest=row_digest(subject),
        embedded=subject.embedded,
        staff=staff,
        image="" if image.startswith("data:") else image[:_LONGEST_REFERENCE],
        recipient=_recipient(fields.get("recipients", ())),
    )


def row_digest(subject: Subject) -> str:
    """Digest of what a badge class promises: equal copies have equal digests.

    Only name, description, criteria and kind: an embedded copy may well leave out the rest.
    """
    if subject.kind != "badge_class":
        return ""
    core = {key: subject.fields.get(key) for key in ("name", "description", "criteria", "kind")}
    return sha256(dumps(core, sort_keys=True).encode()).hexdigest()[:16]


def _part(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = fields.get(key)
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _recipient(recipients: Sequence[Mapping[str, Any]]) -> str:
    """Tell recipients apart without keeping who they are."""
    identity = recipients[0].get("identity") if recipients else None
    return sha256(str(identity).encode("utf-8", "replace")).hexdigest()[:12] if identity else ""


_worker: Worker | None = None


def start(task: Task) -> None:
    """Prepare this process's worker; the initializer of a process pool."""
    global _worker
    _worker = Worker(task)


def run(files: Sequence[SourceFile]) -> Chunk:
    """Run one chunk in a process that ``start`` prepared."""
    if _worker is None:
        raise RuntimeError("the worker process was not started with a task")
    return _worker.run(files)
