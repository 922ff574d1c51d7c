"""Samples of OB 3.0 in which one thing is wrong, or can't be told."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from tests.signed import signer
from tests.signed.documents import MAIL, OB3, VC2, Json, achievement, credential, png, pretty
from tests.signed.sample import Sample
from tests.signed.samples_credentials import DID, SEED, SUITES, context_for, signed


def failure_samples() -> Iterator[Sample]:
    """Yield credentials that are not valid, and files that are none."""
    yield from _proofs()
    yield from _contents()
    yield from _dates()
    yield from _recipients()
    yield from _no_badges()


def _proofs() -> Iterator[Sample]:
    for suite, curve in SUITES:
        name = f"tampered-{suite}-{curve}".lower()
        document = context_for(suite, credential(signer.did_key(curve, SEED)))
        whole = signed(document, suite, curve=curve)
        changed = copy.deepcopy(whole)
        changed["credentialSubject"]["achievement"]["name"] = "First Aid Hero"
        yield Sample(f"{name}.json", pretty(changed), "invalid", "proof")
        changed = copy.deepcopy(whole)
        changed["proof"][0]["created"] = "2026-01-15T10:00:01Z"
        yield Sample(f"{name}-proof.json", pretty(changed), "invalid", "proof")
    yield Sample(
        "no-proof.json", pretty(credential(DID)), "invalid", "proof", "verification.no-proof"
    )
    other = signer.did_key("Ed25519", "somebody else")
    yield Sample(
        "wrong-controller.json",
        pretty(signed(credential(other))),
        "invalid",
        "issuer",
        "verification.issuer-not-controller",
    )
    key = f"{other}#{other.removeprefix('did:key:')}"
    forged = signed(credential(other), verificationMethod=key)
    yield Sample("wrong-key.json", pretty(forged), "invalid", "proof")
    purpose = signed(credential(DID), proofPurpose="authentication")
    yield Sample("wrong-purpose.json", pretty(purpose), "invalid", "proof", "proofs.purpose")
    late = signed(credential(DID), expires="2026-03-01T00:00:00Z")
    yield Sample("proof-expired.json", pretty(late), "invalid", "proof", "proofs.expired")
    early = signed(credential(DID), created="2026-07-01T00:00:00Z")
    warning = "verification.proof-future"
    yield Sample("proof-from-tomorrow.json", pretty(early), "valid", warning=warning)
    unknown = signed(credential(DID))
    unknown["proof"][0]["cryptosuite"] = "ecdsa-sd-2023"
    yield Sample("suite-not-known.json", pretty(unknown), "could not check", "proof")


def _contents() -> Iterator[Sample]:
    kinds: list[tuple[str, Json, str, str]] = [
        ("undefined-term", credential(DID, favouriteColour="green"), "terms", ""),
        (
            "relative-type",
            credential(DID, subject={"type": ["AchievementSubject", "X"]}),
            "terms",
            "",
        ),
        ("id-no-address", credential(DID, id="badge 1"), "shape", ""),
        ("type-not-ob3", credential(DID, type=["OpenBadgeCredential"]), "shape", ""),
        ("vc-context-missing", credential(DID, **{"@context": [OB3]}), "shape", ""),
        ("vc-context-second", credential(DID, **{"@context": [OB3, VC2]}), "shape", ""),
        (
            "achievement-type",
            credential(DID, subject={"achievement": achievement(achievementType="Programme")}),
            "shape",
            "validation.enum",
        ),
        (
            "nobody-named",
            credential(DID, subject={"id": None}),
            "shape",
            "",
        ),
        (
            "no-criteria",
            credential(DID, subject={"achievement": achievement(criteria=None)}),
            "shape",
            "",
        ),
    ]
    for name, document, step, id in kinds:
        cleaned = _without_none(document)
        raw = pretty(_signed_somehow(cleaned))
        yield Sample(f"{name}.json", raw, "invalid", step, id)  # type: ignore[arg-type]
    own = achievement(achievementType="ext:Programme")
    fine = signed(credential(DID, subject={"achievement": own}))
    yield Sample("achievement-type-own.json", pretty(fine), "valid")
    unknown = credential(DID, **{"@context": [VC2, OB3, "https://terms.example/v1"]})
    contexts: Json = {"https://terms.example/v1": {"@context": {}}}
    raw = pretty(signed(unknown, contexts=contexts))
    yield Sample("context-not-known.json", raw, "could not check")


def _dates() -> Iterator[Sample]:
    for name, changes, id in (
        ("expired", {"validUntil": "2026-06-01T00:00:00Z"}, "verification.expired"),
        ("not-yet-valid", {"validFrom": "2026-07-01T00:00:00Z"}, "verification.not-yet-valid"),
    ):
        raw = pretty(signed(credential(DID, **changes)))
        yield Sample(f"{name}.json", raw, "invalid", "dates", id)


def _recipients() -> Iterator[Sample]:
    person: Json = {
        "id": None,
        "identifier": [
            {
                "type": "IdentityObject",
                "identityType": "emailAddress",
                "hashed": False,
                "identityHash": MAIL,
            }
        ],
    }
    raw = pretty(signed(_without_none(credential(DID, subject=person))))
    yield Sample("recipient.json", raw, "valid", recipient=MAIL)
    other = "bor@learners.example"
    yield Sample("recipient-other.json", raw, "invalid", "recipient", recipient=other)


def _no_badges() -> Iterator[Sample]:
    yield Sample("plain.png", png(), "not a badge", "read")
    yield Sample("broken.json", b'{"id": ', "not a badge", "read")
    yield Sample("other.json", b'{"colour": "green"}', "not a badge", "read")
    yield Sample("class.json", pretty({"@context": OB3, **achievement()}), "not a badge", "read")
    licence = {
        "@context": [VC2],
        "id": "urn:uuid:00000000-0000-4000-8000-000000000002",
        "type": ["VerifiableCredential"],
        "issuer": DID,
        "credentialSubject": {"id": "urn:uuid:00000000-0000-4000-8000-000000000003"},
    }
    yield Sample("other-credential.json", pretty(signed(licence)), "not a badge")


def _signed_somehow(document: Json) -> Json:
    """Sign what the verifier will not accept: with JCS, which asks nothing of the contexts."""
    return signed(document, "eddsa-jcs-2022")


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_none(each) for name, each in value.items() if each is not None}
    return [_without_none(each) for each in value] if isinstance(value, list) else value
