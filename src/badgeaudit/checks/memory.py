"""Remembering what was made of the last object, so that it is made once per run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Made = TypeVar("Made")


class LastMade(Generic[Thing, Made]):
    """Calls ``make(thing)`` once while the same object comes back.

    Known again by identity. The object itself is kept, so no other can come to have its ``id``.
    Meant for the application and its lists, which don't change and are the same for every badge.
    """

    __slots__ = ("_last", "_make")

    def __init__(self, make: Callable[[Thing], Made]) -> None:
        """Take the function whose results are remembered."""
        self._make = make
        self._last: tuple[Thing, Made] | None = None

    def __call__(self, thing: Thing) -> Made:
        """Return what was made of ``thing``."""
        last = self._last
        if last is None or last[0] is not thing:
            last = self._last = (thing, self._make(thing))
        return last[1]
