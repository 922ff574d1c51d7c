"""Whether the key that signed is the issuer's own.

Sources: VC data model 2.0 section 4.7 (issuer) and Controlled Identifiers 1.0 (a verification
method's controller), https://www.w3.org/TR/cid-1.0/#verification-methods.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Level, Step
from badgeaudit.verification.clauses import DI_KEYS
from badgeaudit.verification.keys import Key

_ONLY_KEYS = ("did:key:", "did:jwk:")
"""Ids that nobody publishes: they hold the key, and say nothing of who has it."""


def issuer_of(data: Mapping[str, Any]) -> str:
    """Return the issuer's id; empty when there is none."""
    issuer = data.get("issuer")
    if isinstance(issuer, Mapping):
        issuer = issuer.get("id", issuer.get("@id"))
    return issuer if isinstance(issuer, str) else ""


def issuer_step(data: Mapping[str, Any], key: Key, at: str) -> Step:
    """Return whether the key's controller is the issuer.

    A key without a controller (a bare JWK) is taken for the issuer's when it was fetched from the
    issuer's own host. One that came with the token, or stands in the address itself, is a warning:
    OB 3.0 allows it, but it proves only that nothing was changed.
    """
    issuer = issuer_of(data)
    if not issuer:
        return _step(Outcome.FAILED, message("verification.issuer-unnamed"), "/issuer")
    if key.controller == issuer and not key.proven:
        why = message("verification.issuer-key-claimed", issuer=issuer[:300])
        return _step(Outcome.CANT_TELL, why, at, "warning")
    if key.controller == issuer or (not key.controller and _same_host(key.id, issuer)):
        return _step(Outcome.PASSED, _holds(issuer), at)
    if not key.controller:
        why = message("verification.issuer-key-unbound", issuer=issuer[:300])
        return _step(Outcome.CANT_TELL, why, at, "warning")
    why = message(
        "verification.issuer-not-controller", controller=key.controller[:300], issuer=issuer[:300]
    )
    return _step(Outcome.FAILED, why, at)


def _holds(issuer: str) -> Message:
    if issuer.startswith(_ONLY_KEYS):
        return message("verification.issuer-is-key", issuer=issuer[:300])
    return message("verification.issuer-holds-key", issuer=issuer[:300])


def _same_host(key: str, issuer: str) -> bool:
    try:
        ours, theirs = urlsplit(key), urlsplit(issuer)
    except ValueError:
        return False
    return ours.scheme == theirs.scheme == "https" and ours.netloc == theirs.netloc != ""


def _step(outcome: Outcome, why: Message, at: str, level: Level = "error") -> Step:
    return Step("issuer", outcome, why, DI_KEYS, at, level)
