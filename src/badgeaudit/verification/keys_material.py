"""Key material → Key: JWK, Multikey, raw bytes and PEM, each checked before anything uses it.

Sources: RFC 7517, 7518 section 6 and 8037 (JWK); Controlled Identifiers 1.0 sections 2.2.2 and
2.2.3 (Multikey, JsonWebKey), https://www.w3.org/TR/cid-1.0/#verification-methods; OB 3.0 section
"Create the JOSE Header" (a JWK never contains ``d``); RFC 7518 section 3.3 (RSA of 2048 bits).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.verification.keys_encoding import base64url, multibase, multicodec

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurve

KeyKind = Literal["Ed25519", "P-256", "P-384", "RSA"]

_RSA_BITS = (2048, 16_384)
_RSA_EXPONENT = 2**32
_PRIVATE_MEMBERS = frozenset(("d", "p", "q", "dp", "dq", "qi", "oth", "k"))
_PRIVATE_CODES = range(0x1300, 0x1314)
"""Multicodec's block of private keys."""
_FOREIGN_CODES = {0xE7: "secp256k1", 0xEC: "X25519", 0xEB: "BLS12-381 G2", 0xEA: "BLS12-381 G1"}
_FOREIGN_CODES |= {0xEE: "BLS12-381", 0x1202: "P-521", 0x1203: "Ed448", 0x1204: "X448"}
_ED25519, _P256, _P384, _RSA, _JWK = 0xED, 0x1200, 0x1201, 0x1205, 0xEB51
_ED25519_BYTES = 32
_EC_BYTES: Mapping[str, int] = {"P-256": 32, "P-384": 48}


@dataclass(frozen=True, slots=True)
class Key:
    """A public key that can verify a signature."""

    kind: KeyKind
    material: bytes
    """Ed25519: 32 bytes; P-256 and P-384: the compressed point; RSA: DER SubjectPublicKeyInfo."""
    id: str = ""
    """The address by which it was found; never what an unproven document merely calls it."""
    controller: str = ""
    """Whose key it is; empty when nothing says so."""
    source: str = ""
    """How it was found: ``did:key``, ``did:web``, ``fragment``, ``jwk``, ``key document`` …"""
    proven: bool = True
    """False when it is only claimed to be its controller's, and no document of that shows it."""

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the material, for people to compare."""
        return hashlib.sha256(self.material).hexdigest()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """There is no usable key, and why: failed, cantTell, or untested when offline."""

    outcome: Outcome
    reason: Message


def failed(id: str, /, **params: str | int) -> Unresolved:
    """Return that a key is wrong: the proof can't hold."""
    return Unresolved(Outcome.FAILED, message(f"keys.{id}", **params))


def cant_tell(id: str, /, **params: str | int) -> Unresolved:
    """Return that a key may be right, but this version or the network can't show it."""
    return Unresolved(Outcome.CANT_TELL, message(f"keys.{id}", **params))


def shown(value: object) -> str:
    """Return an untrusted text for a message: short, and a dash when it is none."""
    return value[:300] if isinstance(value, str) and value else "–"


def key_from_jwk(jwk: object) -> Key | Unresolved:
    """Return the key of a JWK; refuses one that holds anything private."""
    if not isinstance(jwk, Mapping):
        return failed("jwk-not-object")
    if not _PRIVATE_MEMBERS.isdisjoint(jwk):
        return failed("private")
    operations = jwk.get("key_ops")
    if jwk.get("use", "sig") != "sig" or (
        operations is not None and not (isinstance(operations, list) and "verify" in operations)
    ):
        return failed("jwk-use")
    kind, curve = jwk.get("kty"), jwk.get("crv")
    if kind == "OKP" and curve == "Ed25519":
        return ed25519_key(_member(jwk, "x"))
    if kind == "EC" and isinstance(curve, str) and curve in _EC_BYTES:
        return _ec_jwk(jwk, curve)
    if kind == "RSA":
        return _rsa_jwk(jwk)
    if isinstance(kind, str) and kind in ("OKP", "EC"):
        return cant_tell("kind-unknown", kind=shown(curve))
    return failed("jwk-kind", kind=shown(kind))


def key_from_multibase(text: object) -> Key | Unresolved:
    """Return the key of a Multikey text such as ``z6Mk…``."""
    raw = multibase(text) if isinstance(text, str) else None
    coded = multicodec(raw) if raw else None
    if coded is None:
        return failed("multibase")
    code, material = coded
    if code in _PRIVATE_CODES:
        return failed("private")
    if code == _ED25519:
        return ed25519_key(material)
    if code in (_P256, _P384):
        return _point("P-256" if code == _P256 else "P-384", material)
    if code == _RSA:
        return _rsa_der(material)
    if code == _JWK:
        return _jwk_bytes(material)
    if code in _FOREIGN_CODES:
        return cant_tell("kind-unknown", kind=_FOREIGN_CODES[code])
    return cant_tell("kind-unknown", kind=f"0x{code:x}")


def key_from_pem(text: object) -> Key | Unresolved:
    """Return the key of a PEM text (``-----BEGIN PUBLIC KEY-----``)."""
    if not isinstance(text, str):
        return failed("pem")
    if "PRIVATE KEY" in text:
        return failed("private")
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        return _loaded(load_pem_public_key(text.strip().encode("utf-8", "replace")))
    except UnsupportedAlgorithm:
        return cant_tell("kind-unknown", kind="PEM")
    except (ValueError, TypeError, OverflowError):
        return failed("pem")


def ed25519_key(material: bytes | None) -> Key | Unresolved:
    """Return an Ed25519 key of raw bytes."""
    if material is None or len(material) != _ED25519_BYTES:
        return failed("size", kind="Ed25519")
    return Key("Ed25519", material)


def _member(jwk: Mapping[str, Any], name: str) -> bytes | None:
    value = jwk.get(name)
    return base64url(value) if isinstance(value, str) else None


def _jwk_bytes(material: bytes) -> Key | Unresolved:
    try:
        return key_from_jwk(decode_json(material, ""))
    except Undecodable:
        return failed("jwk-not-object")


def _ec_jwk(jwk: Mapping[str, Any], curve: str) -> Key | Unresolved:
    x, y, size = _member(jwk, "x"), _member(jwk, "y"), _EC_BYTES[curve]
    if x is None or y is None or len(x) != size or len(y) != size:
        return failed("size", kind=curve)
    return _point(curve, b"\x04" + x + y)


def _point(curve: str, encoded: bytes) -> Key | Unresolved:
    from cryptography.hazmat.primitives.asymmetric.ec import (
        SECP256R1,
        SECP384R1,
        EllipticCurvePublicKey,
    )

    kind: EllipticCurve = SECP256R1() if curve == "P-256" else SECP384R1()
    if encoded[:1] != b"\x04" and len(encoded) != _EC_BYTES[curve] + 1:
        return failed("size", kind=curve)
    try:
        return _loaded(EllipticCurvePublicKey.from_encoded_point(kind, encoded))
    except (ValueError, TypeError):
        return failed("point", kind=curve)


def _rsa_jwk(jwk: Mapping[str, Any]) -> Key | Unresolved:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers

    modulus, exponent = _member(jwk, "n"), _member(jwk, "e")
    if not modulus or not exponent:
        return failed("size", kind="RSA")
    n, e = int.from_bytes(modulus, "big"), int.from_bytes(exponent, "big")
    wrong = _rsa_problem(n.bit_length(), e)
    if wrong is not None:
        return wrong
    try:
        return _loaded(RSAPublicNumbers(e, n).public_key())
    except (ValueError, TypeError, OverflowError):
        return failed("size", kind="RSA")


def _rsa_der(material: bytes) -> Key | Unresolved:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    try:
        key = _loaded(load_der_public_key(material))
    except (ValueError, TypeError, OverflowError, UnsupportedAlgorithm):
        return failed("size", kind="RSA")
    return failed("size", kind="RSA") if isinstance(key, Key) and key.kind != "RSA" else key


def _rsa_problem(bits: int, exponent: int) -> Unresolved | None:
    smallest, largest = _RSA_BITS
    if bits < smallest:
        return failed("rsa-short", bits=bits)
    if bits > largest:
        return cant_tell("rsa-long", bits=bits, limit=largest)
    if exponent < 3 or exponent % 2 == 0 or exponent > _RSA_EXPONENT:
        return failed("rsa-exponent")
    return None


def _loaded(public: Any) -> Key | Unresolved:
    """Return the key of an object of the cryptography library."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if isinstance(public, ed25519.Ed25519PublicKey):
        return Key("Ed25519", public.public_bytes_raw())
    if isinstance(public, rsa.RSAPublicKey):
        wrong = _rsa_problem(public.key_size, public.public_numbers().e)
        if wrong is not None:
            return wrong
        return Key("RSA", public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    if isinstance(public, ec.EllipticCurvePublicKey):
        kinds: dict[str, KeyKind] = {"secp256r1": "P-256", "secp384r1": "P-384"}
        if public.curve.name in kinds:
            point = public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
            return Key(kinds[public.curve.name], point)
        return cant_tell("kind-unknown", kind=public.curve.name)
    return cant_tell("kind-unknown", kind=type(public).__name__.removesuffix("PublicKey"))
