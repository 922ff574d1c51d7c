"""Makes a value once for each key, also when several threads ask for it at the same time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, TypeVar

from badgeaudit.network.turns import waiting

T = TypeVar("T")


class Once:
    """Keeps what was made. Who asks for what is being made waits for it.

    What ``make`` of a key asks for must not lead back to that key: it would wait for itself.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, Any] = {}
        self._making: dict[Hashable, Future[Any]] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the key's value; raise what making it raised, every time."""
        with self._lock:
            if key in self._made:
                found: T = self._made[key]
                return found
            begun = self._making.get(key)
            mine: Future[T] = begun or Future()
            self._making[key] = mine
        if begun is None:
            self._make(key, make, mine)
        elif not mine.done():
            with waiting():
                mine.exception()
        return mine.result()

    def _make(self, key: Hashable, make: Callable[[], T], mine: Future[T]) -> None:
        try:
            value = make()
        except BaseException as error:
            # it stays, and is raised wherever the value is asked for
            mine.set_exception(error)
            return
        with self._lock:
            self._made[key] = value
            del self._making[key]
        mine.set_result(value)
