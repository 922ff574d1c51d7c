"""Files of two dossiers, told apart by their digests, and the judgements that rested on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from badgeaudit.renewal.comparable import Part
from badgeaudit.renewal.judgements import judgements_of

Kind = Literal["added", "removed", "changed", "moved"]
How = Literal["file", "part", "set", "cited"]
"""On the whole file, on a part of it, on the set of all such files, or only named in passing."""

_SETS: Mapping[str, tuple[str, ...]] = {
    "badge": ("badge_class", "issuer"),
    "credential": ("credential",),
}
"""Role of a file → the sets of subjects it belongs to by its place."""
_PASSED_OVER = frozenset({"ignored", "assessment"})


@dataclass(frozen=True, slots=True)
class Resting:
    """A judgement of the former audit that rested on a file."""

    criterion: str
    assessor: str
    role: str
    how: How


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that is not in both dossiers alike."""

    path: str
    kind: Kind
    role: str
    moved_from: str
    """Where it was, when only its name has changed; else empty."""
    rested: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class FileChanges:
    """What became of all files; those nobody reads are passed over."""

    changed: tuple[FileChange, ...]
    unchanged: int


def file_changes(old: Part, new: Part) -> FileChanges:
    """Return the files that were added, removed, changed or moved, by path.

    Left out are files the audit ignores, and assessments, which are no evidence.
    """
    then, now = _files(old), _files(new)
    resting = _Resting(old)
    moved = dict(_moved(then, now))
    found = []
    for path in sorted({*then, *now} - set(moved.values())):
        before, after = then.get(moved.get(path, path)), now.get(path)
        kind = _kind(before, after, moved=path in moved)
        if kind is not None:
            file = after or before or {}
            was = moved.get(path, "")
            rested = resting.on(was or path)
            rested = (*rested, *_further(resting.on_sets(file["role"]), rested))
            found.append(FileChange(path, kind, file["role"], was, rested))
    return FileChanges(tuple(found), len({*then, *now}) - len(found) - len(moved))


def _files(document: Part) -> dict[str, Part]:
    return {
        file["path"]: file
        for file in document["dossier"]["files"]
        if file["role"] not in _PASSED_OVER
    }


def _kind(then: Part | None, now: Part | None, *, moved: bool) -> Kind | None:
    if moved:
        return "moved"
    if then is None:
        return "added"
    if now is None:
        return "removed"
    return "changed" if then["sha256"] != now["sha256"] else None


def _moved(then: Mapping[str, Part], now: Mapping[str, Part]) -> Iterator[tuple[str, str]]:
    """Yield new path and former path of files that only have another name.

    Of several files alike none is followed: which became which can't be told.
    """
    gone, come = _by_digest(then, now), _by_digest(now, then)
    for digest, paths in come.items():
        if len(paths) == 1 and len(gone.get(digest, ())) == 1:
            yield paths[0], gone[digest][0]


def _by_digest(these: Mapping[str, Part], those: Mapping[str, Part]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, file in these.items():
        if path not in those and file["sha256"]:
            found.setdefault(file["sha256"], []).append(path)
    return found


class _Resting:
    """Which judgements of an audit rested on what."""

    def __init__(self, document: Part) -> None:
        self._files: dict[str, list[Resting]] = {}
        self._sets: dict[str, list[Resting]] = {}
        for criterion, judged in judgements_of(document):
            for ground in judged["rests_on"]:
                if ground["subjects"]:
                    self._note(self._sets, ground["subjects"], criterion, judged, "set")
                else:
                    how: How = "part" if ground["pointer"] else "file"
                    self._note(self._files, ground["path"], criterion, judged, how)
            for path in judged["cites"]:
                self._note(self._files, path.removeprefix("./"), criterion, judged, "cited")

    def on(self, path: str) -> tuple[Resting, ...]:
        """Return the judgements that rested on a file, each once, by the closest bond."""
        order = {"file": 0, "part": 1, "set": 2, "cited": 3}
        closest: dict[tuple[str, str, str], Resting] = {}
        for each in sorted(self._files.get(path, ()), key=lambda one: order[one.how]):
            closest.setdefault((each.criterion, each.assessor, each.role), each)
        return tuple(sorted(closest.values(), key=_order))

    def on_sets(self, role: str) -> tuple[Resting, ...]:
        """Return the judgements that rested on all files of a kind this one may belong to."""
        found = [each for kind in _SETS.get(role, ()) for each in self._sets.get(kind, ())]
        return tuple(sorted(dict.fromkeys(found), key=_order))

    @staticmethod
    def _note(
        where: dict[str, list[Resting]], key: str, criterion: str, judged: Part, how: How
    ) -> None:
        resting = Resting(criterion, judged["assessor"], judged["role"], how)
        where.setdefault(key, []).append(resting)


def _order(resting: Resting) -> tuple[str, str, str]:
    return resting.criterion, resting.assessor, resting.role


def _further(sets: Iterable[Resting], rested: Iterable[Resting]) -> Iterator[Resting]:
    known = {(each.criterion, each.assessor, each.role) for each in rested}
    return (each for each in sets if (each.criterion, each.assessor, each.role) not in known)
