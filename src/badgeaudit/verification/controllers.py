"""Finds a key in the documents in which controllers publish keys, and whose it is.

DID documents, controlled identifier documents, single key documents, JWK sets, and the profiles
and CryptographicKeys of OB 2.0. Sources: Controlled Identifiers 1.0 section 3.3 (retrieve
verification method), https://www.w3.org/TR/cid-1.0/#retrieve-verification-method; RFC 7517
section 5 (JWK set); OB 2.0 CryptographicKey.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from badgeaudit.model.outcomes import Outcome
from badgeaudit.network.fetching import Fetcher
from badgeaudit.verification.controllers_fetching import fetched_document
from badgeaudit.verification.controllers_methods import key_of_method, same_key, unexpired
from badgeaudit.verification.keys_material import (
    Key,
    Unresolved,
    cant_tell,
    failed,
    key_from_jwk,
    key_from_pem,
    shown,
)

_DEFINING = ("verificationMethod", "publicKey", "assertionMethod", "authentication")
"""Where key descriptions may stand; ``publicKey`` is the name before DID Core and in OB 2.0."""


def key_in_controller(
    document: Mapping[str, Any],
    reference: str,
    base: str,
    fetcher: Fetcher | None,
    as_of: datetime | None = None,
) -> Key | Unresolved:
    """Return the key ``reference`` names, when the document of ``base`` lets it make assertions.

    Without a fragment the one key that may make assertions is meant. A key that names another
    controller counts as that one's only if that one's document lists it as well.
    """
    if document.get("id") != base:
        return failed("document-other-id", id=shown(base), found=shown(document.get("id")))
    allowed = assertion_ids(document, base)
    if reference == base and len(allowed) == 1:
        reference = next(iter(allowed))
    method = next((each for id, each in methods_of(document, base) if id == reference), None)
    if method is None:
        return failed("no-such-key", id=shown(reference), document=shown(base))
    if reference not in allowed:
        return failed("purpose", id=shown(reference))
    key = unexpired(key_of_method(method), method, as_of)
    if isinstance(key, Unresolved):
        return key
    controller = _controller(method, base)
    key = replace(key, id=reference, controller=controller)
    if controller == base:
        return key
    return confirmed(key, reference, fetcher)


def confirmed(key: Key, found_at: str, fetcher: Fetcher | None) -> Key | Unresolved:
    """Return the key when its controller's own document lists it; fetches that document.

    When the controller publishes no keys at all, an address on the controller's own host is
    believed (``proven`` is then False), one elsewhere is not.
    """
    controller = key.controller
    document: Any = None
    if controller.startswith(("http://", "https://")):
        document = fetched_document(controller, fetcher)
    if isinstance(document, Mapping) and publishes_keys(document):
        listed = assertion_ids(document, controller) | listed_ids(document, controller)
        described = [each for id, each in methods_of(document, controller) if id == key.id]
        if key.id in listed and all(same_key(key_of_method(each), key) for each in described):
            return key
        return failed("not-listed", id=shown(key.id), controller=shown(controller))
    if same_origin(found_at, controller):
        return replace(key, proven=False)
    if isinstance(document, Unresolved) and document.outcome is Outcome.UNTESTED:
        return document
    return cant_tell("controller-silent", id=shown(key.id), controller=shown(controller))


def key_behind(
    url: str, reference: str, fetcher: Fetcher | None, as_of: datetime | None = None
) -> Key | Unresolved:
    """Return the key that the document at ``url`` gives for ``reference`` (the same or longer)."""
    document = fetched_document(url, fetcher)
    if isinstance(document, Unresolved):
        return document
    if isinstance(document, str):
        return _found(key_from_pem(document), reference, "PEM file")
    if "kty" in document:
        return _found(key_from_jwk(document), reference, "JWK")
    if isinstance(document.get("keys"), list):
        return _of_set(document["keys"], url, reference)
    if document.get("id") == reference and not _is_controller(document):
        return _of_key_document(document, reference, fetcher, as_of)
    if isinstance(document.get("publicKey"), str | list | Mapping) and not _is_controller(document):
        return _of_profile(document, url, reference)
    return key_in_controller(document, reference, url, fetcher, as_of)


def published_keys(document: Mapping[str, Any], base: str) -> tuple[Key, ...] | Unresolved:
    """Return all keys a controller's document allows for assertions; those that are usable."""
    if document.get("id") != base:
        return failed("document-other-id", id=shown(base), found=shown(document.get("id")))
    allowed = assertion_ids(document, base)
    keys = []
    for id, method in methods_of(document, base):
        key = key_of_method(method) if id in allowed else None
        if isinstance(key, Key):
            keys.append(replace(key, id=id, controller=_controller(method, base)))
    return tuple(key for key in keys if key.controller == base)


def methods_of(document: Mapping[str, Any], base: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield absolute id and description of each key described in a document."""
    for name in _DEFINING:
        for entry in _listed(document.get(name)):
            if isinstance(entry, Mapping):
                id = absolute(entry.get("id", entry.get("@id")), base)
                if id:
                    yield id, entry


def assertion_ids(document: Mapping[str, Any], base: str) -> frozenset[str]:
    """Return the ids of the keys that may make assertions (``assertionMethod``)."""
    return _ids(document.get("assertionMethod"), base)


def listed_ids(document: Mapping[str, Any], base: str) -> frozenset[str]:
    """Return the ids under ``publicKey``, as the profiles of OB 2.0 list them."""
    return _ids(document.get("publicKey"), base)


def publishes_keys(document: Mapping[str, Any]) -> bool:
    """Tell whether a document names any keys, so that one it does not name is not its own."""
    return any(_listed(document.get(name)) for name in _DEFINING)


def absolute(id: object, base: str) -> str:
    """Return an id as an absolute URL: ``#key-1`` belongs to the document that says it."""
    if not isinstance(id, str):
        return ""
    if id.startswith("#"):
        return base + id
    try:
        return urljoin(base, id) if base.startswith("http") else id
    except ValueError:
        return ""


def same_origin(one: str, other: str) -> bool:
    """Tell whether two addresses are of one scheme and host."""
    try:
        first, second = urlsplit(one), urlsplit(other)
    except ValueError:
        return False
    return (
        first.scheme in ("http", "https")
        and bool(first.netloc)
        and (first.scheme, first.netloc.lower()) == (second.scheme, second.netloc.lower())
    )


def _is_controller(document: Mapping[str, Any]) -> bool:
    return "verificationMethod" in document or "assertionMethod" in document


def _ids(value: Any, base: str) -> frozenset[str]:
    entries = (
        each.get("id", each.get("@id")) if isinstance(each, Mapping) else each
        for each in _listed(value)
    )
    return frozenset(filter(None, (absolute(each, base) for each in entries)))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _controller(method: Mapping[str, Any], base: str) -> str:
    named = [
        each
        for each in _listed(method.get("controller", method.get("owner")))
        if isinstance(each, str)
    ]
    return base if not named or base in named else named[0]


def _found(key: Key | Unresolved, reference: str, source: str) -> Key | Unresolved:
    return replace(key, id=reference, source=source) if isinstance(key, Key) else key


def _of_set(entries: list[Any], url: str, reference: str) -> Key | Unresolved:
    fragment = reference[len(url) :].removeprefix("#")
    jwks = [each for each in entries if isinstance(each, Mapping)]
    named = [each for each in jwks if each.get("kid") in (fragment or reference, reference)]
    if not named and not fragment:
        named = jwks
    if len(named) != 1:
        return failed("no-such-key", id=shown(reference), document=shown(url))
    return _found(key_from_jwk(named[0]), reference, "JWK set")


def _of_key_document(
    document: Mapping[str, Any], reference: str, fetcher: Fetcher | None, as_of: datetime | None
) -> Key | Unresolved:
    key = _found(unexpired(key_of_method(document), document, as_of), reference, "key document")
    controller = _controller(document, "")
    if isinstance(key, Unresolved) or not controller:
        return key
    return confirmed(replace(key, controller=controller), reference, fetcher)


def _of_profile(document: Mapping[str, Any], url: str, reference: str) -> Key | Unresolved:
    """Return a key described in a profile's ``publicKey`` (OB 2.0 knows no purposes)."""
    if document.get("id") != url:
        return failed("document-other-id", id=shown(url), found=shown(document.get("id")))
    for id, method in methods_of(document, url):
        if id == reference:
            key = _found(key_of_method(method), reference, "profile")
            return replace(key, controller=url) if isinstance(key, Key) else key
    return failed("no-such-key", id=shown(reference), document=shown(url))
