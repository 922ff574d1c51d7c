"""Asks the web once for each address, so that one run sees one state of it."""

from __future__ import annotations

from badgeaudit.model.links import Opened
from badgeaudit.network.fetching import Fetched, NotFetched, Web
from badgeaudit.network.once import Once


class Remembering:
    """Passes a question on when it is new. May be used by several threads.

    The same address with another ``Accept`` is another question: its answer must not depend on who
    came first.
    """

    def __init__(self, web: Web) -> None:
        self._web = web
        self._answers = Once()

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the first answer to this question."""
        return self._answers.get((url, accept), lambda: self._web.get(url, accept))

    def open(self, url: str) -> Opened:
        """Return what came of opening a link the first time."""
        return self._answers.get(url, lambda: self._web.open(url))
