"""Lists that name what is revoked: 1EdTech's of OB 3.0, and that of OB 2.0 for signed badges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetcher, NotFetched
from badgeaudit.verification.status_lists import Answer, Unknown

_FINE = 200


def listed_in(
    entry: Mapping[str, Any],
    credential: Mapping[str, Any],
    fetcher: Fetcher,
    cache: MutableMapping[str, Any],
) -> Answer | Unknown:
    """Look a credential up in a ``1EdTechRevocationList``.

    The list is JSON with the issuer and ``revokedCredential``: ids, or objects with an ``id`` that
    may say ``revoked: false``. A list of another issuer says nothing.

    Source: OB 3.0, https://www.imsglobal.org/spec/ob/v3p0/#revocationlist.
    """
    id, url = credential.get("id"), entry.get("id")
    if not isinstance(id, str) or not isinstance(url, str):
        return Unknown(message("status.entry-broken"))
    found = _list(url, fetcher, cache)
    if isinstance(found, Unknown):
        return found
    ours, theirs = _id(credential.get("issuer")), _id(found.get("issuer"))
    if theirs and ours and theirs != ours:
        return Unknown(message("status.list-other-issuer"))
    if not isinstance(found.get("revokedCredential"), list):
        return Unknown(message("status.list-no-list"))
    return _looked_up(id, found["revokedCredential"])


def listed_in_assertions(
    assertion: Mapping[str, Any],
    issuer: Mapping[str, Any],
    fetcher: Fetcher,
    cache: MutableMapping[str, Any],
) -> Answer | Unknown:
    """Look a signed assertion up in its issuer's ``revocationList``.

    ``revokedAssertions`` has ids, or objects with ``id`` or ``uid``; in OB 1.x the whole list is a
    map from uid to reason. Source: OB 2.0, RevocationList,
    https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList.
    """
    url = _id(issuer.get("revocationList"))
    if not url:
        return Answer("not revoked", message("status.no-revocation-list"))
    found = _list(url, fetcher, cache)
    if isinstance(found, Unknown):
        return found
    owner = _id(found.get("issuer"))
    if owner and _id(issuer) and owner != _id(issuer):
        return Unknown(message("status.list-other-issuer"))
    named = found.get("revokedAssertions")
    if named is None and "@context" not in found:
        named = list(found)
    if not isinstance(named, list):
        return Unknown(message("status.list-no-list"))
    for key in ("id", "uid"):
        own = assertion.get(key)
        if isinstance(own, str) and own:
            answer = _looked_up(own, named)
            if answer.word != "not revoked":
                return answer
    return Answer("not revoked", message("status.not-listed"))


def _looked_up(id: str, named: list[Any]) -> Answer:
    for each, reason in _revoked(named):
        if each == id:
            return Answer("revoked", message("status.listed", reason=reason))
    return Answer("not revoked", message("status.not-listed"))


def _revoked(named: list[Any]) -> Iterator[tuple[str, str]]:
    for each in named:
        if isinstance(each, str):
            yield each, "–"
        elif isinstance(each, Mapping) and each.get("revoked") is not False:
            reason = str(each.get("revocationReason") or "–")[:200]
            for key in ("id", "uid"):
                if isinstance(each.get(key), str):
                    yield each[key], reason


def _list(
    url: str, fetcher: Fetcher, cache: MutableMapping[str, Any]
) -> Mapping[str, Any] | Unknown:
    key = f"revocation-list {url}"
    if key not in cache:
        cache[key] = _fetched(url, fetcher)
    found: Mapping[str, Any] | Unknown = cache[key]
    return found


def _fetched(url: str, fetcher: Fetcher) -> Mapping[str, Any] | Unknown:
    answer = fetcher.get(url, "application/ld+json, application/json")
    if isinstance(answer, NotFetched):
        return Unknown(answer.reason, answer.offline)
    if answer.status != _FINE:
        return Unknown(message("status.list-missing", status=answer.status))
    try:
        data = decode_json(answer.body, "revocation list")
    except Undecodable:
        return Unknown(message("status.list-not-json"))
    return data if isinstance(data, Mapping) else Unknown(message("status.list-no-list"))


def _id(value: Any) -> str:
    """Return an id that stands alone or in an object."""
    found = value.get("id") if isinstance(value, Mapping) else value
    return found if isinstance(found, str) else ""
