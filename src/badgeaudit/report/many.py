"""Many: how the long lists of a document are made, at once or only when they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, TypeVar, overload

T = TypeVar("T")
Document = dict[str, Any]


class Many(Protocol):
    """Makes a document of each thing, in order."""

    def __call__(self, things: Sequence[T], made: Callable[[T], Document]) -> Sequence[Document]:
        """Return the documents."""


def at_once(things: Sequence[T], made: Callable[[T], Document]) -> list[Document]:
    """Return the documents as a list, for reports that look at them more than once."""
    return [made(thing) for thing in things]


def lazily(things: Sequence[T], made: Callable[[T], Document]) -> Sequence[Document]:
    """Return documents that are made each time they are looked at, and kept nowhere."""
    return _Lazy(things, made)


class _Lazy(Sequence[Document]):
    __slots__ = ("_made", "_things")

    def __init__(self, things: Sequence[Any], made: Callable[[Any], Document]) -> None:
        self._things = things
        self._made = made

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[Document]:
        return map(self._made, self._things)

    @overload
    def __getitem__(self, index: int) -> Document: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...

    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        if isinstance(index, slice):
            return _Lazy(self._things[index], self._made)
        return self._made(self._things[index])
