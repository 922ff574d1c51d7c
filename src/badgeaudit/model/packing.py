"""Packed: a long sequence kept as bytes, block by block; rows, files and findings as such.

An object of Python takes ten times the memory of what it says. What is kept of a large dossier is
looked through a few times, from beginning to end, so it is made anew for each look. In this form it
also travels between processes.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any, Generic, NamedTuple, TypeVar, overload

from badgeaudit.model.badges import Aligned as AlignedTo
from badgeaudit.model.badges import Alignment, Noticed, Readability, Row, Words
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, Place
from badgeaudit.model.results import Finding

T = TypeVar("T")

_BLOCK = 200
_LITTLE = 2000
"""Up to so many things nothing is gained by packing them."""
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


class Packing(NamedTuple, Generic[T]):
    """How one kind of thing becomes a tuple of plain values, and a thing again."""

    flat: Callable[[T], tuple[Any, ...]]
    made: Callable[[tuple[Any, ...]], T]


class Block(NamedTuple):
    """Some things in a row, as bytes."""

    content: bytes
    length: int


class _Later:
    """The bytes of a thing, compared by a key that is only made when it is needed."""

    __slots__ = ("_key", "content")

    def __init__(self, content: bytes, key: Callable[[bytes], Any]) -> None:
        self.content = content
        self._key = key

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Later) and self._key(self.content) == self._key(other.content)

    def __lt__(self, other: _Later) -> bool:
        return bool(self._key(self.content) < self._key(other.content))


class Packed(Sequence[T]):
    """A sequence that makes its members anew whenever they are looked at; it never changes."""

    __slots__ = ("_blocks", "_length", "_packing")

    def __init__(self, packing: Packing[T], blocks: Iterable[Block]) -> None:
        """Take blocks that ``pack`` made with the same packing."""
        self._packing = packing
        self._blocks = tuple(block for block in blocks if block.length)
        self._length = sum(block.length for block in self._blocks)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[T]:
        made = self._packing.made
        for block in self._blocks:
            yield from map(made, _opened(block))

    @overload
    def __getitem__(self, index: int) -> T: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...

    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self)[index]
        place = index if index >= 0 else index + self._length
        for block in self._blocks:
            if 0 <= place < block.length:
                return self._packing.made(_opened(block)[place])
            place -= block.length
        raise IndexError(index)

    def mapped(self, change: Callable[[T], T]) -> Packed[T]:
        """Return the members, each of them changed."""
        return packed(self._packing, map(change, self))

    def extended(self, more: Iterable[T]) -> Packed[T]:
        """Return the members, and more after them."""
        return Packed(self._packing, (*self._blocks, *_blocks(self._packing, iter(more))))

    def chosen(self, wanted: Callable[[T], bool]) -> Packed[T]:
        """Return the members that are wanted."""
        return packed(self._packing, filter(wanted, self))

    def in_order(self, first: Callable[[T], Any], whole: Callable[[T], Any]) -> Packed[T]:
        """Return the members sorted by a key; the bytes of each are what is sorted."""
        flat, made = self._packing
        if all(one <= other for one, other in pairwise(map(whole, self))):
            return self

        def key(content: bytes) -> Any:
            return whole(made(pickle.loads(content)))

        waiting = sorted((first(each), _Later(pickle.dumps(flat(each), 5), key)) for each in self)
        return packed(self._packing, (made(pickle.loads(each.content)) for _, each in waiting))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(map(_equal, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Packed({list(self)!r})"


def pack(packing: Packing[T], things: Sequence[T]) -> Block:
    """Return things as one block."""
    content = pickle.dumps(list(map(packing.flat, things)), 5)
    # neighbours are much alike: a tenth is left, for a hundredth of the time that reading took
    return Block(zlib.compress(content, 1), len(things))


def _opened(block: Block) -> list[Any]:
    things: list[Any] = pickle.loads(zlib.decompress(block.content))
    return things


def packed(packing: Packing[T], things: Iterable[T]) -> Packed[T]:
    """Return things as a packed sequence; they are taken in one by one."""
    return Packed(packing, _blocks(packing, iter(things)))


def kept(packing: Packing[T], blocks: Sequence[Block], more: Sequence[T] = ()) -> Sequence[T]:
    """Return what stands in blocks, and more after it: as it is when it is little, else packed."""
    if sum(block.length for block in blocks) + len(more) <= _LITTLE:
        return (*Packed(packing, blocks), *more)
    return Packed(packing, (*blocks, *_blocks(packing, iter(more))))


def extended(things: Sequence[T], more: Iterable[T]) -> Sequence[T]:
    """Return the things, and more after them: packed when they were packed."""
    if isinstance(things, Packed):
        return things.extended(more)
    return (*things, *more)


def in_order(
    things: Sequence[T], first: Callable[[T], Any], whole: Callable[[T], Any]
) -> Sequence[T]:
    """Return the things sorted by a key, packed when they were packed.

    ``first`` is the beginning of the key ``whole``. Of many things only that is kept at hand; the
    whole is asked for where it leaves two alike.
    """
    if isinstance(things, Packed):
        return things.in_order(first, whole)
    return sorted(things, key=whole)


def chosen(things: Sequence[T], wanted: Callable[[T], bool]) -> Sequence[T]:
    """Return those things that are wanted, packed when they were packed."""
    if isinstance(things, Packed):
        return things.chosen(wanted)
    return tuple(filter(wanted, things))


def mapped(change: Callable[[T], T], things: Sequence[T]) -> Sequence[T]:
    """Return each thing changed, in order: packed when they were packed."""
    if isinstance(things, Packed):
        return things.mapped(change)
    return tuple(map(change, things))


def _blocks(packing: Packing[T], things: Iterator[T]) -> Iterator[Block]:
    while some := list(islice(things, _BLOCK)):
        yield pack(packing, some)


def _equal(one: object, other: object) -> bool:
    return bool(one == other)


def _flat_message(message: Message | None) -> tuple[str, Any] | None:
    return None if message is None else (message.id, dict(message.params))


def _message(flat: tuple[str, Any] | None) -> Message | None:
    return None if flat is None else Message(*flat)


def _flat_finding(finding: Finding) -> tuple[Any, ...]:
    said, place = finding.message, finding.place
    at = None if place is None else (place.path, place.pointer, place.line, place.column)
    return (
        finding.outcome.value,
        said.id,
        said.params or None,
        finding.subject,
        at,
        finding.criterion,
        finding.fingerprint,
    )


def _finding(flat: tuple[Any, ...]) -> Finding:
    outcome, id, params, subject, at, criterion, fingerprint = flat
    return Finding(
        _OUTCOMES[outcome],
        Message(id, params or {}),
        subject,
        None if at is None else Place(*at),
        criterion,
        fingerprint,
    )


def _flat_file(file: SourceFile) -> tuple[Any, ...]:
    return (
        file.path,
        file.size,
        file.role,
        file.sha256,
        file.form,
        _flat_message(file.problem),
        file.problems,
        file.verdict,
        file.proof_failed,
    )


def _file(flat: tuple[Any, ...]) -> SourceFile:
    path, size, role, digest, form, problem, *rest = flat
    return SourceFile(path, size, role, digest, form, _message(problem), *rest)


_NOTICED = Row._fields.index("noticed")
_WORDS = Row._fields.index("words")
_ALIGNMENTS = Row._fields.index("alignments")


def _flat_row(row: Row) -> tuple[Any, ...]:
    flat: list[Any] = list(row)
    if row.noticed is not None:
        reads_like, readability, frameworks, hints = row.noticed
        flat[_NOTICED] = (
            reads_like,
            None if readability is None else tuple(readability),
            tuple(map(tuple, frameworks)),
            tuple(map(_flat_message, hints)),
        )
    if row.words is not None:
        flat[_WORDS] = tuple(row.words)
    flat[_ALIGNMENTS] = tuple(map(tuple, row.alignments))
    return tuple(flat)


def _row(flat: tuple[Any, ...]) -> Row:
    values = list(flat)
    if values[_NOTICED] is not None:
        reads_like, readability, frameworks, hints = values[_NOTICED]
        values[_NOTICED] = Noticed(
            reads_like,
            None if readability is None else Readability._make(readability),
            tuple(map(AlignedTo._make, frameworks)),
            tuple(Message(*hint) for hint in hints),
        )
    if values[_WORDS] is not None:
        values[_WORDS] = Words._make(values[_WORDS])
    values[_ALIGNMENTS] = tuple(map(Alignment._make, values[_ALIGNMENTS]))
    return Row._make(values)


_PLAIN = min(_NOTICED, _WORDS, _ALIGNMENTS)


def _fact(flat: tuple[Any, ...]) -> Row:
    return Row(*flat[:_PLAIN])


FINDINGS = Packing(_flat_finding, _finding)
FILES = Packing(_flat_file, _file)
ROWS = Packing(_flat_row, _row)
FACTS = Packing(_flat_row, _fact)
"""Rows as checks see them: without what only reports tell. The bytes are the same."""
