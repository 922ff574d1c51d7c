"""What a verification works on and with: Credential, Means, ShapeProblem, Budget."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from badgeaudit.model.badges import Form, ImageFacts, Packaging
from badgeaudit.model.places import Message
from badgeaudit.network.fetching import Fetcher
from badgeaudit.network.once import Once
from badgeaudit.verification.linked_data import Contexts

DEPTH = 5
"""So deep may credentials stand inside each other: a CLR, its badges, their endorsements …"""

INNER = 300
"""So many endorsements and nested credentials are verified of one file."""


@dataclass(frozen=True, slots=True)
class Credential:
    """One credential, unwrapped but not yet believed."""

    path: str
    form: Form
    packaging: Packaging
    data: Mapping[str, Any]
    """The credential; for a token what its claims make it."""
    payload: bytes
    """The JSON's bytes."""
    token: str = ""
    """The compact token it came in; empty when it came as JSON."""
    header: Mapping[str, Any] = field(default_factory=dict)
    """The token's JOSE header."""
    image: bytes | None = None
    """The picture it was baked into."""
    pointer: str = ""
    """Where it stands in the outer document."""
    problems: tuple[Message, ...] = ()
    """What is against the rules of baking but did not prevent reading."""


@dataclass(frozen=True, slots=True)
class ShapeProblem:
    """One thing in a document that the specification's model does not allow."""

    pointer: str
    message: Message


class Budget:
    """Counts down how many inner credentials may still be verified for one file."""

    __slots__ = ("left",)

    def __init__(self, left: int = INNER) -> None:
        self.left = left

    def take(self) -> bool:
        """Use one up; False when there is none left."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Means:
    """Everything a verification may ask of the world outside; faked in tests."""

    fetcher: Fetcher
    contexts: Contexts
    as_of: datetime
    """The moment the verdict speaks of; with a time zone. Nothing else asks the clock."""
    shape: Callable[[Credential], tuple[ShapeProblem, ...]]
    reread: Callable[[bytes, str], Credential | None]
    """Unwraps a document found inside or fetched: JSON or token; None when it is no credential."""
    picture: Callable[[bytes | str], ImageFacts | Message]
    """Opens a picture: bytes, or a data URI."""
    conforms: Callable[[bytes, Mapping[str, Any]], tuple[ShapeProblem, ...] | None]
    """Validates against a foreign JSON Schema (its bytes); None when that is no usable schema."""
    recipient: str | None = None
    """The identity to whom it is said to be issued. Never shown."""
    online: bool = False
    cache: Once = field(default_factory=Once)
    """What was decoded once (status lists), for all credentials of a run."""
    depth: int = 0
    budget: Budget = field(default_factory=Budget)
    refresh: bool = True
    """False within a refreshed credential: refreshing is done once."""
