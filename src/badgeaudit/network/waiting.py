"""Runs a call in a thread of its own, so that one can stop waiting for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, call: Callable[[], T]) -> T:
    """Return what the call returns, or raise what it raises.

    Raises TimeoutError when that takes longer: looking up a name has no time limit of its own, and
    one on each part of an answer does not hold who sends a byte now and then. The call then goes on
    in a thread that does not keep the program from ending.
    """
    if seconds <= 0:
        raise TimeoutError
    outcome: Future[T] = Future()

    def work() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:
            # it is raised again where somebody waits for it
            outcome.set_exception(error)

    threading.Thread(target=work, name="badgeaudit-fetch", daemon=True).start()
    return outcome.result(seconds)
