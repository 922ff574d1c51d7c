"""Fetches a document that may hold keys: a JSON object, or a PEM text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetcher, NotFetched
from badgeaudit.verification.keys_material import Unresolved, cant_tell, failed, shown

_ACCEPT = "application/did+json, application/did+ld+json, application/ld+json, application/json"
_GONE = (404, 410)
_FINE = 200


def fetched_document(url: str, fetcher: Fetcher | None) -> Mapping[str, Any] | str | Unresolved:
    """Return the JSON object, or the PEM text, behind an address.

    A host that answers "there is no such document" has answered: no proof can be verified with a
    key that does not exist. Any other fault may pass, and leaves it open.
    """
    fetched = None if fetcher is None else fetcher.get(url, _ACCEPT)
    if fetched is None or isinstance(fetched, NotFetched):
        if fetched is None or fetched.offline:
            return Unresolved(Outcome.UNTESTED, message("keys.offline", url=shown(url)))
        return cant_tell("unreachable", url=shown(url))
    if fetched.status in _GONE:
        return failed("document-gone", url=shown(url), status=fetched.status)
    if fetched.status != _FINE:
        return cant_tell("document-status", url=shown(url), status=fetched.status)
    if fetched.body.lstrip()[:11] == b"-----BEGIN ":
        return fetched.body.decode("utf-8", "replace")
    try:
        data = decode_json(fetched.body, url)
    except Undecodable:
        return failed("document-unreadable", url=shown(url))
    return data if isinstance(data, dict) else failed("document-unreadable", url=shown(url))
