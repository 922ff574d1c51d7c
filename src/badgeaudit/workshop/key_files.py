"""Private key ↔ the bytes of its file: a JWK, or PKCS #8 in PEM, with a passphrase if wanted.

Sources: RFC 7517, 7518 and 8037 (JWK; ``kid`` holds the key's address when it is a did:web's);
RFC 5958 and 7468 (PEM, in front of which an explaining line may stand).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import InvalidSigningKey, Undecodable
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.workshop.signing import Signer, jose_key, public_key, signer_of

if TYPE_CHECKING:
    from badgeaudit.workshop.signing import PrivateKey

KeyType = Literal["ed25519", "p256"]

_KID = re.compile(r"^kid: (did:web:[A-Za-z0-9._%:-]+#[A-Za-z0-9._-]+)\r?$", re.MULTILINE)
_CURVES = (("OKP", "Ed25519"), ("EC", "P-256"))


def new_private_key(type: KeyType) -> PrivateKey:
    """Make a new private key, from the system's randomness."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519

    if type == "ed25519":
        return ed25519.Ed25519PrivateKey.generate()
    return ec.generate_private_key(ec.SECP256R1())


def as_jwk(signer: Signer) -> bytes:
    """Return the private key as a JWK with its address as ``kid``."""
    members = {"kid": signer.method, **jose_key(signer.private).as_dict(private=True)}
    return (json.dumps(members, indent=2) + "\n").encode()


def as_pem(signer: Signer, passphrase: str) -> bytes:
    """Return the private key as PEM, encrypted; its address in a line in front."""
    from cryptography.hazmat.primitives import serialization

    pem = signer.private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(passphrase.encode()),
    )
    return f"kid: {signer.method}\n".encode() + pem


def read_signer(raw: bytes, path: str, passphrase: Callable[[], str]) -> Signer:
    """Return who signs with the key in a file; ``passphrase`` is asked only if it is encrypted.

    Raises InvalidSigningKey: no key, only the public half, of another kind, contradicting itself,
    a wrong passphrase. No error says anything of what the file holds.
    """
    text = raw.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        private, method = _of_jwk(raw, path)
    elif "-----BEGIN " in text:
        found = _KID.search(text.partition("-----BEGIN ")[0])
        private, method = _of_pem(raw, text, path, passphrase), found[1] if found else ""
    else:
        raise _refused("not-a-key", path)
    try:
        return signer_of(private, method)
    except ValueError:
        raise _refused("kind", path) from None


def _of_jwk(raw: bytes, path: str) -> tuple[PrivateKey, str]:
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from joserfc.errors import JoseError
    from joserfc.jwk import ECKey, OKPKey

    try:
        jwk = decode_json(raw, path)
    except Undecodable:
        raise _refused("not-a-key", path) from None
    if not isinstance(jwk, dict) or not isinstance(jwk.get("kty"), str):
        raise _refused("not-a-key", path)
    if (jwk["kty"], jwk.get("crv")) not in _CURVES:
        raise _refused("kind", path)
    if "d" not in jwk:
        raise _refused("public-only", path)
    members = {name: jwk[name] for name in ("kty", "crv", "x", "y", "d") if name in jwk}
    try:
        key: Any = (OKPKey if jwk["kty"] == "OKP" else ECKey).import_key(members)
        private = key.private_key
    except (JoseError, ValueError, TypeError, KeyError):
        raise _refused("broken", path) from None
    if not isinstance(private, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey):
        raise _refused("broken", path)
    if not _fits(jwk, private):
        raise _refused("contradiction", path)
    return private, _address(jwk.get("kid"))


def _fits(jwk: Mapping[str, Any], private: PrivateKey) -> bool:
    """Tell whether the public members belong to the private one: libraries believe both."""
    from badgeaudit.verification.keys_material import key_from_jwk

    public = {name: jwk[name] for name in ("kty", "crv", "x", "y") if name in jwk}
    return key_from_jwk(public) == public_key(private)


def _of_pem(raw: bytes, text: str, path: str, passphrase: Callable[[], str]) -> PrivateKey:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    if "PRIVATE KEY-----" not in text:
        raise _refused("public-only" if "PUBLIC KEY-----" in text else "not-a-key", path)
    if "OPENSSH PRIVATE KEY" in text:
        raise _refused("kind", path)
    encrypted = "ENCRYPTED" in text
    secret = passphrase().encode() if encrypted else None
    try:
        private = load_pem_private_key(raw, secret)
    except UnsupportedAlgorithm:
        raise _refused("kind", path) from None
    except (ValueError, TypeError):
        raise _refused("passphrase" if encrypted else "broken", path) from None
    if not isinstance(private, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey):
        raise _refused("kind", path)
    return private


def _address(kid: object) -> str:
    """Return the key's address when a did:web stands there; a did:key follows from the key."""
    found = _KID.fullmatch(f"kid: {kid}") if isinstance(kid, str) else None
    return found[1] if found else ""


def _refused(what: str, path: str) -> InvalidSigningKey:
    return InvalidSigningKey([Problem(message(f"certifying.key-{what}"), Place(path))])
