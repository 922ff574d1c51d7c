"""What came of opening a link: Opened."""

from __future__ import annotations

from dataclasses import dataclass

from badgeaudit.model.places import Message


@dataclass(frozen=True, slots=True)
class Opened:
    """That somebody followed a link, and what answered; the page itself was not read."""

    url: str
    status: int = 0
    """The HTTP status; 0 when nothing answered."""
    final_url: str = ""
    """After redirects."""
    opened_at: str = ""
    """UTC, ISO 8601 with seconds."""
    reason: Message | None = None
    """Why nothing answered."""
    offline: bool = False
    """True when nothing was tried."""
