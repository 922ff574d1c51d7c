"""Verifies the signatures of tokens: VC-JWT of OB 3.0, and signed assertions of OB 2.0 (JWS).

Sources: OB 3.0 "Verify a Credential" (https://www.imsglobal.org/spec/ob/v3p0/#jwt-verify); RFC 7515
section 5.2; RFC 8037 and RFC 9864 (EdDSA and its newer name Ed25519).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.network.fetching import Fetcher
from badgeaudit.verification.controllers_methods import same_key
from badgeaudit.verification.keys import Key, Unresolved, issuer_keys, key_from_jwk, resolve_key
from badgeaudit.verification.keys_material import shown
from badgeaudit.verification.tokens_assertions import assertion_keys
from badgeaudit.verification.tokens_claims import claim_steps
from badgeaudit.verification.tokens_reading import ALGORITHMS, ReadToken, read_token, token_claims
from badgeaudit.verification.tokens_signatures import signature_holds

__all__ = ["TokenCheck", "claim_steps", "token_claims", "verify_jws", "verify_token"]

_ADDRESSES = ("did:", "http://", "https://")


@dataclass(frozen=True, slots=True)
class TokenCheck:
    """What came of a token's signature."""

    outcome: Outcome
    reason: Message
    details: Mapping[str, str] = field(default_factory=dict)
    """Algorithm, key and hashes for ``--explain``; nothing private, nothing of the payload."""
    key: Key | None = None
    """The key that signed; whose it is stands in it. Only there when the signature holds."""


def verify_token(
    token: str, fetcher: Fetcher | None, issuer: str, as_of: datetime | None = None
) -> TokenCheck:
    """Verify the signature of a VC-JWT with the key its header names. Never raises.

    A bare ``jwk`` in the header proves only that nothing was changed: the key's ``controller`` is
    then empty, unless the issuer publishes that key. An issuer that is a DID always has to.
    """
    read = read_token(token)
    if isinstance(read, Unresolved):
        return TokenCheck(read.outcome, read.reason)
    key = _key(read.header, fetcher, issuer, as_of)
    if isinstance(key, Unresolved):
        return TokenCheck(key.outcome, key.reason, _details(read, None))
    return _checked(read, key)


def verify_jws(
    token: str,
    data: Mapping[str, Any],
    issuer: Mapping[str, Any] | None,
    fetcher: Fetcher | None,
) -> TokenCheck:
    """Verify a signed assertion of OB 2.0 with a key its issuer's profile lists. Never raises.

    Source: OB 2.0 SignedBadge verification, steps 4 to 6: each trusted key is tried, and a key that
    the profile does not list is not trusted.
    """
    read = read_token(token)
    if isinstance(read, Unresolved):
        return TokenCheck(read.outcome, read.reason)
    keys = assertion_keys(data, issuer, fetcher)
    if isinstance(keys, Unresolved):
        return TokenCheck(keys.outcome, keys.reason, _details(read, None))
    usable = [key for key in keys if isinstance(key, Key)]
    checks = [_checked(read, key) for key in usable]
    for check in checks:
        if check.outcome is Outcome.PASSED:
            return check
    for key in keys:
        if isinstance(key, Unresolved):
            return TokenCheck(key.outcome, key.reason, _details(read, None))
    return checks[0]


def _checked(read: ReadToken, key: Key) -> TokenCheck:
    details = _details(read, key)
    wanted = ALGORITHMS[read.algorithm]
    if key.kind != wanted:
        why = message("tokens.kind", algorithm=read.algorithm, wanted=wanted, found=key.kind)
        return TokenCheck(Outcome.FAILED, why, details)
    if not signature_holds(read.signed, read.signature, key):
        return TokenCheck(Outcome.FAILED, message("tokens.signature-wrong"), details)
    why = message("tokens.signature-holds", algorithm=read.algorithm, key=shown(key.id))
    return TokenCheck(Outcome.PASSED, why, details, key)


def _key(
    header: Mapping[str, Any], fetcher: Fetcher | None, issuer: str, as_of: datetime | None
) -> Key | Unresolved:
    """Return the key the header names: by ``kid``, by ``jwk``, or by both if they agree."""
    inline = key_from_jwk(header["jwk"]) if "jwk" in header else None
    if isinstance(inline, Unresolved):
        return inline
    reference = _reference(header.get("kid"), issuer, inline is not None)
    if reference is None:
        if inline is not None:
            return _inline(inline, issuer, fetcher)
        known = "certificate" if {"x5c", "x5u"} & set(header) else "no-key"
        outcome = Outcome.CANT_TELL if known == "certificate" else Outcome.FAILED
        return Unresolved(outcome, message(f"tokens.{known}"))
    named = resolve_key(reference, issuer, fetcher, None, as_of)
    if inline is None:
        return named
    if isinstance(named, Unresolved):
        # the signature can be verified all the same; only whose key it is stays open
        hopeless = named.outcome is Outcome.FAILED or issuer.startswith("did:")
        return named if hopeless else _unbound(inline)
    if not same_key(named, inline):
        return Unresolved(Outcome.FAILED, message("tokens.keys-differ"))
    return named


def _reference(kid: object, issuer: str, has_key: bool) -> str | None:
    """Return the key's address; None when ``kid`` is missing, or only a label beside a ``jwk``."""
    if not isinstance(kid, str) or not kid:
        return None
    if kid.startswith(_ADDRESSES):
        return kid
    if has_key:
        return None
    return f"{issuer}#{kid.removeprefix('#')}" if issuer.startswith(_ADDRESSES) else kid


def _inline(inline: Key, issuer: str, fetcher: Fetcher | None) -> Key | Unresolved:
    """Return a key from the header, bound to the issuer when that one publishes it."""
    published = issuer_keys(issuer, fetcher) if issuer.startswith(_ADDRESSES) else ()
    must = issuer.startswith("did:")
    if isinstance(published, Unresolved):
        return published if must else _unbound(inline)
    for key in published:
        if same_key(key, inline):
            return replace(key, source=key.source or "controller document")
    if must or published:
        return Unresolved(Outcome.FAILED, message("tokens.key-not-published", issuer=shown(issuer)))
    return _unbound(inline)


def _unbound(inline: Key) -> Key:
    return replace(inline, id="jwk in the header", source="jwk", proven=False)


def _details(read: ReadToken, key: Key | None) -> dict[str, str]:
    details = {
        "algorithm": read.algorithm,
        "signed (SHA-256)": hashlib.sha256(read.signed).hexdigest(),
    }
    if key is not None:
        details |= {
            "key": key.id,
            "key kind": key.kind,
            "key (SHA-256)": key.fingerprint,
            "key source": key.source,
            "key controller": key.controller or "–",
        }
    return details
