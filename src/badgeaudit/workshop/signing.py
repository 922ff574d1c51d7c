"""Signs credentials: Data Integrity proofs and tokens (VC-JWT), with an Ed25519 or P-256 key.

The canonical forms and hashes are those ``verification`` computes; the signatures are made by
cryptography and joserfc. Sources: Data Integrity 1.0, 4.2 Add Proof
(https://www.w3.org/TR/vc-data-integrity/#add-proof); OB 3.0, JSON Web Token Proof Format
(https://www.imsglobal.org/spec/ob/v3p0/#jwt-proof).
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from badgeaudit.verification.integrity_signed import signed_forms
from badgeaudit.verification.keys_material import Key, KeyKind
from badgeaudit.verification.keys_writing import did_key_of, written_multibase, written_multikey
from badgeaudit.verification.vendored import Contexts, Vendored

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from joserfc.jwk import ECKey, OKPKey

    PrivateKey = Ed25519PrivateKey | EllipticCurvePrivateKey

Form = Literal["rdfc", "jcs"]
"""What a proof signs: the graph, or the JSON itself."""

_SUITES: Mapping[tuple[KeyKind, Form], str] = {
    ("Ed25519", "rdfc"): "eddsa-rdfc-2022",
    ("Ed25519", "jcs"): "eddsa-jcs-2022",
    ("P-256", "rdfc"): "ecdsa-rdfc-2019",
    ("P-256", "jcs"): "ecdsa-jcs-2019",
}
_HEADERS = {"Ed25519": "EdDSA", "P-256": "ES256"}
"""What the token's header says. RFC 9864 renames EdDSA to Ed25519, which few verifiers know yet."""
_ALGORITHMS = {"Ed25519": "Ed25519", "P-256": "ES256"}
"""The names joserfc knows them by."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, and under which name it signs."""

    private: PrivateKey = field(repr=False)
    public: Key
    did: str
    """The issuer's DID."""
    method: str
    """The key's address: ``verificationMethod`` of proofs, ``kid`` of tokens."""

    @property
    def kind(self) -> KeyKind:
        """The kind of key."""
        return self.public.kind


def signer_of(private: PrivateKey, method: str = "") -> Signer:
    """Return who signs with a private key: its did:key, or the DID of the address given.

    Raises ValueError for a key that is neither Ed25519 nor P-256.
    """
    public = public_key(private)
    if not method:
        did = did_key_of(public)
        return Signer(private, public, did, f"{did}#{written_multikey(public)}")
    return Signer(private, public, method.partition("#")[0], method)


def public_key(private: PrivateKey) -> Key:
    """Return the public half. Raises ValueError for a key that is neither Ed25519 nor P-256."""
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    if isinstance(private, ed25519.Ed25519PrivateKey):
        return Key("Ed25519", private.public_key().public_bytes_raw())
    if isinstance(private, ec.EllipticCurvePrivateKey) and private.curve.name == "secp256r1":
        point = private.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
        return Key("P-256", point)
    raise ValueError(type(private).__name__)


def jose_key(private: PrivateKey) -> OKPKey | ECKey:
    """Return a private key as joserfc takes it."""
    from cryptography.hazmat.primitives.asymmetric import ed25519
    from joserfc.jwk import ECKey, OKPKey

    if isinstance(private, ed25519.Ed25519PrivateKey):
        return OKPKey.import_key(private)
    return ECKey.import_key(private)


def with_proof(
    document: Mapping[str, Any],
    signer: Signer,
    created: datetime,
    *,
    form: Form = "rdfc",
    contexts: Contexts | None = None,
) -> dict[str, Any]:
    """Return the document with a Data Integrity proof; the document must not have one yet.

    Equal input gives equal output: both kinds of signature are made without randomness. Raises
    CannotCanonicalise, which is a fault in the document.
    """
    proof: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": _SUITES[signer.kind, form],
        "created": written_moment(created),
        "verificationMethod": signer.method,
        "proofPurpose": "assertionMethod",
    }
    if form == "jcs":
        proof = {"@context": document["@context"], **proof}
    forms = signed_forms(document, proof, signer.kind, contexts or Vendored())
    proof["proofValue"] = written_multibase(_signature(signer, forms.data()))
    # a list: what the stricter of the two official schemas asks for
    return {**document, "proof": [proof]}


def as_token(document: Mapping[str, Any], signer: Signer) -> str:
    """Return the credential as a VC-JWT: the credential with the registered claims beside it.

    Source of the claims: OB 3.0, Create the JWT Payload
    (https://www.imsglobal.org/spec/ob/v3p0/#create-the-jwt-payload).
    """
    issuer, subject = document["issuer"], document["credentialSubject"]
    claims = {
        "iss": issuer["id"] if isinstance(issuer, Mapping) else issuer,
        "jti": document["id"],
        "nbf": _seconds(document["validFrom"]),
        "exp": _seconds(document.get("validUntil")),
        "sub": subject.get("id"),
    }
    payload = {**document, **{name: value for name, value in claims.items() if value is not None}}
    header = {"alg": _HEADERS[signer.kind], "kid": signer.method, "typ": "JWT"}
    signed = f"{_part(header)}.{_part(payload)}"
    return f"{signed}.{_base64url(_token_signature(signer, signed.encode()))}"


def written_moment(moment: datetime) -> str:
    """Return a moment in UTC as credentials write it: ``2026-11-24T00:00:00Z``."""
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _signature(signer: Signer, data: bytes) -> bytes:
    """Sign for a proof: ECDSA as r and s of 32 bytes each (vc-di-ecdsa, 3.2.7)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

    private = signer.private
    if isinstance(private, ed25519.Ed25519PrivateKey):
        return private.sign(data)
    der = private.sign(data, ec.ECDSA(hashes.SHA256(), deterministic_signing=True))
    return b"".join(number.to_bytes(32, "big") for number in decode_dss_signature(der))


def _token_signature(signer: Signer, data: bytes) -> bytes:
    """Sign for a token. The algorithm is called directly, as in ``tokens_signatures``."""
    from joserfc.jws import JWSRegistry

    key = jose_key(signer.private)
    return JWSRegistry.algorithms[_ALGORITHMS[signer.kind]].sign(data, key)


def _part(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return _base64url(text.encode())


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


def _seconds(moment: str | None) -> int | None:
    return None if moment is None else int(datetime.fromisoformat(moment).timestamp())


def derived_secret(signer: Signer, purpose: str) -> bytes:
    """Return 32 bytes that only the key's owner can compute, different for each purpose.

    HKDF (RFC 5869): they tell nothing of the key, and the same key gives the same ones again.
    """
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    material = signer.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return HKDF(hashes.SHA256(), 32, None, f"badgeaudit {purpose}".encode()).derive(material)
