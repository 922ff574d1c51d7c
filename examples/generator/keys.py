"""Keys that are the same on every run, and the signatures made with them.

All of it is for invented issuers only: a key that is derived from a name protects nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
import warnings
from collections.abc import Iterator
from functools import cache
from typing import Any

import rfc8785
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jws
from joserfc.jwk import OKPKey, RSAKey

Json = dict[str, Any]
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ED25519_MULTICODEC = b"\xed\x01"


def seed(name: str) -> bytes:
    """Return 32 bytes that depend on nothing but ``name``."""
    return hashlib.sha256(f"badgeaudit example: {name}".encode()).digest()


def base58btc(raw: bytes) -> str:
    """Return ``raw`` as multibase base58btc (with its leading ``z``)."""
    number, text = int.from_bytes(raw), ""
    while number:
        number, digit = divmod(number, 58)
        text = _BASE58[digit] + text
    zeros = len(raw) - len(raw.lstrip(b"\0"))
    return "z" + "1" * zeros + text


def signing_key(name: str) -> Ed25519PrivateKey:
    """Return the Ed25519 key of an issuer, an endorser or a learner."""
    return Ed25519PrivateKey.from_private_bytes(seed(name))


def did_key(name: str) -> str:
    """Return the did:key of that name (https://w3c-ccg.github.io/did-key-spec/)."""
    public = signing_key(name).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return "did:key:" + base58btc(_ED25519_MULTICODEC + public)


def with_proof(document: Json, name: str, created: str) -> Json:
    """Return the credential with a Data Integrity proof, cryptosuite eddsa-jcs-2022.

    The steps are those of https://www.w3.org/TR/vc-di-eddsa/#eddsa-jcs-2022: the proof's options
    take over the document's ``@context``; SHA-256 of the options in JCS, then SHA-256 of the
    document in JCS, are signed together.
    """
    did = did_key(name)
    options: Json = {
        "@context": document["@context"],
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": created,
        "verificationMethod": f"{did}#{did.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod",
    }
    hashes = b"".join(hashlib.sha256(rfc8785.dumps(part)).digest() for part in (options, document))
    proof = {**options, "proofValue": base58btc(signing_key(name).sign(hashes))}
    return {**document, "proof": [proof]}


def vc_jwt(credential: Json, name: str, seconds: dict[str, int]) -> str:
    """Return the credential as a VC-JWT (OB 3.0, section 8.2), signed with EdDSA.

    ``seconds`` holds ``nbf`` and, for a credential that expires, ``exp``; ``iss``, ``sub`` and
    ``jti`` repeat the issuer, the recipient and the id, as the specification asks.
    """
    raw = signing_key(name).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64url(raw)}
    claims = {
        **credential,
        "iss": credential["issuer"]["id"],
        "jti": credential["id"],
        "sub": credential["credentialSubject"]["id"],
        **seconds,
    }
    key = OKPKey.import_key({**jwk, "d": base64url(seed(name))})
    header = {"alg": "EdDSA", "typ": "JWT", "jwk": jwk}
    with warnings.catch_warnings():
        # RFC 9864 renames EdDSA to Ed25519; the verifiers of badges know the older name
        warnings.simplefilter("ignore")
        return jws.serialize_compact(header, _compact(claims), key, algorithms=["EdDSA"])


def signed_assertion(assertion: Json, name: str) -> str:
    """Return an OB 2.0 assertion as a JWS in compact form, signed with RS256."""
    key = RSAKey.import_key(rsa_key(name))
    return jws.serialize_compact({"alg": "RS256"}, _compact(assertion), key, algorithms=["RS256"])


def rsa_pem(name: str) -> str:
    """Return the public RSA key of that name as PEM, for an OB 2.0 CryptographicKey."""
    public = rsa_key(name).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()


@cache
def rsa_key(name: str) -> rsa.RSAPrivateKey:
    """Return a 2048-bit RSA key made from ``name`` (libraries only make random ones)."""
    exponent = 65537
    primes = _primes(name, exponent)
    p, q = next(primes), next(primes)
    d = pow(exponent, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(exponent, p * q)
    return rsa.RSAPrivateNumbers(
        p, q, d, rsa.rsa_crt_dmp1(d, p), rsa.rsa_crt_dmq1(d, q), rsa.rsa_crt_iqmp(p, q), public
    ).private_key()


def base64url(raw: bytes) -> str:
    """Return base64url without padding (RFC 7515, section 2)."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _compact(document: Json) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _primes(name: str, exponent: int) -> Iterator[int]:
    for count in range(100_000):
        number = int.from_bytes(hashlib.shake_256(seed(f"{name} {count}")).digest(128))
        number |= 3 << 1022 | 1
        if number % exponent != 1 and _is_prime(number):
            yield number


def _is_prime(number: int) -> bool:
    """Miller-Rabin with the first primes as bases: enough for numbers nobody chose to deceive."""
    bases = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53)
    if any(number % base == 0 for base in bases):
        return False
    odd = number - 1
    while odd % 2 == 0:
        odd //= 2
    for base in bases:
        power, value = odd, pow(base, odd, number)
        while power != number - 1 and value not in (1, number - 1):
            value, power = value * value % number, power * 2
        if value != number - 1 and power % 2 == 0:
            return False
    return True
