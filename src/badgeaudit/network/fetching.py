"""What a fetch gives (Fetched, NotFetched) and who gives it (Fetcher, Web; Offline never does)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from badgeaudit.model.links import Opened
from badgeaudit.model.places import Message, message


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of a server, whatever its HTTP status."""

    url: str
    """As asked."""
    final_url: str
    """After redirects."""
    status: int
    content_type: str
    body: bytes
    """Decompressed."""
    sha256: str
    """Of the body, hex."""
    fetched_at: str
    """UTC, ISO 8601 with seconds."""


@dataclass(frozen=True, slots=True)
class NotFetched:
    """No answer: the network was not asked, or it could not answer."""

    reason: Message
    offline: bool = False
    """True when nothing was tried."""


class Fetcher(Protocol):
    """Gets what stands at an address; never raises for what the network does."""

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the answer, or why there is none."""


class Web(Fetcher, Protocol):
    """Also opens links that are meant for people."""

    def open(self, url: str) -> Opened:
        """Follow a link without reading the page; never raises for what the network does."""


_NOT_TRIED = message("network.offline")


class Offline:
    """The web of a run without ``--online``: it tries nothing."""

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Say that nothing was tried."""
        return NotFetched(_NOT_TRIED, offline=True)

    def open(self, url: str) -> Opened:
        """Say that nothing was tried."""
        return Opened(url, reason=_NOT_TRIED, offline=True)
