"""One verification method (the description of a key in a document) → its key.

Sources: Controlled Identifiers 1.0 section 2.2, https://www.w3.org/TR/cid-1.0/#verification-methods
(Multikey, JsonWebKey, expires, revoked); the suites before it (Ed25519VerificationKey2018 and
2020, JsonWebKey2020); OB 2.0 CryptographicKey (``publicKeyPem``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from badgeaudit.verification.dates import moment
from badgeaudit.verification.keys_encoding import base58btc
from badgeaudit.verification.keys_material import (
    Key,
    Unresolved,
    ed25519_key,
    failed,
    key_from_jwk,
    key_from_multibase,
    key_from_pem,
    shown,
)


def _base58(value: Any) -> Key | Unresolved:
    return ed25519_key(base58btc(value) if isinstance(value, str) else None)


_READERS: Mapping[str, Callable[[Any], Key | Unresolved]] = {
    "publicKeyMultibase": key_from_multibase,
    "publicKeyJwk": key_from_jwk,
    "publicKeyPem": key_from_pem,
    "publicKeyBase58": _base58,
}
_KINDS: Mapping[str, tuple[str, ...]] = {
    "Ed25519VerificationKey2018": ("Ed25519",),
    "Ed25519VerificationKey2020": ("Ed25519",),
    "EcdsaSecp256r1VerificationKey2019": ("P-256",),
    "P256Key2021": ("P-256",),
    "P384Key2021": ("P-384",),
    "RsaVerificationKey2018": ("RSA",),
}
_PRIVATE = ("secretKey", "privateKey")


def key_of_method(method: Mapping[str, Any]) -> Key | Unresolved:
    """Return the key described; refuses one that is published with its private half."""
    if any(name.startswith(_PRIVATE) for name in method):
        return failed("private")
    given = [name for name in _READERS if name in method]
    if len(given) != 1:
        return failed("material-several" if given else "material-none")
    key = _READERS[given[0]](method[given[0]])
    types = method.get("type")
    for each in types if isinstance(types, list) else [types]:
        kinds = _KINDS.get(each) if isinstance(each, str) else None
        if kinds and isinstance(key, Key) and key.kind not in kinds:
            return failed("type-other-kind", type=shown(each), kind=key.kind)
    if given[0] == "publicKeyBase58" and types != "Ed25519VerificationKey2018":
        # without this type nothing says of what kind the bytes are
        return failed("type-other-kind", type=shown(types), kind="Ed25519")
    return key


def unexpired(
    key: Key | Unresolved, method: Mapping[str, Any], as_of: datetime | None
) -> Key | Unresolved:
    """Return the key unless its description says that it had ended by then.

    A proof is not verified with a key at or after its ``expires`` or ``revoked``.
    """
    for name in ("expires", "revoked"):
        if method.get(name) is None or isinstance(key, Unresolved):
            continue
        when = moment(method[name])
        if when is None:
            return failed("end-unreadable", name=name)
        if as_of is not None and when <= as_of:
            return failed(name, date=when.date().isoformat())
    return key


def same_key(one: Key | Unresolved, other: Key) -> bool:
    """Tell whether two descriptions are of the same key."""
    return isinstance(one, Key) and (one.kind, one.material) == (other.kind, other.material)
