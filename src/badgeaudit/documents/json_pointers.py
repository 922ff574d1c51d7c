"""Find the lines and columns of JSON pointers in JSON text."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from json import JSONDecoder
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

_SPACE: Any = re.compile(r"[ \t\n\r]*").match
_DECODER: Any = JSONDecoder(strict=False)


def _skip(text: str, start: int) -> int:
    """Return where the value at an offset ends. Raises ValueError, StopIteration, RecursionError.

    The library's decoder is some twenty times as fast as stepping through the tokens in Python.
    """
    end: int = _DECODER.scan_once(text, start)[1]
    return end


class _Complete(Exception):
    """All that is wanted has been found."""


@dataclass(slots=True)
class _Wanted:
    """A value that is sought, or leads to one."""

    offset: int | None = None
    inner: dict[str, _Wanted] = field(default_factory=dict)


class Positions:
    """Where the given pointers are in a text; nothing else is kept, so memory stays small."""

    def __init__(self, text: str, pointers: tuple[str, ...]) -> None:
        """Take well-formed JSON; on anything else places are missing, but nothing is raised."""
        self._text = text
        self._pointers = pointers
        self._root = _Wanted()
        self._left = 1
        for pointer in pointers:
            wanted = self._root
            for name in split(pointer):
                if name not in wanted.inner:
                    wanted.inner[name] = _Wanted()
                    self._left += 1
                wanted = wanted.inner[name]

    def found(self) -> dict[str, tuple[int, int]]:
        """Return pointer → (line, column), both from 1; of the nearest parent where missing."""
        self._scan()
        offsets = {pointer: self._offset(pointer) for pointer in self._pointers}
        places = self._places(set(offsets.values()))
        return {pointer: places[offset] for pointer, offset in offsets.items()}

    def _scan(self) -> None:
        """Note offsets. What no pointer leads into is skipped by the decoder, at its speed."""
        # not JSON after all: what was found until here counts
        with suppress(_Complete, ValueError, StopIteration, IndexError, RecursionError):
            start = _SPACE(self._text, 0).end()
            self._note(self._root, start)
            self._look_into(self._root, start)

    def _note(self, wanted: _Wanted, offset: int) -> None:
        if wanted.offset is None:
            wanted.offset = offset
            self._left -= 1
            if not self._left:
                raise _Complete

    def _look_into(self, wanted: _Wanted, start: int) -> int:
        """Note what is wanted in the value at an offset; return where the value ends."""
        text = self._text
        opening = text[start]
        if not wanted.inner or opening not in "{[":
            return _skip(text, start)
        at: int = _SPACE(text, start + 1).end()
        if text[at] in "}]":
            return at + 1
        index = 0
        while True:
            if opening == "{":
                key, at = scanstring(text, at + 1, False)
                # the colon stands between
                at = _SPACE(text, _SPACE(text, at).end() + 1).end()
            else:
                key = str(index)
                index += 1
            inner = wanted.inner.get(key)
            # a name that stands twice: the first one is meant
            if inner is None or inner.offset is not None:
                at = _skip(text, at)
            else:
                self._note(inner, at)
                at = self._look_into(inner, at)
            at = _SPACE(text, at).end()
            if text[at] != ",":
                return at + 1
            at = _SPACE(text, at + 1).end()

    def _offset(self, pointer: str) -> int:
        wanted, offset = self._root, self._root.offset or 0
        for name in split(pointer):
            wanted = wanted.inner[name]
            if wanted.offset is None:
                break
            offset = wanted.offset
        return offset

    def _places(self, offsets: set[int]) -> dict[int, tuple[int, int]]:
        places = {}
        line, counted, start = 1, 0, 0
        for offset in sorted(offsets):
            line += self._text.count("\n", counted, offset)
            newline = self._text.rfind("\n", counted, offset)
            start = newline + 1 if newline >= 0 else start
            places[offset] = (line, offset - start + 1)
            counted = offset
        return places


def split(pointer: str) -> tuple[str, ...]:
    """Return the names of a JSON pointer (RFC 6901), unescaped; none for the whole document."""
    return tuple(map(unescape, pointer.split("/")[1:]))


def join(pointer: str, *names: str | int) -> str:
    """Return the pointer of something inside: ``join("/a", "b/c", 0)`` is ``/a/b~1c/0``."""
    return pointer + "".join("/" + escape(str(name)) for name in names)


def escape(name: str) -> str:
    """Return a member's name as it stands in a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def unescape(name: str) -> str:
    """Return the member's name that stands in a JSON pointer."""
    return name.replace("~1", "/").replace("~0", "~")
