"""Sort received files into a dossier, by content; what was received is never changed."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote

from badgeaudit.dossier.paths import APPLICATIONS
from badgeaudit.dossier.roles import standing
from badgeaudit.dossier.safe_names import numbered, safe_name
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable, UnreadableDossier, WrongUse
from badgeaudit.model.dossier import Role
from badgeaudit.model.places import Message, message
from badgeaudit.writing import make_folder, write_whole

Classify = Callable[[bytes, str], Role]
"""Tells from content and path whether a file is ``badge``, ``credential`` or something else."""

_FOLDERS: dict[Role, str] = {"badge": "badges", "credential": "credentials"}
_EVIDENCE = "evidence"
_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")
_PICTURE_ENDING = re.compile(rb"\.(?:png|svg|jpe?g|gif|webp)", re.I)
_LONGEST_NAME = 300
_APPLICATION = re.compile(r"(?:.*/)?application[^/]*\.ya?ml")


class Taken(NamedTuple):
    """A file that was copied into the dossier."""

    source: str
    target: str
    """Relative to the dossier."""


class Left(NamedTuple):
    """A received file that was not copied, and why."""

    source: str
    why: Message


class Sorting(NamedTuple):
    """What became of every received file."""

    taken: tuple[Taken, ...]
    left: tuple[Left, ...]

    @property
    def evidence(self) -> tuple[str, ...]:
        """The evidence files of the new dossier."""
        return tuple(t.target for t in self.taken if t.target.startswith(f"{_EVIDENCE}/"))

    @property
    def perhaps_applications(self) -> tuple[str, ...]:
        """Evidence that by its name may be a filled-in application, such as a second download."""
        return tuple(path for path in self.evidence if _APPLICATION.fullmatch(path.lower()))


def sort_into(folder: Path, source: Source, classify: Classify) -> Sorting:
    """Copy the files of ``source`` to ``badges/``, ``credentials/`` and ``evidence/`` of a folder.

    Sub-folders keep their names; names that clash or that some system can't keep are changed.
    Pictures that a badge file names go with the badges. Judgements, waivers and settings are not
    taken over. Raises WrongUse when the received files are a dossier already, UnreadableDossier
    when there are none, NotWritten when copying fails.
    """
    entries = list(source.entries())
    for entry in entries:
        if entry.path in APPLICATIONS:
            raise WrongUse(
                message("dossier.init-is-dossier", received=source.name, application=entry.path)
            )
    left: list[Left] = []
    wanted: list[str] = []
    for entry in entries:
        why = standing(entry.path, bare=True).why or entry.problem
        if why:
            left.append(Left(entry.path, why))
        else:
            wanted.append(entry.path)
    if not wanted:
        raise UnreadableDossier(message("dossier.init-nothing", received=source.name))
    places = _Places(folder)
    taken = []
    for path, target in _targets(source, wanted, classify, left):
        raw = source.read(path)
        taken.append(Taken(path, places.put(target, path, raw)))
    return Sorting(tuple(taken), tuple(sorted(left)))


def _targets(
    source: Source, paths: Sequence[str], classify: Classify, left: list[Left]
) -> Iterator[tuple[str, str]]:
    """Yield path and target folder of every file that can be read; the others go to ``left``."""
    folders: dict[str, str] = {}
    named: set[str] = set()
    for path in paths:
        try:
            raw = source.read(path)
        except Undecodable as error:
            left.append(Left(path, error.problems[0].message))
            continue
        folders[path] = _FOLDERS.get(classify(raw, path), _EVIDENCE)
        if folders[path] == "badges" and not path.lower().endswith(_PICTURES):
            named.update(_picture_names(raw))
    for path, target in folders.items():
        is_named = PurePosixPath(path).name.lower() in named
        picture_of_badge = target == _EVIDENCE and path.lower().endswith(_PICTURES) and is_named
        yield path, "badges" if picture_of_badge else target


def _picture_names(raw: bytes) -> Iterator[str]:
    """Yield the names of pictures that a badge file speaks of, without folders, in lower case."""
    for ending in _PICTURE_ENDING.finditer(raw):
        before = raw[max(0, ending.start() - _LONGEST_NAME) : ending.end()]
        name = re.split(rb'["/\\]', before)[-1].decode("utf-8", "replace")
        yield unicodedata.normalize("NFC", unquote(name)).lower()


@dataclass
class _Places:
    """Finds a free name for each file and writes it there."""

    folder: Path
    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    def put(self, target: str, path: str, raw: bytes) -> str:
        """Write a file and return where it is; the same content is not written again."""
        wanted = self._wanted(target, path)
        for number in count(1):
            place = numbered(wanted, number)
            if self._clashes(place):
                continue
            existing = self.folder / place
            if os.path.lexists(existing) and not _same(existing, raw):
                continue
            self._note(place)
            if not os.path.lexists(existing):
                make_folder(existing.parent)
                write_whole(existing, raw)
            return place
        raise AssertionError("counting never ends")

    def _wanted(self, target: str, path: str) -> str:
        parts = [safe_name(part) for part in path.split("/")]
        if len(parts) > 1 and parts[0].lower() == target:
            parts = parts[1:]
        inner = [f"{target}/{'/'.join(parts[:n])}".casefold() for n in range(1, len(parts))]
        if any(folder in self.files for folder in inner):
            parts = ["-".join(parts)]  # a file has the name of one of the folders
        return "/".join([target, *parts])

    def _clashes(self, place: str) -> bool:
        key = place.casefold()
        return key in self.files or key in self.folders or key.endswith("/readme.md")

    def _note(self, place: str) -> None:
        self.files.add(place.casefold())
        above = PurePosixPath(place.casefold()).parents
        self.folders.update(str(folder) for folder in above)


def _same(path: Path, raw: bytes) -> bool:
    try:
        return path.is_file() and path.read_bytes() == raw
    except OSError:
        return False
