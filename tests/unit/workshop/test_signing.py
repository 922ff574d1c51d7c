"""What is signed here holds for the verifier, and is what the tests' own signer would sign."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from badgeaudit.audit.network_options import OFFLINE
from badgeaudit.audit.verifying import verify_bytes
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.verification.tokens_reading import token_claims
from badgeaudit.workshop.signing import (
    Form,
    Signer,
    as_token,
    derived_secret,
    public_key,
    signer_of,
    with_proof,
)
from tests.signed import signer as other

Json = dict[str, Any]
CREATED = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
MEANS = open_means(OFFLINE, as_moment("2026-11-25"))


def signers() -> list[Signer]:
    return [signer_of(other.ed25519_key("s")), signer_of(other.ec_key("P-256", "s"))]


def credential(issuer: str) -> Json:
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": "urn:uuid:7f1c5f0e-8f5c-4a55-9c52-1d2f3e4a5b6c",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Riverbank"},
        "validFrom": "2026-11-24T00:00:00Z",
        "validUntil": "2029-11-24T23:59:59Z",
        "name": "Česká „story“ circle",
        "credentialSubject": {
            "id": "did:example:ana",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:7f1c5f0e-8f5c-4a55-9c52-1d2f3e4a5b6d",
                "type": ["Achievement"],
                "name": "Story circle",
                "description": "Told a story to a circle of listeners.",
                "criteria": {"narrative": "Tell one."},
            },
        },
    }


def verdict(raw: bytes) -> str:
    return verify_bytes(raw, "x", MEANS).verification.verdict


@pytest.mark.parametrize("form", ["rdfc", "jcs"])
@pytest.mark.parametrize("signer", signers(), ids=lambda each: each.kind)
def test_a_proof_holds_until_anything_is_changed(signer: Signer, form: Form) -> None:
    signed = with_proof(credential(signer.did), signer, CREATED, form=form)
    assert verdict(json.dumps(signed).encode()) == "valid"
    assert verdict(json.dumps(signed | {"name": "Other"}).encode()) == "invalid"
    later = [signed["proof"][0] | {"created": "2026-11-24T10:30:01Z"}]
    assert verdict(json.dumps(signed | {"proof": later}).encode()) == "invalid"


@pytest.mark.parametrize("form", ["rdfc", "jcs"])
@pytest.mark.parametrize("signer", signers(), ids=lambda each: each.kind)
def test_the_proof_is_what_another_implementation_makes(signer: Signer, form: Form) -> None:
    [proof] = with_proof(credential(signer.did), signer, CREATED, form=form)["proof"]
    made = other.sign_data_integrity(
        credential(signer.did), proof["cryptosuite"], "s", created="2026-11-24T10:30:00Z"
    )
    assert proof == made["proof"]


@pytest.mark.parametrize("signer", signers(), ids=lambda each: each.kind)
def test_a_token_holds_until_anything_is_changed(signer: Signer) -> None:
    token = as_token(credential(signer.did), signer)
    assert verdict(token.encode()) == "valid"
    head, body, signature = token.split(".")
    assert verdict(f"{head}.{body[:-9]}A{body[-8:]}.{signature}".encode()) != "valid"


def test_the_token_repeats_the_credential_in_its_claims() -> None:
    signer = signers()[0]
    document = credential(signer.did)
    claims = token_claims(as_token(document, signer))
    assert claims == document | {
        "iss": signer.did,
        "jti": document["id"],
        "sub": "did:example:ana",
        "nbf": 1795478400,
        "exp": 1890259199,
    }


def test_without_an_id_or_an_end_the_claims_leave_them_out() -> None:
    signer = signers()[0]
    document = credential(signer.did)
    del document["validUntil"], document["credentialSubject"]["id"]
    assert not {"sub", "exp"} & set(token_claims(as_token(document, signer)))


def test_the_same_input_gives_the_same_ed25519_signatures() -> None:
    signer = signers()[0]
    document = credential(signer.did)
    assert as_token(document, signer) == as_token(document, signer)


def test_a_signer_never_shows_its_private_key() -> None:
    signer = signers()[0]
    assert "private" not in repr(signer)


def test_only_two_kinds_of_keys_sign() -> None:
    for key in (
        rsa.generate_private_key(65537, 2048),
        ec.generate_private_key(ec.SECP384R1()),
    ):
        with pytest.raises(ValueError, match="Key"):
            public_key(key)  # type: ignore[arg-type]


def test_a_did_web_signs_under_its_own_name() -> None:
    signer = signer_of(other.ed25519_key("s"), "did:web:riverbank.example#key-1")
    assert (signer.did, signer.method) == (
        "did:web:riverbank.example",
        "did:web:riverbank.example#key-1",
    )


def test_derived_secrets_differ_by_purpose_and_key_and_stay() -> None:
    first, second = signers()
    assert derived_secret(first, "a") == derived_secret(first, "a")
    secrets = {derived_secret(each, purpose) for each in (first, second) for purpose in "ab"}
    assert len(secrets) == 4
