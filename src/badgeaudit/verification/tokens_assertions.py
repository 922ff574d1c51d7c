"""Finds the keys that may have signed an assertion of OB 2.0: those its issuer's profile lists.

Source: OB 2.0 SignedBadge verification, steps 4 and 5 ("Do not trust a key that is not properly
linked from the issuer Profile"), and CryptographicKey (``owner``),
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#SignedBadge. A profile
that stands inside the assertion is the signer's own word; the one at its address counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.network.fetching import Fetcher
from badgeaudit.verification.controllers import (
    listed_ids,
    methods_of,
    same_origin,
)
from badgeaudit.verification.controllers_fetching import fetched_document
from badgeaudit.verification.controllers_methods import key_of_method
from badgeaudit.verification.keys_material import (
    Key,
    Unresolved,
    cant_tell,
    failed,
    key_from_pem,
    shown,
)

_HTTP = ("http://", "https://")
_MOST = 10
"""Keys of one profile that are fetched and tried."""


def assertion_keys(
    data: Mapping[str, Any], issuer: Mapping[str, Any] | None, fetcher: Fetcher | None
) -> tuple[Key | Unresolved, ...] | Unresolved:
    """Return the keys to try, never none; or why there can be no trusted one."""
    creator = _creator(data)
    if issuer is None:
        # why the profile is not there is told by its own step; offline stays "untested"
        reached = fetched_document(creator, fetcher) if creator.startswith(_HTTP) else None
        if isinstance(reached, Unresolved) and reached.outcome is Outcome.UNTESTED:
            return reached
        return cant_tell("no-profile")
    id = issuer.get("id", issuer.get("@id", issuer.get("url")))
    if not isinstance(id, str) or not id.startswith(_HTTP):
        return cant_tell("profile-not-on-web", id=shown(id))
    profile = fetched_document(id, fetcher)
    if isinstance(profile, Mapping):
        return _listed(profile, id, creator, fetcher, older=_older(data))
    if same_origin(creator, id):
        return (_fetched(creator, id, fetcher),)
    return profile if isinstance(profile, Unresolved) else cant_tell("no-profile")


def _listed(
    profile: Mapping[str, Any], id: str, creator: str, fetcher: Fetcher | None, *, older: bool
) -> tuple[Key | Unresolved, ...] | Unresolved:
    """Return the keys a profile lists; only the one the assertion names, when it names one."""
    named = profile.get("id", id)
    if named != id:
        return failed("document-other-id", id=shown(id), found=shown(named))
    listed = listed_ids(profile, id)
    if not listed:
        # before OB 2.0 profiles listed no keys; then the key has to lie on the issuer's own host
        if older and creator and same_origin(creator, id):
            return (_fetched(creator, id, fetcher),)
        return failed("profile-without-keys", issuer=shown(id))
    if creator and creator not in listed:
        return failed("not-listed", id=shown(creator), controller=shown(id))
    wanted = [creator] if creator else sorted(listed)[:_MOST]
    embedded = dict(_embedded(profile, id))
    return tuple(
        embedded[each] if each in embedded else _fetched(each, id, fetcher) for each in wanted
    )


def _older(data: Mapping[str, Any]) -> bool:
    """Tell an assertion of OB 1.x: it names its key under ``verify``, not ``verification``."""
    return "verification" not in data


def _embedded(profile: Mapping[str, Any], id: str) -> Iterator[tuple[str, Key | Unresolved]]:
    for each, method in methods_of({"publicKey": profile.get("publicKey")}, id):
        if "publicKeyPem" in method:
            yield each, _owned(method, each, id)


def _fetched(reference: str, issuer: str, fetcher: Fetcher | None) -> Key | Unresolved:
    """Return the key at an address: a CryptographicKey of the issuer, or a bare PEM text."""
    url, _, _ = reference.partition("#")
    found = fetched_document(url, fetcher)
    if isinstance(found, Unresolved):
        return found
    if isinstance(found, str):
        key = key_from_pem(found)
        if isinstance(key, Unresolved):
            return key
        return replace(key, id=reference, controller=issuer, source="PEM file")
    for id, method in methods_of(found, url):
        if id == reference:
            return _owned(method, reference, issuer)
    if found.get("id", found.get("@id")) != reference:
        return failed("document-other-id", id=shown(reference), found=shown(found.get("id")))
    return _owned(found, reference, issuer)


def _owned(method: Mapping[str, Any], id: str, issuer: str) -> Key | Unresolved:
    owner = method.get("owner", method.get("controller"))
    if isinstance(owner, Mapping):
        owner = owner.get("id")
    if owner != issuer:
        return failed("other-owner", id=shown(id), owner=shown(owner), issuer=shown(issuer))
    key = key_of_method(method)
    if isinstance(key, Unresolved):
        return key
    return replace(key, id=id, controller=issuer, source="CryptographicKey")


def _creator(data: Mapping[str, Any]) -> str:
    """Return the key's address: ``verification.creator``, or ``verify.url`` before OB 2.0."""
    for name, inside in (("verification", "creator"), ("verify", "url"), ("verify", "creator")):
        holder = data.get(name)
        creator = holder.get(inside) if isinstance(holder, Mapping) else None
        if isinstance(creator, Mapping):
            creator = creator.get("id", creator.get("@id"))
        if isinstance(creator, str):
            return creator
    return ""
