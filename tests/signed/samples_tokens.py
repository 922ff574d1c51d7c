"""Samples of OB 3.0 as tokens (VC-JWT): algorithms, payload forms, claims, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tests.signed import signer
from tests.signed.documents import DATA_INTEGRITY, LEARNER, SITE, Json, credential, credential_vc1
from tests.signed.sample import Sample
from tests.signed.samples_credentials import DID, SEED

KID = {"kid": f"{DID}#{DID.removeprefix('did:key:')}"}
NBF = 1768471200
"""2026-01-15T10:00:00Z, when the samples begin."""


def claims(document: Json, **changes: Any) -> Json:
    """Return the registered claims of a credential."""
    return {
        "iss": document["issuer"]["id"],
        "sub": LEARNER,
        "jti": document["id"],
        "nbf": NBF,
        **changes,
    }


def token_samples() -> Iterator[Sample]:
    """Yield the tokens."""
    document = credential(DID)
    older = credential_vc1(DID, DATA_INTEGRITY)
    whole = {**document, **claims(document)}
    wrapped = {**claims(older), "vc": older}
    for name, payload in (("whole", whole), ("vc", wrapped), ("bare", document)):
        yield _sample(f"token-{name}", payload, "valid")
    yield from _algorithm("RS256", "")
    for alg, curve in (("ES256", "P-256"), ("ES384", "P-384"), ("Ed25519", "Ed25519")):
        yield from _algorithm(alg, curve)
    yield from _wrong_claims(document)
    yield from _refused(whole)


def _algorithm(alg: str, curve: str) -> Iterator[Sample]:
    jwk = signer.public_jwk(alg, SEED)
    issuer = signer.did_key(curve, SEED) if curve else f"{SITE}/issuers/1"
    document = credential(issuer)
    payload = {**document, **claims(document)}
    header: Json = {"jwk": jwk}
    warning = "verification.issuer-key-unbound"
    if curve:
        header, warning = {"kid": f"{issuer}#{issuer.removeprefix('did:key:')}"}, ""
    token = signer.sign_jwt(payload, alg, SEED, header).encode()
    yield Sample(f"token-{alg.lower()}.jwt", token, "valid", warning=warning)
    changed = token[:-8] + bytes([token[-8] ^ 1]) + token[-7:]
    yield Sample(f"token-{alg.lower()}-tampered.jwt", changed, "invalid", "proof")


def _wrong_claims(document: Json) -> Iterator[Sample]:
    for name, changes in (
        ("iss", {"iss": "did:example:other"}),
        ("sub", {"sub": "did:example:other"}),
        ("jti", {"jti": "urn:uuid:00000000-0000-4000-8000-000000000004"}),
        ("nbf", {"nbf": NBF + 86400}),
    ):
        payload = {**document, **claims(document, **changes)}
        yield _sample(f"claim-{name}", payload, "invalid", "claims")
    ending = {**document, "validUntil": "2026-12-31T00:00:00Z"}
    yield _sample("claim-exp", {**ending, **claims(ending, exp=NBF + 60)}, "invalid", "claims")


def _refused(payload: Json) -> Iterator[Sample]:
    none = signer.sign_jwt(payload, "none", SEED).encode()
    yield Sample("token-none.jwt", none, "invalid", "proof")
    private = {"jwk": {**signer.public_jwk("EdDSA", SEED), "d": "AAAA"}}
    token = signer.sign_jwt(payload, "EdDSA", SEED, private).encode()
    yield Sample("token-private-key.jwt", token, "invalid", "proof")
    critical = signer.sign_jwt(payload, "EdDSA", SEED, {**KID, "crit": ["x"], "x": 1}).encode()
    yield Sample("token-critical.jwt", critical, "invalid", "proof")
    forged = signer.sign_jwt(payload, "EdDSA", "somebody else", KID).encode()
    yield Sample("token-wrong-key.jwt", forged, "invalid", "proof")
    text = json.dumps(payload)
    twice = text[:-1] + f', "iss": {json.dumps(DID)}}}'
    double = signer.sign_jwt(twice, "EdDSA", SEED, KID).encode()
    yield Sample("token-claim-twice.jwt", double, "invalid", "read")


def _sample(name: str, payload: Json, verdict: Any, step: Any = None) -> Sample:
    token = signer.sign_jwt(payload, "EdDSA", SEED, KID)
    return Sample(f"{name}.jwt", token.encode(), verdict, step)
