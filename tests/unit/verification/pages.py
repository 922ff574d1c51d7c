"""A web of a few pages for tests of keys and tokens, and the fixed keys they publish."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetched, NotFetched
from tests.signed.signer import base58, base64url, ec_key, ed25519_key, rsa_key

Private = ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey

ED = ed25519_key("keys")
OTHER_ED = ed25519_key("other keys")
P256 = ec_key("P-256", "keys")
P384 = ec_key("P-384", "keys")
RSA = rsa_key("keys")


@dataclass
class Pages:
    """A fetcher that knows some pages; everything else answers 404."""

    pages: Mapping[str, Any] = field(default_factory=dict)
    status: Mapping[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return the page, as the one client of the product would."""
        self.asked.append(url)
        page = self.pages.get(url)
        if page is None and url not in self.status:
            return _fetched(url, 404, b"")
        body = page if isinstance(page, bytes) else json.dumps(page).encode()
        return _fetched(url, self.status.get(url, 200), body)


class NoNetwork:
    """A fetcher that fetches nothing: offline, or with every host out of reach."""

    def __init__(self, offline: bool = True) -> None:
        self.offline = offline

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        """Return that nothing was fetched."""
        return NotFetched(message("keys.unreachable", url=url), self.offline)


def _fetched(url: str, status: int, body: bytes) -> Fetched:
    digest = hashlib.sha256(body).hexdigest()
    return Fetched(url, url, status, "application/json", body, digest, "2026-11-24T10:00:00Z")


def jwk(key: Private) -> dict[str, Any]:
    """Return the public JWK of a key."""
    public = key.public_key()
    if isinstance(public, ed25519.Ed25519PublicKey):
        return {"kty": "OKP", "crv": "Ed25519", "x": base64url(public.public_bytes_raw())}
    if isinstance(public, rsa.RSAPublicKey):
        numbers = public.public_numbers()
        n = numbers.n.to_bytes((numbers.n.bit_length() + 7) // 8, "big")
        return {"kty": "RSA", "n": base64url(n), "e": "AQAB"}
    size = public.curve.key_size // 8
    point = public.public_numbers()
    x, y = (base64url(each.to_bytes(size, "big")) for each in (point.x, point.y))
    return {"kty": "EC", "crv": f"P-{public.curve.key_size}", "x": x, "y": y}


def pem(key: Private) -> str:
    """Return the public key as PEM."""
    return (
        key.public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        .decode()
    )


def multibase(key: Private) -> str:
    """Return the public key as Multikey text."""
    public = key.public_key()
    if isinstance(public, ed25519.Ed25519PublicKey):
        return "z" + base58(b"\xed\x01" + public.public_bytes_raw())
    if isinstance(public, rsa.RSAPublicKey):
        der = public.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.PKCS1)
        return "z" + base58(b"\x85\x24" + der)
    code = b"\x80\x24" if public.curve.key_size == 256 else b"\x81\x24"
    point = public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint
    )
    return "z" + base58(code + point)


def did_jwk(key: Private) -> str:
    """Return the did:jwk of a key."""
    return "did:jwk:" + base64url(json.dumps(jwk(key)).encode())
