"""Failures that an issuer accepts for a while: Waiver, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from badgeaudit.model.places import Message, Place


@dataclass(frozen=True, slots=True)
class Waiver:
    """One accepted failure: of what, why, by whom, until when."""

    criterion: str
    badge: str
    """Id of the badge class (or credential, issuer) it is about; empty for all of them."""
    reason: str
    approver: str
    until: date
    """The last day on which it holds."""
    place: Place


WaiverState = Literal["active", "expired", "unused", "unknown", "refused"]
"""unused: it matches no failure. unknown: no such criterion or badge. refused: can't be waived."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A waiver, and what became of it in one audit."""

    waiver: Waiver
    state: WaiverState
    said: Message
    """What it does, or why it does nothing."""
    covers: tuple[str, ...] = ()
    """Fingerprints of the failed findings it covers; only when active."""
