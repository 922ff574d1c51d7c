"""Resolves the address of a key (a verification method, or a token's ``kid``) to the key.

Sources: OB 3.0 "Dereferencing the Public Key" (https://www.imsglobal.org/spec/ob/v3p0/#dereference:
HTTP addresses and DID URLs); Controlled Identifiers 1.0 section 3.3. A key inside the credential
itself is never trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from badgeaudit.network.fetching import Fetcher
from badgeaudit.verification.controllers import (
    key_behind,
    key_in_controller,
    published_keys,
)
from badgeaudit.verification.controllers_fetching import fetched_document
from badgeaudit.verification.controllers_methods import same_key
from badgeaudit.verification.keys_dids import did_web_address, key_of_did_jwk, key_of_did_key
from badgeaudit.verification.keys_material import (
    Key,
    KeyKind,
    Unresolved,
    cant_tell,
    failed,
    key_from_jwk,
    key_from_multibase,
    key_from_pem,
    shown,
)

__all__ = [
    "Key",
    "KeyKind",
    "Unresolved",
    "issuer_keys",
    "key_from_jwk",
    "key_from_multibase",
    "key_from_pem",
    "resolve_key",
]

_HTTP = ("http://", "https://")
_LONGEST = 20_000
"""Characters of an address: a did:jwk with the largest RSA key has fewer."""


def resolve_key(
    reference: str,
    issuer: str,
    fetcher: Fetcher | None,
    document: Mapping[str, Any] | None = None,
    as_of: datetime | None = None,
) -> Key | Unresolved:
    """Return the public key behind an address; never raises for what the address holds.

    ``issuer`` completes an address such as ``#key-1``; when it is a DID, a key nobody claims (a
    bare JWK on some host) is refused. With ``as_of``, a key that had ended by then is refused as
    well. ``document`` is the credential; an address without base belongs to its ``id``.
    """
    if reference.startswith("#"):
        own = None if document is None else document.get("id")
        reference = (issuer or (own if isinstance(own, str) else "")) + reference
    if len(reference) > _LONGEST:
        return failed("reference", reference=shown(reference))
    if reference.startswith("did:"):
        return _of_did(reference, fetcher, as_of)
    if not reference.startswith(_HTTP):
        return failed("reference", reference=shown(reference))
    key = _of_http(reference, fetcher, as_of)
    if isinstance(key, Key) and not key.controller and issuer.startswith("did:"):
        return failed("not-of-did", id=shown(reference), issuer=shown(issuer))
    return key


def issuer_keys(issuer: str, fetcher: Fetcher | None) -> tuple[Key, ...] | Unresolved:
    """Return every key an issuer publishes for assertions, found from its id alone."""
    if issuer.startswith(("did:key:", "did:jwk:")):
        key = _of_did(issuer, fetcher, None)
        return key if isinstance(key, Unresolved) else (key,)
    if issuer.startswith("did:web:"):
        address = did_web_address(issuer)
    elif issuer.startswith("did:"):
        return cant_tell("did-method", did=shown(issuer))
    else:
        address = issuer if issuer.startswith(_HTTP) else None
    if address is None:
        return failed("reference", reference=shown(issuer))
    found = fetched_document(address, fetcher)
    if isinstance(found, Unresolved):
        return found
    if isinstance(found, str):
        return failed("document-unreadable", url=shown(address))
    return published_keys(found, issuer)


def _of_did(reference: str, fetcher: Fetcher | None, as_of: datetime | None) -> Key | Unresolved:
    did, _, fragment = reference.partition("#")
    if did.startswith("did:key:"):
        return key_of_did_key(did, fragment)
    if did.startswith("did:jwk:"):
        return key_of_did_jwk(did, fragment)
    if not did.startswith("did:web:"):
        return cant_tell("did-method", did=shown(did))
    address = did_web_address(did)
    if address is None:
        return failed("did-web-malformed", did=shown(did))
    found = fetched_document(address, fetcher)
    if isinstance(found, Unresolved):
        return found
    if isinstance(found, str):
        return failed("document-unreadable", url=shown(address))
    key = key_in_controller(found, reference, did, fetcher, as_of)
    return replace(key, source="did:web document") if isinstance(key, Key) else key


def _of_http(reference: str, fetcher: Fetcher | None, as_of: datetime | None) -> Key | Unresolved:
    url, _, fragment = reference.partition("#")
    inside = key_from_multibase(fragment)
    if isinstance(inside, Key):
        return _in_fragment(replace(inside, id=reference, controller=url), fetcher, as_of)
    if isinstance(inside, Unresolved) and inside.reason.id == "keys.private":
        return inside
    key = key_behind(url, reference, fetcher, as_of)
    if isinstance(key, Key) and not key.source:
        key = replace(key, source="controller document")
    return key


def _in_fragment(key: Key, fetcher: Fetcher | None, as_of: datetime | None) -> Key | Unresolved:
    """Return a key that stands in the address itself, as 1EdTech's samples write it.

    Nothing binds such a key to the host in front of it. If that host answers with a document that
    lists keys for assertions, this one must be among them; else it is taken as it is, unproven.
    """
    claimed = replace(key, source="fragment", proven=False)
    found = fetched_document(key.controller, fetcher)
    if not isinstance(found, Mapping) or not found.get("assertionMethod"):
        return claimed
    listed = key_in_controller(found, key.id, key.controller, fetcher, as_of)
    if isinstance(listed, Key):
        if not same_key(listed, key):
            return failed("not-listed", id=shown(key.id), controller=shown(key.controller))
        return replace(listed, source="controller document")
    published = published_keys(found, key.controller)
    if not isinstance(published, Unresolved) and any(same_key(each, key) for each in published):
        return replace(key, source="controller document")
    return listed
