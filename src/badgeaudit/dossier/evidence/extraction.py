"""What the readers of the kinds of evidence share: their result, and the way to say why not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from badgeaudit.model.places import Message


class Extracted(NamedTuple):
    """The text that was found, and whether a limit ended the reading."""

    text: str
    cut: bool = False


class NoText(Exception):
    """A document has no text that could be read, for a known reason."""

    def __init__(self, reason: Message) -> None:
        """Take the reason, for people."""
        self.reason = reason
        super().__init__(reason.id)


def joined(pieces: Iterable[str], most: int) -> Extracted:
    """Join pieces of text as lines, up to a number of characters; stops reading there."""
    kept: list[str] = []
    characters = 0
    for piece in pieces:
        stripped = piece.strip()
        if not stripped:
            continue
        if characters + len(stripped) > most:
            kept.append(stripped[: most - characters])
            return Extracted("\n".join(kept), cut=True)
        kept.append(stripped)
        characters += len(stripped)
    return Extracted("\n".join(kept))
