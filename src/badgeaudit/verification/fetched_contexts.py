"""Contexts and other documents from the network: each is fetched once in a run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.network.fetching import Fetched, Fetcher, NotFetched
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.vendored import vendored

_ACCEPT = "application/ld+json, application/json"


class Remembering:
    """Asks another fetcher once for each address, so that one run sees one state of the web."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._answers: dict[str, Fetched | NotFetched] = {}

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the first answer of an address, whatever was accepted then."""
        if url not in self._answers:
            self._answers[url] = self._fetcher.get(url, accept)
        return self._answers[url]


class FetchedContexts:
    """The vendored contexts, then those of the network."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._read: dict[str, Mapping[str, Any] | None] = {}

    def load(self, url: str) -> Mapping[str, Any] | None:
        """Return a context document; None when the address does not hold one."""
        found = vendored(url)
        if found is not None:
            return found
        if url not in self._read:
            self._read[url] = self._fetched(url)
        return self._read[url]

    def _fetched(self, url: str) -> Mapping[str, Any] | None:
        content = content_of(url, self._fetcher, _ACCEPT)
        if isinstance(content, NoAnswer):
            return None
        try:
            data = decode_json(content, url)
        except Undecodable:
            return None
        return data if isinstance(data, Mapping) and "@context" in data else None
