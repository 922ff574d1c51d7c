"""Several threads that take turns: one works at a time, while the others wait for the network.

Reading and verifying gain nothing from threads, and neither their caches nor all the libraries they
use are made for several at once. So a thread works only while it has the turn, and gives it away
for as long as it waits. Only the waiting happens side by side.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class _Mine(threading.local):
    """What this thread has to hold while it works; nothing in the main thread."""

    turn: threading.Lock | None = None


_mine = _Mine()


def side_by_side(function: Callable[[T], R], items: Iterable[T], at_once: int) -> list[R]:
    """Call a function with each item, so many at once; return the results in order.

    With one at once it is a plain loop in this thread. Raises what the first of the calls that
    failed has raised, in the order of the items; those not begun by then are left out. The threads
    do not keep the program from ending.
    """
    listed = list(items)
    if at_once <= 1 or len(listed) <= 1:
        return [function(item) for item in listed]
    turn = _mine.turn or threading.Lock()
    outcomes: list[Future[R]] = [Future() for _ in listed]
    left = iter(list(zip(listed, outcomes, strict=True)))
    over = threading.Event()

    def work() -> None:
        _mine.turn = turn
        with turn:
            for item, outcome in left:
                if over.is_set():
                    return
                try:
                    outcome.set_result(function(item))
                except BaseException as error:
                    # it is raised again where the results are waited for; those before have begun
                    over.set()
                    outcome.set_exception(error)

    threads = [
        threading.Thread(target=work, name="badgeaudit-turns", daemon=True)
        for _ in range(min(at_once, len(listed)))
    ]
    with waiting():
        for thread in threads:
            thread.start()
        try:
            return [outcome.result() for outcome in outcomes]
        finally:
            over.set()


@contextmanager
def waiting() -> Iterator[None]:
    """Give the turn away for as long as this thread only waits; in the main thread do nothing."""
    turn = _mine.turn
    if turn is None:
        yield
        return
    turn.release()
    try:
        yield
    finally:
        turn.acquire()
