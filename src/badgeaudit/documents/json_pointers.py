"""Find the lines and columns of JSON pointers in JSON text."""

from __future__ import annotations

from dataclasses import dataclass, field

from badgeaudit.documents.json_tokens import tokens


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
        for pointer in pointers:
            wanted = self._root
            for name in split(pointer):
                wanted = wanted.inner.setdefault(name, _Wanted())

    def found(self) -> dict[str, tuple[int, int]]:
        """Return pointer → (line, column), both from 1; of the nearest parent where missing."""
        self._scan()
        offsets = {pointer: self._offset(pointer) for pointer in self._pointers}
        places = self._places(set(offsets.values()))
        return {pointer: places[offset] for pointer, offset in offsets.items()}

    def _scan(self) -> None:
        here: _Wanted | None = self._root
        above: list[tuple[_Wanted | None, int]] = []
        holder: _Wanted | None = None
        index = -1  # of the item in a list; -1 in an object and at the top
        for token in tokens(self._text):
            if token.kind == "close":
                holder, index = above.pop() if above else (None, -1)
                here = None
                continue
            if token.kind == "key":
                here = holder.inner.get(token.text) if holder else None
                continue
            if index >= 0:
                here = holder.inner.get(str(index)) if holder and holder.inner else None
                index += 1
            if here is not None and here.offset is None:
                here.offset = token.offset
            if token.kind == "open":
                above.append((holder, index))
                holder, index = here, 0 if token.text == "[" else -1
            here = None

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
    return tuple(unescape(name) for name in pointer.split("/")[1:])


def join(pointer: str, *names: str | int) -> str:
    """Return the pointer of something inside: ``join("/a", "b/c", 0)`` is ``/a/b~1c/0``."""
    return pointer + "".join("/" + escape(str(name)) for name in names)


def escape(name: str) -> str:
    """Return a member's name as it stands in a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def unescape(name: str) -> str:
    """Return the member's name that stands in a JSON pointer."""
    return name.replace("~1", "/").replace("~0", "~")
