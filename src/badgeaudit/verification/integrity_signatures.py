"""Verifies raw signatures, Ed25519 and ECDSA in the form r followed by s.

Sources: RFC 8032; FIPS 186-5; Data Integrity ECDSA Cryptosuites 1.0, 3.2.7: r and s of 32 or 48
bytes each (https://www.w3.org/TR/vc-di-ecdsa/#proof-verification-ecdsa-rdfc-2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from badgeaudit.verification.keys_material import Key


def signature_holds(key: Key, signature: bytes, data: bytes) -> bool:
    """Tell whether a signature over data was made with a key; False for an unusable key."""
    from cryptography.exceptions import InvalidSignature

    try:
        if key.kind == "Ed25519":
            _verify_ed25519(key.material, signature, data)
        else:
            _verify_ecdsa(key, signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def _verify_ed25519(material: bytes, signature: bytes, data: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    Ed25519PublicKey.from_public_bytes(material).verify(signature, data)


def _verify_ecdsa(key: Key, signature: bytes, data: bytes) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256, SHA384

    curve, hashed = (
        (ec.SECP256R1(), SHA256()) if key.kind == "P-256" else (ec.SECP384R1(), SHA384())
    )
    half = len(signature) // 2
    r, s = (int.from_bytes(part, "big") for part in (signature[:half], signature[half:]))
    public = ec.EllipticCurvePublicKey.from_encoded_point(curve, key.material)
    public.verify(encode_dss_signature(r, s), data, ec.ECDSA(hashed))
