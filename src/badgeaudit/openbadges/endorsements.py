"""Reads who endorsed a badge: embedded endorsements, links to them, and signed tokens."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.openbadges.fields import Sources, reference, spread
from badgeaudit.openbadges.tokens import peek


def endorsement(value: Any, at: str, to: str, sources: Sources) -> dict[str, Any] | None:
    """Read an Endorsement, an EndorsementCredential, a token of one, or the address of one."""
    if isinstance(value, str):
        if (inside := peek(value)) is not None:
            sources[f"{to}/id"] = sources[f"{to}/issuer"] = at
            return _named(inside)
        if value and not value.isspace():
            sources[f"{to}/id"] = at
            return {"id": value}
    if isinstance(value, dict):
        found: dict[str, Any] = {}
        for key in ("id", "issuer"):
            where = f"{to}/{key}"
            said = reference(value.get(key), f"{at}/{key}", where, sources)
            if said is not None:
                found[key] = said
                sources.setdefault(where, f"{at}/{key}")
        return found or None
    return None


def token_endorsements(node: Mapping[str, Any], fields: dict[str, Any], sources: Sources) -> None:
    """Add the tokens in ``endorsementJwt`` (OB 3.0.3) to the endorsements already read."""
    tokens = node.get("endorsementJwt")
    if tokens is None:
        return
    found = list(fields.get("endorsements", ()))
    for each, here in spread(tokens, "/endorsementJwt"):
        there = f"/endorsements/{len(found)}"
        if isinstance(each, str) and (inside := peek(each)) is not None:
            if (read := _named(inside)) is None:
                continue
            sources[there] = sources[f"{there}/id"] = sources[f"{there}/issuer"] = here
            found.append(read)
    if found:
        fields["endorsements"] = found


def _named(inside: Mapping[str, Any]) -> dict[str, Any] | None:
    found: dict[str, Any] = {}
    for key in ("id", "issuer"):
        said = reference(inside.get(key), "", "", {})
        if said is not None:
            found[key] = said
    return found or None
