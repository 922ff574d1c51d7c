"""Verifies the signature of a token with one key; the cryptography is joserfc's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from badgeaudit.verification.keys_material import Key

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, OKPKey, RSAKey

_ALGORITHMS = {"RSA": "RS256", "P-256": "ES256", "P-384": "ES384", "Ed25519": "Ed25519"}
"""By kind of key, never by the header. ``Ed25519`` is ``EdDSA`` under its name of RFC 9864."""


def signature_holds(signed: bytes, signature: bytes, key: Key) -> bool:
    """Tell whether the key made the signature over these bytes.

    The algorithm is called directly: joserfc's reader of whole tokens refuses headers over 512
    bytes (an RSA key in the header) and payloads over 128 kB (a picture in the badge).
    """
    from joserfc.errors import JoseError
    from joserfc.jws import JWSRegistry

    try:
        algorithm = JWSRegistry.algorithms[_ALGORITHMS[key.kind]]
        return bool(algorithm.verify(signed, signature, _jose_key(key)))
    except (JoseError, ValueError, TypeError):
        return False


def _jose_key(key: Key) -> RSAKey | ECKey | OKPKey:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from joserfc.jwk import ECKey, OKPKey, RSAKey

    if key.kind == "RSA":
        return RSAKey.import_key(key.material)
    if key.kind == "Ed25519":
        return OKPKey.import_key(ed25519.Ed25519PublicKey.from_public_bytes(key.material))
    curve = ec.SECP256R1() if key.kind == "P-256" else ec.SECP384R1()
    return ECKey.import_key(ec.EllipticCurvePublicKey.from_encoded_point(curve, key.material))
