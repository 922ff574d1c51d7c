"""Samples of OB 3.0 with embedded proofs: each suite, data model, packaging and kind of key."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tests.signed import signer
from tests.signed.documents import (
    DATA_INTEGRITY,
    ED25519_2020,
    SITE,
    Json,
    credential,
    credential_vc1,
    png,
    pretty,
    svg,
)
from tests.signed.sample import Sample

SEED = "issuer"
SUITES = (
    ("eddsa-rdfc-2022", "Ed25519"),
    ("eddsa-jcs-2022", "Ed25519"),
    ("ecdsa-rdfc-2019", "P-256"),
    ("ecdsa-rdfc-2019", "P-384"),
    ("ecdsa-jcs-2019", "P-256"),
    ("ecdsa-jcs-2019", "P-384"),
    ("Ed25519Signature2020", "Ed25519"),
)
DID = signer.did_key("Ed25519", SEED)


def listed(document: Json) -> Json:
    """Return the document with its proof in a list, as the plain schema has it."""
    proof = document["proof"]
    return document | {"proof": proof if isinstance(proof, list) else [proof]}


def signed(
    document: Json, suite: str = "eddsa-rdfc-2022", seed: str = SEED, **more: object
) -> Json:
    """Return the document signed, its proof in a list."""
    return listed(signer.sign_data_integrity(document, suite, seed, **more))  # type: ignore[arg-type]


def context_for(suite: str, document: Json) -> Json:
    """Return the document with the context that the older suite needs."""
    if suite != "Ed25519Signature2020":
        return document
    return document | {"@context": [*document["@context"], ED25519_2020]}


def credential_samples() -> Iterator[Sample]:
    """Yield the samples that are valid offline."""
    for suite, curve in SUITES:
        issuer = signer.did_key(curve, SEED)
        name = f"{suite}-{curve}".lower()
        newer = context_for(suite, credential(issuer))
        yield Sample(f"{name}.json", pretty(signed(newer, suite, curve=curve)), "valid")
        older = credential_vc1(issuer, DATA_INTEGRITY)
        if suite == "Ed25519Signature2020":
            older = credential_vc1(issuer, ED25519_2020)
        yield Sample(f"{name}-vc1.json", pretty(signed(older, suite, curve=curve)), "valid")
    yield from _keys()
    yield from _packagings()
    yield from _sets()


def _keys() -> Iterator[Sample]:
    method = {"verificationMethod": DID}
    plain = signed(credential(DID), **method)
    yield Sample("did-key-without-fragment.json", pretty(plain), "valid")
    issuer = f"{SITE}/issuers/1"
    fragment = {"verificationMethod": f"{issuer}#{signer.multikey('Ed25519', SEED)}"}
    yield Sample(
        "key-in-fragment.json",
        pretty(signed(credential(issuer), **fragment)),
        "valid",
        warning="verification.issuer-key-claimed",
    )
    jwk = json.dumps(signer.public_jwk("EdDSA", SEED)).encode()
    did_jwk = f"did:jwk:{signer.base64url(jwk)}"
    method = {"verificationMethod": f"{did_jwk}#0"}
    yield Sample("did-jwk.json", pretty(signed(credential(did_jwk), **method)), "valid")
    yield from _did_web()


def _did_web() -> Iterator[Sample]:
    did = "did:web:badges.example:issuers:1"
    address = f"{SITE}/issuers/1/did.json"
    key = f"{did}#key-1"
    document = pretty(signed(credential(did), verificationMethod=key))
    method = {
        "id": key,
        "type": "Multikey",
        "controller": did,
        "publicKeyMultibase": signer.multikey("Ed25519", SEED),
    }
    older = {**method, "type": "Ed25519VerificationKey2020"}
    pages: dict[str, Json] = {
        "method": {"id": did, "verificationMethod": [method], "assertionMethod": [key]},
        "embedded": {"id": did, "assertionMethod": [older]},
    }
    for name, page in pages.items():
        yield Sample(f"did-web-{name}.json", document, "valid", web={address: pretty(page)})
    other = {"id": did, "verificationMethod": [method], "authentication": [key]}
    yield Sample(
        "did-web-wrong-purpose.json", document, "invalid", "proof", web={address: pretty(other)}
    )
    yield Sample("did-web-offline.json", document, "could not check", "proof")


def _packagings() -> Iterator[Sample]:
    text = pretty(signed(credential(DID))).decode()
    token = signer.sign_jwt(
        credential(DID), "EdDSA", SEED, {"kid": f"{DID}#{DID.removeprefix('did:key:')}"}
    )
    yield Sample("baked.png", png("openbadgecredential", text), "valid")
    yield Sample("baked-token.png", png("openbadgecredential", token), "valid")
    yield Sample("baked.svg", svg(text=text), "valid")
    yield Sample("baked-token.svg", svg(token=token), "valid")
    yield Sample(
        "baked-not-square.png",
        png("openbadgecredential", text, (90, 60)),
        "valid",
        warning="verification.picture-shape",
    )


def _sets() -> Iterator[Sample]:
    second = signer.did_key("Ed25519", SEED)
    once = signer.sign_data_integrity(
        credential(second),
        "eddsa-rdfc-2022",
        SEED,
        id="urn:uuid:00000000-0000-4000-8000-000000000001",
    )
    twice = signer.sign_data_integrity(once, "eddsa-jcs-2022", SEED)
    yield Sample("proof-set.json", pretty(twice), "valid")
    chain = signer.sign_data_integrity(
        once, "eddsa-rdfc-2022", SEED, previous="urn:uuid:00000000-0000-4000-8000-000000000001"
    )
    yield Sample("proof-chain.json", pretty(chain), "valid")
    broken = {
        **twice,
        "proof": [twice["proof"][0], {**twice["proof"][1], "created": "2026-01-16T10:00:00Z"}],
    }
    yield Sample("proof-set-one-broken.json", pretty(broken), "invalid", "proof")
    alone = signer.sign_data_integrity(
        context_for("Ed25519Signature2020", credential(DID)), "Ed25519Signature2020", SEED
    )
    yield Sample("values-alone.json", pretty(alone), "valid", warning="verification.stands-alone")
