"""Decodes the text forms in which keys are published: base64url, base58btc, multibase, multicodec.

Sources: RFC 7515 section 2 (base64url without padding); Controlled Identifiers 1.0 section 2.4
(multibase), https://www.w3.org/TR/cid-1.0/#multibase-0; multicodec's table of codes.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode

BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
"""Bitcoin's alphabet."""
_LONGEST = 5000
"""Characters of a key: the largest RSA key allowed has fewer; base58 takes quadratic time."""


def base64url(text: str) -> bytes | None:
    """Return the bytes; None for padding, foreign characters, or bits left over at the end.

    Each text has one reading only: else the last character of a signature could be changed.
    """
    try:
        raw = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return None
    return raw if urlsafe_b64encode(raw).rstrip(b"=") == text.encode("ascii") else None


def base58btc(text: str) -> bytes | None:
    """Return the bytes of base58 in bitcoin's alphabet; None when it is none, or too long."""
    if not text or len(text) > _LONGEST or not set(text) <= set(BASE58):
        return None
    number = 0
    for character in text:
        number = number * 58 + BASE58.index(character)
    zeros = len(text) - len(text.lstrip("1"))
    return bytes(zeros) + number.to_bytes((number.bit_length() + 7) // 8, "big")


def multibase(text: str) -> bytes | None:
    """Return the bytes of a multibase text: ``z`` base58btc, ``u`` base64url (all CID 1.0 has)."""
    if len(text) > _LONGEST:
        return None
    if text.startswith("z"):
        return base58btc(text[1:])
    return base64url(text[1:]) if text.startswith("u") else None


def multicodec(raw: bytes) -> tuple[int, bytes] | None:
    """Return the code in front of the bytes (an unsigned varint of up to four), and the rest."""
    code = 0
    for index, byte in enumerate(raw[:4]):
        code |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            shortest = index == 0 or byte != 0
            return (code, raw[index + 1 :]) if shortest else None
    return None
