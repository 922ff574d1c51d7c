"""Walk the raw data of a standard entry by entry, whatever may be wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.json_pointers import join
from badgeaudit.model.places import Message, Place, Problem
from badgeaudit.standard.reading import StandardFile


class Entry(NamedTuple):
    """One mapping of a file (a criterion, a rule, a section …) and where it stands."""

    file: StandardFile
    pointer: str
    data: Mapping[str, Any]

    def text(self, key: str) -> str:
        """Return a text; empty when it is missing or no text."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> Iterator[tuple[int, str]]:
        """Yield index and text of the texts in a list."""
        value = self.data.get(key)
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, str):
                yield index, item

    def part(self, key: str) -> Entry:
        """Return the mapping under a key; an empty one when there is none."""
        value = self.data.get(key)
        return Entry(self.file, join(self.pointer, key), value if isinstance(value, dict) else {})

    def parts(self, key: str) -> Iterator[Entry]:
        """Yield the mappings of a list."""
        value = self.data.get(key)
        for index, item in enumerate(value if isinstance(value, list) else ()):
            if isinstance(item, dict):
                yield Entry(self.file, join(self.pointer, key, index), item)

    def place(self, *names: str | int) -> Place:
        """Return where the value below this entry stands."""
        return self.file.place(join(self.pointer, *names), value=True)

    def problem(self, what: Message, *names: str | int) -> Problem:
        """Return a problem at the value below this entry."""
        return Problem(what, self.place(*names))


def main_entry(files: Iterable[StandardFile]) -> Entry | None:
    """Return what stands in standard.yaml; None when it could not be decoded or is no mapping."""
    for file in files:
        if file.kind == "main" and isinstance(file.data, dict):
            return Entry(file, "", file.data)
    return None


def entries(files: Iterable[StandardFile], key: str) -> Iterator[Entry]:
    """Yield the ``criteria`` or ``procedure`` of all parts, in the order of files and lines."""
    for file in files:
        if file.kind == "part" and isinstance(file.data, dict):
            yield from Entry(file, "", file.data).parts(key)


def topics(files: Iterable[StandardFile]) -> frozenset[str]:
    """Return the topics that at least one language has keywords for."""
    return frozenset(
        topic
        for file in files
        if file.kind == "keywords" and isinstance(file.data, dict)
        for topic in file.data
    )
