"""Lists that name what is revoked: 1EdTech's of OB 3.0, and that of OB 2.0 for signed badges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetcher, NotFetched
from badgeaudit.network.once import Once
from badgeaudit.verification.status_lists import Answer, Unknown

_FINE = 200
_CREDENTIALS = ("revokedCredentials", "revokedCredential")
_NAMES = ("id", "uid")


def listed_in(
    entry: Mapping[str, Any],
    credential: Mapping[str, Any],
    fetcher: Fetcher,
    cache: Once,
) -> Answer | Unknown:
    """Look a credential up in a ``1EdTechRevocationList``.

    The list is JSON with the issuer and ``revokedCredentials``: ids, or objects with an ``id`` that
    may say ``revoked: false``. The name in the singular is read as well. A list of another issuer
    says nothing.

    Source: 1EdTech Revocation List Status Method 1.0, https://www.imsglobal.org/spec/vcrl/v1p0/.
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
    named = [found[name] for name in _CREDENTIALS if name in found]
    if not named or not all(map(_is_list, named)):
        return Unknown(message("status.list-no-list"))
    return _looked_up(id, [each for some in named for each in _listed(some)])


def listed_in_assertions(
    assertion: Mapping[str, Any],
    issuer: Mapping[str, Any],
    fetcher: Fetcher,
    cache: Once,
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
    if not _is_list(named):
        return Unknown(message("status.list-no-list"))
    own = [assertion[key] for key in _NAMES if isinstance(assertion.get(key), str)]
    if not any(own):
        return Unknown(message("status.no-id"))
    answers = [_looked_up(each, _listed(named)) for each in own if each]
    return next((each for each in answers if each.word == "revoked"), answers[0])


def _looked_up(id: str, named: list[Any]) -> Answer:
    for each, reason in _revoked(named):
        if each == id:
            return Answer("revoked", message("status.listed", reason=reason))
    return Answer("not revoked", message("status.not-listed"))


def _revoked(named: list[Any]) -> Iterator[tuple[str, str]]:
    for each in named:
        if isinstance(each, str):
            yield each, "–"
        elif isinstance(each, Mapping) and each.get("revoked") not in (False, "false"):
            reason = str(each.get("revocationReason") or "–")[:200]
            for key in _NAMES:
                if isinstance(each.get(key), str):
                    yield each[key], reason


def _is_list(named: Any) -> bool:
    """Tell a list of what is revoked; one value may stand alone where many are allowed."""
    return isinstance(named, list | Mapping) or (isinstance(named, str) and ":" in named)


def _listed(named: Any) -> list[Any]:
    return named if isinstance(named, list) else [named]


def _list(url: str, fetcher: Fetcher, cache: Once) -> Mapping[str, Any] | Unknown:
    return cache.get(("revocation list", url), lambda: _fetched(url, fetcher))


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
