"""What came of verifying a credential: steps, each with outcome, reason, place and clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message

Verdict = Literal["valid", "invalid", "could not check", "not a badge"]
Level = Literal["error", "warning", "note"]
StatusAnswer = Literal["revoked", "suspended", "not revoked", "could not check"]

StepName = Literal[
    "read",
    "shape",
    "terms",
    "issuer",
    "proof",
    "claims",
    "dates",
    "status",
    "refresh",
    "recipient",
    "image",
    "hosting",
    "endorsement",
    "nested",
]
"""The names of the steps; stable, as CI filters on them."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a specification asks for a step."""

    title: str
    """Such as ``OB 3.0, 7.2 Verify the proof``."""
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was verified.

    ``passed``; ``failed`` (counts when ``level`` is ``error``); ``cantTell`` (tried, but a fault of
    the network, an unknown suite …); ``untested`` (not tried: offline); ``inapplicable`` (nothing
    of the kind in this credential).
    """

    name: StepName
    outcome: Outcome
    reason: Message
    clause: Clause
    pointer: str = ""
    """JSON pointer in the credential's document."""
    level: Level = "error"
    details: Mapping[str, str] = field(default_factory=dict)
    """Intermediate values for ``--explain``: canonical form, hashes, key. Never a recipient."""


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything that was verified of one credential, and of the credentials inside it."""

    path: str
    id: str
    form: Form | None
    packaging: Packaging | None
    verdict: Verdict
    steps: tuple[Step, ...]
    inner: tuple[Verification, ...] = ()
    """Endorsements and nested credentials, each verified in the same way."""
    pointer: str = ""
    """Where an inner one stands in the outer document."""
    badge: str = ""
    """What the badge calls itself; never with a recipient in it."""
    issuer: str = ""
    """What its issuer is called in it. Both are its own words, whatever the verdict."""
