"""Canonical JSON (JCS, RFC 8785) of a document, with the same limits as its canonical graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.model.places import message
from badgeaudit.verification.linked_data_limits import DEPTH, VALUES, CannotCanonicalise, refused


def canonical_json(document: Mapping[str, Any]) -> bytes:
    """Return the canonical JSON. Raises CannotCanonicalise for numbers JCS has no form for.

    JCS knows numbers as ECMAScript does (RFC 8785, 3.2.2.3): a whole number beyond 2^53 has been
    rounded by whoever signed it, or not, so nobody can tell.
    """
    import rfc8785

    _check(document)
    try:
        return rfc8785.dumps(dict(document))
    except (rfc8785.IntegerDomainError, rfc8785.FloatDomainError):
        raise CannotCanonicalise(message("terms.number", found="> 2^53")) from None
    except (rfc8785.CanonicalizationError, TypeError, ValueError, RecursionError) as error:
        raise refused(type(error).__name__) from None


def _check(document: Mapping[str, Any]) -> None:
    waiting: list[tuple[Any, int]] = [(document, 0)]
    left = VALUES
    while waiting:
        node, depth = waiting.pop()
        if depth > DEPTH:
            raise CannotCanonicalise(message("terms.too-deep", limit=DEPTH))
        inside = node.values() if isinstance(node, Mapping) else node
        left -= len(inside)
        if left < 0:
            raise CannotCanonicalise(message("terms.too-large", limit=VALUES))
        waiting += [(each, depth + 1) for each in inside if isinstance(each, Mapping | list)]
