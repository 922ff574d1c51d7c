"""Reads a compact token (JWS) strictly: one reading only, nothing unknown, no duplicates.

Source: RFC 7515 sections 4.1.11 (crit), 5.2 and 7.1; RFC 8725 (best practices for JWTs); RFC 7797
(b64). Nothing here believes what is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.limits import DEFAULT_LIMITS
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.verification.keys_encoding import base64url
from badgeaudit.verification.keys_material import KeyKind, Unresolved, shown

ALGORITHMS: Mapping[str, KeyKind] = {
    "RS256": "RSA",
    "ES256": "P-256",
    "ES384": "P-384",
    "EdDSA": "Ed25519",
    "Ed25519": "Ed25519",
}
"""The algorithms that are verified, and the only kind of key each may be used with."""

_PARTS = 3
_ENCRYPTED_PARTS = 5
_SHARED_SECRET = re.compile(r"HS\d+", re.ASCII)


class ReadToken(NamedTuple):
    """A token taken apart; its signature is not verified yet."""

    header: Mapping[str, Any]
    payload: Mapping[str, Any]
    signed: bytes
    """What the signature is over: header and payload as they came."""
    signature: bytes
    algorithm: str


def read_token(token: str) -> ReadToken | Unresolved:
    """Return the token taken apart, or why it can't be verified. Never raises."""
    if len(token) > DEFAULT_LIMITS.file_bytes:
        return _refused("too-long")
    if "~" in token:
        return Unresolved(Outcome.CANT_TELL, message("tokens.selective"))
    parts = token.split(".")
    if len(parts) == _ENCRYPTED_PARTS:
        return Unresolved(Outcome.CANT_TELL, message("tokens.encrypted"))
    if len(parts) != _PARTS:
        return _refused("parts", count=len(parts))
    header = _json_object(parts[0], "header")
    if isinstance(header, Unresolved):
        return header
    payload = _json_object(parts[1], "payload")
    if isinstance(payload, Unresolved):
        return payload
    algorithm = header.get("alg")
    refusal = _header_problem(header, algorithm)
    if refusal is not None:
        return refusal
    signature = base64url(parts[2])
    if not signature:
        return _refused("signature-text")
    signed = f"{parts[0]}.{parts[1]}".encode("ascii")
    return ReadToken(header, payload, signed, signature, str(algorithm))


def token_claims(token: str) -> Mapping[str, Any]:
    """Return the token's payload, unverified; empty when it can't be read."""
    parts = token.split(".")
    payload = _json_object(parts[1], "payload") if len(parts) == _PARTS else None
    return payload if isinstance(payload, dict) else {}


def _json_object(part: str, name: str) -> dict[str, Any] | Unresolved:
    raw = base64url(part)
    if raw is None:
        return _refused(f"{name}-text")
    try:
        data = decode_json(raw, "")
    except Undecodable as error:
        return Unresolved(Outcome.FAILED, _cause(error, name))
    return data if isinstance(data, dict) else _refused(f"{name}-text")


def _cause(error: Undecodable, name: str) -> Message:
    """Return what is wrong with the JSON in a part, with line and column inside that part."""
    first = error.problems[0]
    line, column = first.place.line or 1, first.place.column or 1
    if first.message.id == "documents.duplicate-key":
        twice = shown(first.message.params.get("key"))
        return message(f"tokens.{name}-twice", member=twice, line=line, column=column)
    return message(f"tokens.{name}-json", line=line, column=column)


def _header_problem(header: Mapping[str, Any], algorithm: object) -> Unresolved | None:
    if not isinstance(algorithm, str):
        return _refused("no-algorithm")
    if algorithm.lower() == "none":
        return _refused("unsigned")
    if _SHARED_SECRET.fullmatch(algorithm):
        return _refused("shared-secret", algorithm=algorithm)
    if algorithm not in ALGORITHMS:
        return Unresolved(
            Outcome.CANT_TELL, message("tokens.algorithm-unknown", algorithm=shown(algorithm))
        )
    if "crit" in header:
        return _refused("critical")
    if "b64" in header:
        return _refused("unencoded")
    return None


def _refused(id: str, /, **params: str | int) -> Unresolved:
    return Unresolved(Outcome.FAILED, message(f"tokens.{id}", **params))
