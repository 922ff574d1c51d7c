"""A small signer for test credentials, independent of the verifier: same seed, same signature.

It follows W3C's Data Integrity EdDSA and ECDSA cryptosuites and RFC 7515 with the libraries used
directly; nothing of badgeaudit is imported, only the vendored contexts' JSON is read.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pyoxigraph
import rfc8785
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from pyld import jsonld

Json = dict[str, Any]
Curve = Literal["Ed25519", "P-256", "P-384"]

CREATED = "2026-01-15T10:00:00Z"
_CONTEXTS = Path(__file__).resolve().parents[2] / "src/badgeaudit/verification/contexts"
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ORDERS = {
    "P-256": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "P-384": int(
        "ffffffffffffffffffffffffffffffffffffffffffffffff"
        "c7634d81f4372ddf581a0db248b0a77aecec196accc52973",
        16,
    ),
}
_MULTICODEC = {"Ed25519": b"\xed\x01", "P-256": b"\x80\x24", "P-384": b"\x81\x24"}


# keys


def base58(raw: bytes) -> str:
    """Encode in base58btc, without the multibase ``z``."""
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = _ALPHABET[digit] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def base64url(raw: bytes) -> str:
    """Encode in base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def curve_of(suite_or_curve: str, curve: str | None = None) -> Curve:
    """Return the curve a suite signs on; ECDSA suites take P-256 unless told otherwise."""
    name = curve or suite_or_curve
    if name in ("P-256", "P-384"):
        return name  # type: ignore[return-value]
    if name.lower().startswith(("ed", "x-ed")):
        return "Ed25519"
    return "P-256"


def ed25519_key(seed: str) -> ed25519.Ed25519PrivateKey:
    """Return the Ed25519 key of a seed."""
    return ed25519.Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())


def ec_key(curve: str, seed: str) -> ec.EllipticCurvePrivateKey:
    """Return the P-256 or P-384 key of a seed."""
    number = int.from_bytes(hashlib.sha512(f"{curve} {seed}".encode()).digest(), "big")
    kind = ec.SECP256R1() if curve == "P-256" else ec.SECP384R1()
    return ec.derive_private_key(number % (_ORDERS[curve] - 1) + 1, kind)


@cache
def rsa_key(seed: str, bits: int = 2048) -> rsa.RSAPrivateKey:
    """Return the RSA key of a seed: the first primes after two numbers drawn from it."""
    p, q = (_prime(f"{seed} {name}", bits // 2) for name in "pq")
    exponent = 65537
    d = pow(exponent, -1, (p - 1) * (q - 1))
    public = rsa.RSAPublicNumbers(exponent, p * q)
    numbers = rsa.RSAPrivateNumbers(
        p, q, d, d % (p - 1), d % (q - 1), rsa.rsa_crt_iqmp(p, q), public
    )
    return numbers.private_key()


def _prime(seed: str, bits: int) -> int:
    drawn = hashlib.shake_256(seed.encode()).digest(bits // 8)
    # the two highest bits set: the product of two such has all its bits
    number = int.from_bytes(drawn, "big") | 0b11 << (bits - 2) | 1
    small = [n for n in range(3, 2000, 2) if all(n % k for k in range(3, int(n**0.5) + 1, 2))]
    while not (
        all(number % n for n in small)
        and number % 65537 != 1
        and all(pow(base, number - 1, number) == 1 for base in (2, 3, 5))
    ):
        number += 2
    return number


def public_bytes(curve: str, seed: str) -> bytes:
    """Return the raw public key: 32 bytes, or a compressed point."""
    if curve == "Ed25519":
        return ed25519_key(seed).public_key().public_bytes_raw()
    return (
        ec_key(curve, seed)
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.CompressedPoint)
    )


def multikey(suite_or_curve: str, seed: str, curve: str | None = None) -> str:
    """Return a public key as ``publicKeyMultibase``."""
    name = curve_of(suite_or_curve, curve)
    return "z" + base58(_MULTICODEC[name] + public_bytes(name, seed))


def did_key(suite_or_curve: str, seed: str, curve: str | None = None) -> str:
    """Return the did:key of a seed, without fragment."""
    return "did:key:" + multikey(suite_or_curve, seed, curve)


def public_jwk(alg: str, seed: str) -> Json:
    """Return the public key that belongs to ``sign_jwt`` as a JWK."""
    if alg == "RS256":
        modulus = rsa_key(seed).public_key().public_numbers().n
        return {"kty": "RSA", "n": base64url(modulus.to_bytes(256, "big")), "e": "AQAB"}
    if alg in ("ES256", "ES384"):
        curve, size = ("P-256", 32) if alg == "ES256" else ("P-384", 48)
        point = ec_key(curve, seed).public_key().public_numbers()
        x, y = (base64url(value.to_bytes(size, "big")) for value in (point.x, point.y))
        return {"kty": "EC", "crv": curve, "x": x, "y": y}
    return {"kty": "OKP", "crv": "Ed25519", "x": base64url(public_bytes("Ed25519", seed))}


def public_pem(seed: str) -> str:
    """Return the RSA public key of a seed as PEM, as OB 2.0's CryptographicKey holds it."""
    key = rsa_key(seed).public_key()
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    return key.public_bytes(serialization.Encoding.PEM, form).decode()


# tokens


def sign_jwt(
    payload: Json | bytes | str, alg: str, seed: str, header: Mapping[str, Any] | None = None
) -> str:
    """Sign a compact token. ``header`` adds to ``alg`` (or replaces it, to make faulty tokens)."""
    body = payload.encode() if isinstance(payload, str) else payload
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    top = json.dumps({"alg": alg} | dict(header or {})).encode()
    signed = f"{base64url(top)}.{base64url(raw)}"
    return f"{signed}.{base64url(_token_signature(signed.encode(), alg, seed))}"


def _token_signature(signed: bytes, alg: str, seed: str) -> bytes:
    if alg == "none":
        return b""
    if alg == "RS256":
        return rsa_key(seed).sign(signed, padding.PKCS1v15(), hashes.SHA256())
    if alg in ("ES256", "ES384"):
        return _ecdsa("P-256" if alg == "ES256" else "P-384", seed, signed)
    return ed25519_key(seed).sign(signed)


# data integrity


def sign_data_integrity(
    document: Mapping[str, Any],
    suite: str,
    seed: str,
    *,
    curve: str | None = None,
    contexts: Mapping[str, Any] | None = None,
    previous: str | list[str] | None = None,
    **options: Any,
) -> Json:
    """Return the document with one more proof (a first one alone, further ones in a list).

    ``options`` go into the proof: created, verificationMethod, proofPurpose, expires, domain,
    challenge, id …; None leaves one out. ``previous`` names the proofs this one covers too.
    ``contexts`` adds to the vendored ones or replaces them.
    """
    name = curve_of(suite, curve)
    secured = dict(document)
    before = secured.pop("proof", None)
    proofs: list[Json] = list(before) if isinstance(before, list) else [before] if before else []
    proof = _options(suite, seed, name, options)
    unsecured = dict(secured)
    if previous is not None:
        proof["previousProof"] = previous
        wanted = [previous] if isinstance(previous, str) else previous
        unsecured["proof"] = [next(p for p in proofs if p.get("id") == id) for id in wanted]
    if "-jcs-" in suite and "@context" in secured:
        proof["@context"] = secured["@context"]
    signed = _hash_data(unsecured, proof, suite, name, contexts or {})
    signature = ed25519_key(seed).sign(signed) if name == "Ed25519" else _ecdsa(name, seed, signed)
    proof["proofValue"] = "z" + base58(signature)
    proofs.append(proof)
    return secured | {"proof": proof if before is None else proofs}


def _options(suite: str, seed: str, curve: str, options: Mapping[str, Any]) -> Json:
    key = multikey(curve, seed)
    if suite == "Ed25519Signature2020":
        proof: Json = {"type": suite}
    else:
        proof = {"type": "DataIntegrityProof", "cryptosuite": suite}
    proof |= {
        "created": CREATED,
        "verificationMethod": f"did:key:{key}#{key}",
        "proofPurpose": "assertionMethod",
    }
    return {name: value for name, value in (proof | dict(options)).items() if value is not None}


def _hash_data(
    unsecured: Json, proof: Json, suite: str, curve: str, contexts: Mapping[str, Any]
) -> bytes:
    hashed = hashlib.sha384 if curve == "P-384" else hashlib.sha256
    if "-jcs-" in suite:
        forms = [rfc8785.dumps(proof), rfc8785.dumps(unsecured)]
    else:
        config = proof | {"@context": unsecured["@context"]}
        forms = [_canonical(part, curve, contexts) for part in (config, unsecured)]
    return b"".join(hashed(form).digest() for form in forms)


def _canonical(document: Json, curve: str, contexts: Mapping[str, Any]) -> bytes:
    def load(url: str, options: object) -> Json:
        found = contexts[url] if url in contexts else {"@context": bundled_context(url)}
        return {"contentType": "", "contextUrl": None, "documentUrl": url, "document": found}

    options = {"base": None, "format": "application/n-quads", "documentLoader": load}
    if contexts:  # a loader is not part of the key of PyLD's cache of contexts
        jsonld._resolved_context_cache.clear()
    try:
        text = jsonld.to_rdf(document, options)
    finally:
        if contexts:
            jsonld._resolved_context_cache.clear()
    quads = pyoxigraph.parse(text, pyoxigraph.RdfFormat.N_QUADS)
    dataset = pyoxigraph.Dataset(quads)
    algorithm = pyoxigraph.CanonicalizationAlgorithm
    dataset.canonicalize(algorithm.RDFC_1_0_SHA_384 if curve == "P-384" else algorithm.RDFC_1_0)
    lines = sorted(f"{_line(quad)}\n" for quad in dataset)
    return "".join(lines).encode()


def _line(quad: pyoxigraph.Quad) -> str:
    parts = [str(quad.subject), str(quad.predicate), str(quad.object)]
    if not isinstance(quad.graph_name, pyoxigraph.DefaultGraph):
        parts.append(str(quad.graph_name))
    return " ".join(parts) + " ."


@cache
def bundled_context(url: str) -> Any:
    """Return a vendored context, with the terms that were added to it in place."""
    index = json.loads((_CONTEXTS / "index.json").read_bytes())
    file = next(entry["file"] for entry in index if entry["url"] == url)
    context = json.loads((_CONTEXTS / file).read_bytes())["@context"]
    added = json.loads((_CONTEXTS / "own/additions.json").read_bytes()).get(url, {})
    return context | added if added else context


def _ecdsa(curve: str, seed: str, message: bytes) -> bytes:
    kind, size = (hashes.SHA256(), 32) if curve == "P-256" else (hashes.SHA384(), 48)
    key = ec_key(curve, seed)
    der = key.sign(message, ec.ECDSA(kind, deterministic_signing=True))
    return b"".join(number.to_bytes(size, "big") for number in decode_dss_signature(der))
