"""Samples with credentials inside: endorsements of every kind, and learner records (CLR 2.0)."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from tests.signed import signer
from tests.signed.documents import (
    Json,
    achievement,
    credential,
    endorsement,
    pretty,
    profile,
    record,
)
from tests.signed.sample import Sample
from tests.signed.samples_credentials import DID, SEED, signed

ENDORSER = signer.did_key("Ed25519", "endorser")


def inner_samples() -> Iterator[Sample]:
    """Yield credentials with others inside."""
    yield from _endorsements()
    yield from _records()
    yield from _refresh()


def endorsed(**changes: object) -> Json:
    """Return a sound endorsement."""
    return signed(endorsement(ENDORSER, **changes), seed="endorser")


def _endorsements() -> Iterator[Sample]:
    sound = endorsed()
    kid = {"kid": f"{ENDORSER}#{ENDORSER.removeprefix('did:key:')}"}
    token = signer.sign_jwt(endorsement(ENDORSER), "EdDSA", "endorser", kid)
    changed = copy.deepcopy(sound)
    changed["credentialSubject"]["endorsementComment"] = "We love this badge."
    places: dict[str, Json] = {
        "credential": credential(DID, endorsement=[sound]),
        "achievement": credential(DID, subject={"achievement": achievement(endorsement=[sound])}),
        "issuer": {**credential(DID), "issuer": profile(DID, endorsement=[sound])},
        "token": credential(DID, endorsementJwt=[token]),
    }
    for name, document in places.items():
        yield Sample(f"endorsed-{name}.json", pretty(signed(document)), "valid")
    for name, inside, id in (
        ("tampered", changed, "verification.endorsement-invalid"),
        ("unsigned", endorsement(ENDORSER), "verification.endorsement-invalid"),
        (
            "expired",
            endorsed(validUntil="2026-02-01T00:00:00Z"),
            "verification.endorsement-invalid",
        ),
        ("nothing", {"id": "urn:uuid:1"}, "verification.inner-unreadable"),
    ):
        document = signed(credential(DID, endorsement=[inside]))
        yield Sample(f"endorsement-{name}.json", pretty(document), "valid", warning=id)
    forged = token[:-6] + ("A" if token[-6] != "A" else "B") + token[-5:]
    document = signed(credential(DID, endorsementJwt=[forged]))
    yield Sample(
        "endorsement-token-tampered.json",
        pretty(document),
        "valid",
        warning="verification.endorsement-invalid",
    )
    yield Sample("endorsement.json", pretty(sound), "valid")


def _records() -> Iterator[Sample]:
    first = signed(credential(DID))
    second = signed(credential(DID, id="urn:uuid:00000000-0000-4000-8000-000000000010"))
    yield Sample("record.json", pretty(signed(record(DID, [first, second]))), "valid")
    changed = copy.deepcopy(second)
    changed["name"] = "First Aid Hero"
    broken = signed(record(DID, [first, changed]))
    yield Sample("record-tampered-inside.json", pretty(broken), "invalid", "nested")
    expired = signed(credential(DID, validUntil="2026-02-01T00:00:00Z"))
    yield Sample(
        "record-expired-inside.json", pretty(signed(record(DID, [expired]))), "invalid", "nested"
    )
    unknown = copy.deepcopy(first)
    unknown["proof"][0]["cryptosuite"] = "ecdsa-sd-2023"
    yield Sample(
        "record-unknown-inside.json",
        pretty(signed(record(DID, [unknown]))),
        "could not check",
        "nested",
    )


def _refresh() -> Iterator[Sample]:
    address = "https://badges.example/newer/1"
    service = {"id": address, "type": "1EdTechCredentialRefresh"}
    extensions = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
    contexts = [*credential(DID)["@context"], extensions]
    old = credential(DID, refreshService=service, validUntil="2026-06-01T00:00:00Z")
    old["@context"] = contexts
    newer = credential(DID, validUntil="2027-06-01T00:00:00Z")
    raw = pretty(signed(old))
    yield Sample("refresh.json", raw, "valid", web={address: pretty(signed(newer))})
    yield Sample("refresh-offline.json", raw, "invalid", "dates", "verification.expired")
    other = pretty(signed(credential(ENDORSER), seed="endorser"))
    yield Sample(
        "refresh-other-issuer.json",
        raw,
        "invalid",
        "dates",
        web={address: other},
        warning="verification.refresh-issuer",
    )
    unsound = pretty(newer)
    yield Sample(
        "refresh-unsigned.json",
        raw,
        "invalid",
        "dates",
        web={address: unsound},
        warning="verification.refresh-unsound",
    )


__all__ = ["ENDORSER", "SEED", "endorsed", "inner_samples"]
