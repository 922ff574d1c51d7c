"""TOML text → where each key stands; the standard library's reader keeps no places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from badgeaudit.documents.json_pointers import join

Places = dict[str, tuple[int, int]]
"""JSON pointer → line and column of the key, both from 1."""

_NAME = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_DOTTED = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE = re.compile(rf"\s*\[\[?\s*({_DOTTED})\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_PIECE = re.compile(r"\"\"\"|'''|\"(?:[^\"\\]|\\.)*\"|'[^']*'|#|[\[\]{}]")
_LONG = ('"""', "'''")


def places_in(text: str) -> Places:
    """Return the place of every table and key of well-formed TOML.

    Keys inside inline tables and arrays have none; look for the place of what holds them.
    """
    places: Places = {}
    table: tuple[str, ...] = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.splitlines(), 1):
        if depth == 0 and not quote:
            if header := _TABLE.match(line):
                table = tuple(_names(header[1]))
                places.setdefault(join("", *table), (number, header.start(1) + 1))
                continue
            if key := _KEY.match(line):
                pointer = join("", *table, *_names(key[1]))
                places.setdefault(pointer, (number, key.start(1) + 1))
        depth, quote = _after(line, depth, quote)
    return places


def _names(dotted: str) -> Iterator[str]:
    for name in re.findall(_NAME, dotted):
        yield name[1:-1] if name[0] in "\"'" else name


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Follow brackets and long strings to the end of a line."""
    at = 0
    while at < len(line):
        if quote:
            end = line.find(quote, at)
            if end < 0:
                return depth, quote
            at, quote = end + 3, ""
            continue
        found = _PIECE.search(line, at)
        if found is None or found.group() == "#":
            return depth, quote
        piece = found.group()
        at = found.end()
        if piece in _LONG:
            quote = piece
        elif piece in "[{":
            depth += 1
        elif piece in "]}":
            depth -= 1
    return depth, quote
