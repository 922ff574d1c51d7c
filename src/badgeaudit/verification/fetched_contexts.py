"""Contexts from the network, where none is brought along: each is read once in a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.network.fetching import Fetcher
from badgeaudit.network.once import Once
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.vendored import vendored

_ACCEPT = "application/ld+json, application/json"


class FetchedContexts:
    """The vendored contexts, then those of the network."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._read = Once()

    def load(self, url: str) -> Mapping[str, Any] | None:
        """Return a context document; None when the address does not hold one."""
        found = vendored(url)
        if found is not None:
            return found
        return self._read.get(url, lambda: self._fetched(url))

    def _fetched(self, url: str) -> Mapping[str, Any] | None:
        content = content_of(url, self._fetcher, _ACCEPT)
        if isinstance(content, NoAnswer):
            return None
        try:
            data = decode_json(content, url)
        except Undecodable:
            return None
        return data if isinstance(data, Mapping) and "@context" in data else None
