"""DIDs that carry their key (did:key, did:jwk), and the address of a did:web's document.

Sources: did:key, https://w3c-ccg.github.io/did-key-spec/; did:jwk,
https://github.com/quartzjer/did-jwk/blob/main/spec.md; did:web,
https://w3c-ccg.github.io/did-method-web/#read-resolve.
"""

from __future__ import annotations

import re
from dataclasses import replace

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.verification.keys_encoding import base64url
from badgeaudit.verification.keys_material import (
    Key,
    Unresolved,
    failed,
    key_from_jwk,
    key_from_multibase,
    shown,
)

_HOST = re.compile(r"([A-Za-z0-9-]+\.)*[A-Za-z0-9-]+(%3[Aa][0-9]{1,5})?", re.ASCII)
_SEGMENT = re.compile(r"([A-Za-z0-9._-]|%[0-9A-Fa-f]{2})+", re.ASCII)


def key_of_did_key(did: str, fragment: str) -> Key | Unresolved:
    """Return the key of a did:key; its fragment, if there is one, repeats the key."""
    text = did.removeprefix("did:key:")
    key = key_from_multibase(text)
    if isinstance(key, Unresolved):
        return key
    if fragment not in ("", text):
        return failed("no-such-key", id=shown(f"{did}#{fragment}"), document=shown(did))
    return replace(key, id=f"{did}#{text}", controller=did, source="did:key")


def key_of_did_jwk(did: str, fragment: str) -> Key | Unresolved:
    """Return the key of a did:jwk; its only verification method is ``#0``."""
    raw = base64url(did.removeprefix("did:jwk:"))
    try:
        key = key_from_jwk(decode_json(raw or b"", ""))
    except Undecodable:
        return failed("jwk-not-object")
    if isinstance(key, Unresolved):
        return key
    if fragment not in ("", "0"):
        return failed("no-such-key", id=shown(f"{did}#{fragment}"), document=shown(did))
    return replace(key, id=f"{did}#0", controller=did, source="did:jwk")


def did_web_address(did: str) -> str | None:
    """Return the address of a did:web's document; None when the DID is malformed."""
    host, *path = did.removeprefix("did:web:").split(":")
    if not _HOST.fullmatch(host) or not all(_SEGMENT.fullmatch(each) for each in path):
        return None
    if any(set(each.lower().replace("%2e", ".")) == {"."} for each in path):
        return None
    host = re.sub("%3a", ":", host, flags=re.IGNORECASE)
    inside = "/".join(path) if path else ".well-known"
    return f"https://{host}/{inside}/did.json"
