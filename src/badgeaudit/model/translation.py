"""The texts of a standard in another language, each bound to the English text it translates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

Texts = Mapping[str, str]
"""Name of a text (``title``) → its words."""

STAMP = "of"
"""Key beside translated texts: the stamp of the English ones."""


@dataclass(frozen=True, slots=True)
class Translation:
    """A standard's texts in one language."""

    language: str
    """BCP 47 tag."""
    reviewed: bool
    """True when a person who speaks the language has read them."""
    entries: Mapping[str, Mapping[str, Texts]]
    """Kind (``criteria``, ``sections`` …) → id → texts, and the stamp of what they translate."""

    def said(self, kind: str, id: str, english: Texts) -> dict[str, str]:
        """Return the texts of one entry, in English where there is no translation of these words.

        A translation of an earlier English text counts for nothing: it could ask something else.
        """
        entry = self.entries.get(kind, {}).get(id, {})
        names = [name for name in entry if name != STAMP and name in english]
        if not names or entry.get(STAMP) != stamp(english, names):
            return dict(english)
        return {**english, **{name: entry[name] for name in names}}


def stamp(english: Texts, names: list[str]) -> str:
    """Return eight hexadecimal digits that change when one of the named English texts changes.

    Blanks and line breaks don't count, only words.
    """
    words = "\n".join(f"{name}={' '.join(english[name].split())}" for name in sorted(names))
    return sha256(words.encode()).hexdigest()[:8]
