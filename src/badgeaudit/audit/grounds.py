"""What a judgement rests on, fixed by digests, and whether that is still so.

A judgement holds for what its assessor saw: the applicant's own answer, the parts of the
application it is about, the files these name, and the badge classes or credentials concerned.
Pure: digests come in, nothing is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from json import dumps
from typing import Any

from badgeaudit.checks.parts import parts_of
from badgeaudit.documents.json_pointers import join, split
from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import Application, SourceFile
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import RestsOn
from badgeaudit.model.standard import Criterion

MOST_FILES = 40
"""Up to how many files of a set are named one by one; of more only the set's digest is kept."""
NOTHING = sha256(b"").hexdigest()
"""Of a file that the application names and that is not there: it says as little as an empty one."""

_FILE_NAME = re.compile(r"(?:[^\n:]{1,200}/)?[^\s/:]{1,200}\.[A-Za-z][A-Za-z0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Grounds:
    """The state of a dossier, as far as judgements rest on it."""

    files: Mapping[str, str] = field(default_factory=dict)
    """Path → SHA-256."""
    application: str = ""
    """Path of the application; empty when there is none."""
    answers: Mapping[str, Any] = field(default_factory=dict)
    """The application's real answers."""
    sets: Mapping[AppliesTo, Sequence[str]] = field(default_factory=dict)
    """Kind of subject → the files that hold any, sorted."""
    other_endings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Path → SHA-256 the file would have with other line endings; only where it was asked for."""

    @classmethod
    def of(
        cls, files: Iterable[SourceFile], application: Application | None, rows: Iterable[Row]
    ) -> Grounds:
        """Return the state that an audit found."""
        sets: dict[AppliesTo, set[str]] = {}
        for row in rows:
            if not row.staff:
                sets.setdefault(AppliesTo(row.kind), set()).add(row.path)
        return cls(
            files={file.path: file.sha256 for file in files if file.sha256},
            application=application.path if application else "",
            answers=application.fields if application else {},
            sets={kind: tuple(sorted(paths)) for kind, paths in sets.items()},
        )

    def holds(self, ground: RestsOn) -> bool:
        """Tell whether one thing a judgement rests on is still as it was."""
        return ground.sha256 in self._now(ground)

    def _now(self, ground: RestsOn) -> Iterator[str]:
        if ground.subjects is not None:
            yield self.set_digest(ground.subjects)
            return
        if ground.path in self.files:
            yield self.files[ground.path]
        else:
            yield NOTHING
        if ground.pointer and ground.path == self.application:
            yield value_digest(_found_at(self.answers, ground.pointer))

    def set_digest(self, kind: AppliesTo) -> str:
        """Return one digest over all files that hold subjects of a kind."""
        lines = (f"{path}\0{self.files.get(path, '')}\n" for path in self.sets.get(kind, ()))
        return sha256("".join(lines).encode()).hexdigest()

    def under(self, criterion: Criterion, cites: Iterable[str] = ()) -> tuple[RestsOn, ...]:
        """Return what a judgement of this criterion, made now, rests on.

        ``cites``: files the assessor names besides; those that are not there are left out.
        """
        found: dict[tuple[str, str, AppliesTo | None], RestsOn] = {}
        for ground in (*self._answers(criterion), *self._subjects(criterion), *self._named(cites)):
            found.setdefault((ground.path, ground.pointer, ground.subjects), ground)
        return tuple(found.values())

    def _answers(self, criterion: Criterion) -> Iterator[RestsOn]:
        if not self.application:
            return
        # what is not answered counts too: a "not met" for want of a policy falls when one comes
        for pointer in self._pointers(criterion):
            value = _found_at(self.answers, pointer)
            yield RestsOn(self.application, value_digest(value), pointer)
            yield from self._named(_texts(value), missing=True)

    def _pointers(self, criterion: Criterion) -> Iterator[str]:
        key = criterion.claim.field if criterion.claim else criterion.id
        yield join("/claims", key)
        for part in parts_of(criterion):
            # kinds of subjects are strings too, but no answers of the application
            if not isinstance(part, AppliesTo):
                yield join("", *part.split("."))

    def _subjects(self, criterion: Criterion) -> Iterator[RestsOn]:
        parts = (criterion.applies_to, *parts_of(criterion))
        for kind in dict.fromkeys(part for part in parts if isinstance(part, AppliesTo)):
            if kind is AppliesTo.DOSSIER:
                continue
            yield RestsOn("", self.set_digest(kind), subjects=kind)
            files = self.sets.get(kind, ())
            if len(files) <= MOST_FILES:
                yield from self._named(files)

    def _named(self, paths: Iterable[str], *, missing: bool = False) -> Iterator[RestsOn]:
        """Yield the files among some texts; with ``missing`` also what looks like one's name.

        So an answer "not met" for want of a file is asked again when the file comes.
        """
        for path in paths:
            inside = path.removeprefix("./")
            if inside == self.application:
                continue
            if inside in self.files:
                yield RestsOn(inside, self.files[inside])
            elif missing and _FILE_NAME.fullmatch(inside):
                yield RestsOn(inside, NOTHING)


def value_digest(value: Any) -> str:
    """Return the SHA-256 of an answer's content, whatever its spelling in the file."""
    return sha256(dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _found_at(value: Any, pointer: str) -> Any:
    """Return an answer; of a list of things, the list of what each of them says."""
    for name in split(pointer):
        if isinstance(value, list):
            found = [item.get(name) for item in value if isinstance(item, Mapping)]
            value = [item for item in found if item is not None] or None
        else:
            value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, Sequence):
        for part in value:
            yield from _texts(part)
