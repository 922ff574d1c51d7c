"""Read the YAML files of a standard's folder: standard.yaml, the parts beside it, keywords."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

from badgeaudit.documents.places import placed_at
from badgeaudit.documents.strict_yaml import YamlDocument, decode_yaml
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Place, Problem, message

MAIN = "standard.yaml"
"""The file that makes a folder a standard."""

Kind = Literal["main", "part", "keywords"]

TEXTS, GLOSSARY = "texts", "glossary.yaml"
"""What changes words only: the standard's texts in other languages and the translators' glossary.
They are read when needed and don't count for the digest."""


@dataclass(frozen=True)
class StandardFile:
    """One decoded file of a standard."""

    path: str
    """Relative to the standard's folder, with ``/``."""
    kind: Kind
    document: YamlDocument

    @property
    def data(self) -> Any:
        """What stands in the file."""
        return self.document.data

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """JSON pointer → (line, column), of the key where a value has one."""
        return self.document.places

    def place(self, pointer: str, *, value: bool = False) -> Place:
        """Return where a pointer stands: at its key, or with ``value`` at what follows the key."""
        return placed_at(pointer, self.path, self.document.positions if value else self.places)


class Folder(NamedTuple):
    """All YAML files of a standard, and what kept some from being read."""

    files: tuple[StandardFile, ...]
    """Sorted by path."""
    digest: str
    problems: tuple[Problem, ...]


def read_folder(folder: Path) -> Folder:
    """Read every YAML file of a standard's folder.

    Files that can't be read, can't be decoded, or stand where nothing would look for them become
    problems; files of other kinds (a README) are left alone. Nothing is raised.
    """
    problems: list[Problem] = []
    contents: dict[str, bytes] = {}
    for file in sorted(folder.rglob("*")):
        if file.suffix.lower() not in (".yaml", ".yml") or not file.is_file():
            continue
        path = file.relative_to(folder).as_posix()
        if path == GLOSSARY or path.rpartition("/")[0] == TEXTS:
            continue
        try:
            contents[path] = file.read_bytes()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            unreadable = message("standard.file-unreadable", reason=reason)
            problems.append(Problem(unreadable, Place(path)))
    files: list[StandardFile] = []
    for path, raw in contents.items():
        kind = _kind(path)
        if kind is None:
            problems.append(Problem(message("standard.file-unexpected"), Place(path)))
            continue
        try:
            files.append(StandardFile(path, kind, decode_yaml(raw, path)))
        except Undecodable as error:
            problems.extend(error.problems)
    if MAIN not in contents:
        problems.append(Problem(message("standard.main-missing"), Place(MAIN)))
    return Folder(tuple(files), folder_digest(contents.items()), tuple(problems))


def folder_digest(contents: Iterable[tuple[str, bytes]]) -> str:
    """Return the SHA-256 (hex) over the sorted lines ``path NUL sha256 LF`` of the files."""
    lines = sorted(f"{path}\0{sha256(raw).hexdigest()}\n" for path, raw in contents)
    return sha256("".join(lines).encode()).hexdigest()


def _kind(path: str) -> Kind | None:
    folder, _, name = path.rpartition("/")
    if not name.endswith(".yaml"):
        return None
    if not folder:
        return "main" if name == MAIN else "part"
    return "keywords" if folder == "keywords" else None
