"""Public key → the texts it is published as: base58btc, Multikey, did:key.

The other direction of ``keys_encoding`` and ``keys_material``. Sources: Controlled Identifiers 1.0,
2.2.2 (https://www.w3.org/TR/cid-1.0/#Multikey); did:key, https://w3c-ccg.github.io/did-key-spec/.
"""

from __future__ import annotations

from collections.abc import Mapping

from badgeaudit.verification.keys_encoding import BASE58
from badgeaudit.verification.keys_material import Key, KeyKind

_CODES: Mapping[KeyKind, bytes] = {
    "Ed25519": b"\xed\x01",
    "P-256": b"\x80\x24",
    "P-384": b"\x81\x24",
    "RSA": b"\x85\x24",
}
"""Multicodec's codes as unsigned varints: 0xed, 0x1200, 0x1201, 0x1205."""


def written_base58btc(raw: bytes) -> str:
    """Return bytes in base58btc, without the multibase ``z``."""
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, len(BASE58))
        text = BASE58[digit] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def written_multibase(raw: bytes) -> str:
    """Return bytes as multibase in base58btc: the form of ``proofValue``."""
    return "z" + written_base58btc(raw)


def written_multikey(key: Key) -> str:
    """Return a public key as ``publicKeyMultibase``."""
    return written_multibase(_CODES[key.kind] + key.material)


def did_key_of(key: Key) -> str:
    """Return the did:key that carries a public key."""
    return f"did:key:{written_multikey(key)}"
