"""transliterating: Serbian in Cyrillic → the same in Latin letters, exact in this direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_SMALL = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z",
    "и": "i", "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c",
    "ч": "č", "џ": "dž", "ш": "š",
}  # fmt: skip
_CAPITAL = {key.upper(): value.capitalize() for key, value in _SMALL.items()}
_LETTERS = str.maketrans({**_SMALL, **_CAPITAL})
_DIGRAPHS = frozenset("ЉЊЏ")


def latin(text: str) -> str:
    """Return Serbian text in Latin letters; what is in other letters stays (names, ``{count}``).

    A word in capitals keeps them all: ``ЊУЈОРК`` is ``NJUJORK``, ``Његош`` is ``Njegoš``.
    """
    if _DIGRAPHS.isdisjoint(text):
        return text.translate(_LETTERS)
    letters = []
    for index, letter in enumerate(text):
        written = letter.translate(_LETTERS)
        after, before = text[index + 1 : index + 2], text[:index][-1:]
        beside = after if after.isalpha() else before
        letters.append(written.upper() if letter in _DIGRAPHS and beside.isupper() else written)
    return "".join(letters)


def latin_catalogue(cyrillic: Catalog, into: Catalog) -> Catalog:
    """Fill a catalogue with the words of the Cyrillic one, and return it."""
    for entry in cyrillic:
        if not entry.id:
            continue
        twin = into.get(entry.id, entry.context)
        if twin is None:
            continue
        words = entry.string
        if isinstance(words, (tuple, list)):
            twin.string = tuple(map(latin, words))
        else:
            twin.string = latin(words or "")
        twin.flags = set(entry.flags)
    return into
