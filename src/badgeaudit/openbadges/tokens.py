"""Decodes compact tokens (VC-JWT of OB 3.0, JWS of OB 2.0) without verifying them.

Sources: RFC 7515 section 7.1 (compact serialisation); OB 3.0 section 8.2 (JSON Web Token proof
format), https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof; VC data model 1.1 section 6.3.1 (how
the ``vc`` claim and the registered claims make up the credential).
"""

from __future__ import annotations

import binascii
import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.documents.text import refused
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.openbadges.declared import is_vc2
from badgeaudit.openbadges.moments import iso_moment

# the header is a JSON object, so its base64 begins with "e" (of "{"); spaces inside are allowed
_COMPACT = re.compile(r"[eI][\w-]{3,}\.[\w-]+\.[\w-]*(\.[\w-]*){0,2}(~[\w.~-]*)?", re.ASCII)
_ENCRYPTED_PARTS = 5


class Token(NamedTuple):
    """A decoded token: what is claimed, not what is proven."""

    header: Mapping[str, Any]
    data: Any
    """The credential or assertion in it."""
    payload: bytes
    """JSON bytes in which pointers into ``data`` can be located."""


def is_token(text: str) -> bool:
    """Tell whether a text has the form of a compact token (three parts; five when encrypted)."""
    return text[:1] in "eI" and _COMPACT.fullmatch(text) is not None


def decode_token(text: str, path: str, limits: Limits = DEFAULT_LIMITS) -> Token:
    """Return header and credential of a compact token.

    Raises Undecodable when it is encrypted, or a part is not base64url of a JSON object.
    """
    # what follows "~" are an SD-JWT's disclosures (RFC 9901); they add nothing that is needed here
    parts = text.partition("~")[0].split(".")
    if len(parts) >= _ENCRYPTED_PARTS:
        raise refused(message("openbadges.token-encrypted"), path)
    header = _json_object(_unpacked(parts[0]), "openbadges.token-header", path, limits)
    raw = _unpacked(parts[1])
    claims = _json_object(raw, "openbadges.token-payload", path, limits)
    if not isinstance(claims.get("vc"), dict):
        return Token(header, claims, raw or b"{}")
    data = _merged(claims, claims["vc"])
    return Token(header, data, json.dumps(data, indent=2).encode())


def peek(text: str) -> Any | None:
    """Return the credential in a token; None when the text is none or can't be decoded."""
    if not is_token(text):
        return None
    try:
        return decode_token(text, "").data
    except Undecodable:
        return None


def _unpacked(part: str) -> bytes | None:
    try:
        return urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError):
        return None


def _json_object(raw: bytes | None, problem: str, path: str, limits: Limits) -> dict[str, Any]:
    if raw is None:
        raise refused(message(problem), path)
    try:
        data = decode_json(raw, path, limits)
    except Undecodable as error:
        # the line and column inside the decoded token help nobody, but the cause does
        causes = [Problem(each.message, Place(path)) for each in error.problems]
        raise Undecodable([Problem(message(problem), Place(path)), *causes]) from None
    if not isinstance(data, dict):
        raise refused(message(problem), path)
    return data


def _merged(claims: Mapping[str, Any], credential: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in what the credential leaves to the registered claims; what it says itself stays."""
    merged = dict(credential)
    newer = is_vc2(merged)
    if isinstance(claims.get("jti"), str):
        merged.setdefault("id", claims["jti"])
    issuer = claims.get("iss")
    if isinstance(issuer, str):
        said = merged.setdefault("issuer", issuer)
        if isinstance(said, dict) and "id" not in said:
            merged["issuer"] = {"id": issuer, **said}
    for claim, names in (
        ("nbf", ("issuanceDate", "validFrom")),
        ("exp", ("expirationDate", "validUntil")),
    ):
        seconds = claims.get(claim)
        if isinstance(seconds, bool) or not isinstance(seconds, (int, float)):
            continue
        moment = iso_moment(seconds)
        if moment is not None and not any(name in merged for name in names):
            merged[names[newer]] = moment
    subject, about = claims.get("sub"), merged.get("credentialSubject")
    if isinstance(subject, str) and isinstance(about, dict) and "id" not in about:
        merged["credentialSubject"] = {"id": subject, **about}
    return merged
