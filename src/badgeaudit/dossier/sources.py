"""What files come from: the interface that a folder, a zip and a list of files share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Message, Place, Problem


class Entry(NamedTuple):
    """One file of a source, listed without reading it."""

    path: str
    """Relative, ``/`` between parts, Unicode NFC, without control characters."""
    size: int
    problem: Message | None = None
    """Why it is not read: too large, a link to the outside, encrypted …; ``read`` refuses it."""
    remark: Message | None = None
    """Something to know about a file that is read all the same, such as a guessed name."""


class Source(Protocol):
    """Where the dossier's files are. Can be pickled, so that workers read for themselves."""

    @property
    def name(self) -> str:
        """The folder's or file's own name, for headings."""

    def entries(self) -> Iterable[Entry]:
        """Return every file once, sorted by path. Raises UnreadableDossier beyond the limits."""

    def read(self, path: str) -> bytes:
        """Return a file's content. Raises Undecodable: no such file, too large, not readable."""


def refused(reason: Message, path: str) -> Undecodable:
    """Return the error for a file that can't be read."""
    return Undecodable([Problem(reason, Place(path))])
