"""Every suite's signature holds as it was made, and no longer after any change."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.integrity import (
    SUITES,
    ProofCheck,
    proof_problem,
    proofs_of,
    verify_data_integrity,
)
from badgeaudit.verification.integrity_parts import moment
from badgeaudit.verification.keys_material import Key, KeyKind
from badgeaudit.verification.linked_data import undefined_terms
from badgeaudit.verification.vendored import EarlierState, Vendored
from tests.signed import signer

Json = dict[str, Any]
V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
CONTEXTS = Vendored()
SEED = "riverbank"
KINDS: list[tuple[str, KeyKind]] = [
    ("eddsa-rdfc-2022", "Ed25519"),
    ("eddsa-2022", "Ed25519"),
    ("eddsa-jcs-2022", "Ed25519"),
    ("ecdsa-rdfc-2019", "P-256"),
    ("ecdsa-rdfc-2019", "P-384"),
    ("ecdsa-jcs-2019", "P-256"),
    ("ecdsa-jcs-2019", "P-384"),
    ("Ed25519Signature2020", "Ed25519"),
]
BADGE: Json = {
    "@context": [V2, OB, SUITE_2020],
    "id": "urn:uuid:7f1c5f0e-8f5c-4a55-9c52-1d2f3e4a5b6c",
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"id": "did:web:issuer.example", "type": ["Profile"], "name": "Riverbank"},
    "validFrom": "2026-01-15T10:00:00Z",
    "name": "Story circle",
    "credentialSubject": {
        "id": "did:example:ana",
        "type": ["AchievementSubject"],
        "achievement": {
            "id": "https://issuer.example/circle",
            "type": ["Achievement"],
            "name": "Story circle host",
            "description": "Hosted é three circles",
            "criteria": {"narrative": "Three circles"},
            "creditsAvailable": 1.5,
        },
    },
}


def key(kind: KeyKind, seed: str = SEED) -> Key:
    return Key(kind, signer.public_bytes(kind, seed))


def sign(document: Json, suite: str, kind: KeyKind, seed: str = SEED, **options: Any) -> Json:
    return signer.sign_data_integrity(document, suite, seed, curve=kind, **options)


@cache
def _signed_text(suite: str, kind: KeyKind) -> str:
    return json.dumps(sign(BADGE, suite, kind), ensure_ascii=False)


def signed_badge(suite: str, kind: KeyKind) -> Json:
    """Return the badge with its proof, which is made once."""
    document: Json = json.loads(_signed_text(suite, kind))
    return document


def check(document: Json, kind: KeyKind, index: int = 0, **options: Any) -> ProofCheck:
    proof = proofs_of(document)[index].proof
    done = verify_data_integrity(document, proof, key(kind), CONTEXTS, **options)
    assert sentence(done.reason)
    return done


def reason(document: Json, kind: KeyKind = "Ed25519", **options: Any) -> tuple[Outcome, str]:
    done = check(document, kind, **options)
    return done.outcome, done.reason.id


HOLDS = (Outcome.PASSED, "proofs.holds")
BROKEN = (Outcome.FAILED, "proofs.broken")


@pytest.mark.parametrize(("suite", "kind"), KINDS)
def test_a_signature_holds_and_another_key_does_not(suite: str, kind: KeyKind) -> None:
    signed = sign(BADGE, suite, kind)
    done = check(signed, kind)
    assert (done.outcome, done.reason.id) == HOLDS
    assert set(done.details) >= {"canonical document", "canonical proof", "document hash", "signed"}
    size = 96 if kind == "P-384" else 64
    assert len(done.details["document hash"]) == size
    assert done.details["signed"] == done.details["proof hash"] + done.details["document hash"]
    other = verify_data_integrity(signed, signed["proof"], key(kind, "else"), CONTEXTS)
    assert (other.outcome, other.reason.id) == BROKEN
    assert undefined_terms(signed, CONTEXTS) == ()


@pytest.mark.parametrize(("suite", "kind"), KINDS)
def test_every_changed_text_of_document_or_proof_breaks_it(suite: str, kind: KeyKind) -> None:
    signed = sign(BADGE, suite, kind, expires="2030-01-01T00:00:00Z", domain="x.example")
    changes = 0
    for changed in _changed(signed):
        assert check(changed, kind).outcome in (Outcome.FAILED, Outcome.CANT_TELL), changed
        changes += 1
    assert changes > 60


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(KINDS), st.data())
def test_every_changed_byte_breaks_it(case: tuple[str, KeyKind], data: st.DataObject) -> None:
    suite, kind = case
    raw = _signed_text(suite, kind).encode()
    at = data.draw(st.integers(0, len(raw) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda value: value != raw[at]))
    try:
        changed = json.loads(raw[:at] + bytes([byte]) + raw[at + 1 :])
    except ValueError:
        return  # no longer JSON: refused before
    if changed == json.loads(raw) or not isinstance(changed, dict):
        return  # white space
    proofs = [proof for _, proof in proofs_of(changed) if proof]
    outcomes = {
        verify_data_integrity(changed, each, key(kind), CONTEXTS).outcome for each in proofs
    }
    # a word that was renamed is not signed any more, or was signed as what it is not
    assert Outcome.PASSED not in outcomes or undefined_terms(changed, CONTEXTS)


@pytest.mark.parametrize(("suite", "kind"), KINDS)
def test_every_changed_bit_of_key_or_signature_breaks_it(suite: str, kind: KeyKind) -> None:
    signed = sign(BADGE, suite, kind)
    material = key(kind).material
    for index in range(len(material)):
        changed = bytearray(material)
        changed[index] ^= 1
        with_key = Key(kind, bytes(changed))
        done = verify_data_integrity(signed, signed["proof"], with_key, CONTEXTS)
        assert done.outcome is Outcome.FAILED
    value = signed["proof"]["proofValue"]
    for index in range(1, len(value)):
        other = "2" if value[index] != "2" else "3"
        changed_proof = signed["proof"] | {"proofValue": value[:index] + other + value[index + 1 :]}
        assert check(signed | {"proof": changed_proof}, kind).outcome is Outcome.FAILED


def _changed(document: Json) -> Iterator[Json]:
    """Yield the document with each text, number and member changed, one at a time."""
    for path, value in _leaves(document, ()):
        if path[-1] == "@context" or "@context" in path:
            continue
        for new in _others(value):
            changed = copy.deepcopy(document)
            node: Any = changed
            for step in path[:-1]:
                node = node[step]
            if new is None:
                del node[path[-1]]
            else:
                node[path[-1]] = new
            yield changed


def _leaves(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], Any]]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for name, value in pairs:
        if isinstance(value, dict | list):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name), value


def _others(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [value + "x", value[1:], value.swapcase(), None]
    return [value + 1, None]


# proof sets and chains


def test_every_proof_of_a_set_is_independent() -> None:
    signed = sign(BADGE, "eddsa-rdfc-2022", "Ed25519")
    signed = sign(signed, "ecdsa-jcs-2019", "P-256")
    signed = sign(signed, "Ed25519Signature2020", "Ed25519")
    assert [each.pointer for each in proofs_of(signed)] == ["/proof/0", "/proof/1", "/proof/2"]
    kinds: list[KeyKind] = ["Ed25519", "P-256", "Ed25519"]
    for index, kind in enumerate(kinds):
        assert check(signed, kind, index).outcome is Outcome.PASSED


@pytest.mark.parametrize(("suite", "kind"), KINDS)
def test_a_proof_of_a_chain_covers_the_ones_before(suite: str, kind: KeyKind) -> None:
    signed = sign(BADGE, "eddsa-rdfc-2022", "Ed25519", id="urn:proof:1")
    signed = sign(signed, "ecdsa-rdfc-2019", "P-256", id="urn:proof:2")
    signed = sign(signed, suite, kind, previous=["urn:proof:1", "urn:proof:2"], id="urn:proof:3")
    signed = sign(signed, suite, kind, previous="urn:proof:3")
    assert [check(signed, k, i).reason.id for i, k in ((2, kind), (3, kind))] == [HOLDS[1]] * 2
    changed = copy.deepcopy(signed)
    changed["proof"][0]["created"] = "2026-01-15T10:00:01Z"
    kinds: list[tuple[int, KeyKind]] = [(0, "Ed25519"), (2, kind), (3, kind)]
    outcomes = [check(changed, each, index).outcome for index, each in kinds]
    assert outcomes == [Outcome.FAILED, Outcome.FAILED, Outcome.PASSED]
    missing = signed | {"proof": signed["proof"][1:]}
    assert check(missing, kind, 1).reason.id == "proofs.previous"
    twice = signed | {"proof": [*signed["proof"], signed["proof"][0]]}
    assert check(twice, kind, 2).reason.id == "proofs.previous"


def test_what_is_no_proof_fails() -> None:
    listed = proofs_of(BADGE | {"proof": ["x", None, 5]})
    assert [each.proof for each in listed] == [{}, {}, {}]
    assert proofs_of(BADGE) == ()
    assert reason(BADGE | {"proof": "x"}) == (Outcome.FAILED, "proofs.no-type")


# what the proof says of itself


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"type": None}, "proofs.no-type"),
        ({"cryptosuite": None}, "proofs.no-cryptosuite"),
        ({"proofPurpose": "authentication"}, "proofs.purpose"),
        ({"proofPurpose": None}, "proofs.purpose"),
        ({"verificationMethod": None}, "proofs.no-method"),
        ({"created": "yesterday"}, "proofs.date"),
        ({"created": 2026}, "proofs.date"),
        ({"expires": "2026-13-01T00:00:00Z"}, "proofs.date"),
        ({"proofValue": None}, "proofs.no-value"),
        ({"proofValue": 5}, "proofs.no-value"),
        ({"proofValue": "uAAAA"}, "proofs.value-encoding"),
        ({"proofValue": "z0OIl"}, "proofs.value-encoding"),
        ({"proofValue": "z" + "1" * 5000}, "proofs.value-encoding"),
        ({"proofValue": "z2"}, "proofs.value-length"),
        ({"previousProof": "urn:none"}, "proofs.previous"),
        ({"previousProof": [{}]}, "proofs.previous"),
    ],
)
def test_a_proof_that_is_not_formed_fails(more: Json, expected: str) -> None:
    signed = sign(BADGE, "eddsa-rdfc-2022", "Ed25519")
    proof = {name: each for name, each in (signed["proof"] | more).items() if each is not None}
    assert reason(signed | {"proof": proof}) == (Outcome.FAILED, expected)


@pytest.mark.parametrize(
    "proof",
    [
        {"type": "DataIntegrityProof", "cryptosuite": "ecdsa-sd-2023"},
        {"type": "DataIntegrityProof", "cryptosuite": "bbs-2023"},
        {"type": "DataIntegrityProof", "cryptosuite": "Ed25519Signature2020"},
        {"type": "eddsa-rdfc-2022"},
        {"type": "Ed25519Signature2018", "jws": "x"},
    ],
)
def test_an_unknown_suite_leaves_it_open(proof: Json) -> None:
    assert reason(BADGE | {"proof": proof}) == (Outcome.CANT_TELL, "proofs.unknown-suite")


def test_the_key_must_be_of_the_suite() -> None:
    signed = sign(BADGE, "eddsa-rdfc-2022", "Ed25519")
    assert reason(signed, "P-256") == (Outcome.FAILED, "proofs.key-kind")
    # a P-384 signature is longer; neither key takes the other's
    signed = sign(BADGE, "ecdsa-rdfc-2019", "P-384")
    assert reason(signed, "P-256") == (Outcome.FAILED, "proofs.value-length")
    broken = Key("P-384", bytes(49))
    done = verify_data_integrity(signed, signed["proof"], broken, CONTEXTS)
    assert (done.outcome, done.reason.id) == BROKEN


def test_a_proof_expires_and_is_for_its_domain_and_challenge() -> None:
    until = "2026-06-01T00:00:00Z"
    signed = sign(
        BADGE, "eddsa-rdfc-2022", "Ed25519", expires=until, domain=["a.example"], challenge="1"
    )
    before, after = (datetime(2026, month, 1, tzinfo=UTC) for month in (5, 6))
    assert reason(signed) == HOLDS
    assert reason(signed, as_of=before, domain="a.example", challenge="1") == HOLDS
    assert reason(signed, as_of=after)[1] == "proofs.expired"
    assert reason(signed, domain="b.example")[1] == "proofs.domain"
    assert reason(signed, challenge="2")[1] == "proofs.challenge"
    assert reason(signed, purpose="authentication")[1] == "proofs.purpose"
    assert proof_problem(signed["proof"], as_of=before) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-01-15T10:00:00Z", datetime(2026, 1, 15, 10, tzinfo=UTC)),
        ("2026-01-15T10:00:00.123456789+02:00", datetime(2026, 1, 15, 8, 0, 0, 123456, UTC)),
        ("2026-01-15T10:00:00", datetime(2026, 1, 15, 10, tzinfo=UTC)),
        ("2026-01-15", None),
        ("2026-02-30T10:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2026-01-15T10:00:00Z\n", None),
        (None, None),
    ],
)
def test_moments(text: object, read: datetime | None) -> None:
    assert moment(text) == read


# contexts


def test_jcs_takes_the_contexts_of_the_proof_and_others_may_follow() -> None:
    signed = sign(BADGE, "eddsa-jcs-2022", "Ed25519")
    later = signed | {"@context": [*BADGE["@context"], CLR]}
    assert reason(later) == HOLDS
    for context in ([OB, V2, SUITE_2020], [V2], V2, [CLR, *BADGE["@context"]]):
        changed = signed | {"@context": context}
        assert reason(changed) == (Outcome.FAILED, "proofs.context-order")
    without = {name: each for name, each in signed.items() if name != "@context"}
    assert reason(without) == (Outcome.FAILED, "proofs.context-order")
    bare = {name: each for name, each in signed["proof"].items() if name != "@context"}
    assert reason(signed | {"proof": bare}) == BROKEN


def test_rdfc_takes_the_contexts_of_the_document() -> None:
    signed = sign(BADGE, "eddsa-rdfc-2022", "Ed25519")
    # vc-di-eddsa 3.2.5: the proof's own is replaced
    ignored = signed | {"proof": signed["proof"] | {"@context": {"created": "urn:x"}}}
    assert reason(ignored) == HOLDS


def test_a_context_that_is_not_at_hand_leaves_it_open() -> None:
    url = "https://x.example/context"
    document = BADGE | {"@context": [*BADGE["@context"], url]}
    contexts: Json = {url: {"@context": {}}}
    signed = sign(document, "eddsa-rdfc-2022", "Ed25519", contexts=contexts)
    assert reason(signed) == (Outcome.CANT_TELL, "terms.unknown-context")
    # canonical JSON needs no context
    assert reason(sign(document, "eddsa-jcs-2022", "Ed25519", contexts=contexts)) == HOLDS


def test_nested_credentials_with_contexts_of_their_own_are_covered() -> None:
    inner = BADGE | {"id": "urn:uuid:inner"}
    document = BADGE | {
        "@context": [V2, OB, CLR],
        "type": ["VerifiableCredential", "ClrCredential"],
        "credentialSubject": {"type": "ClrSubject", "verifiableCredential": [inner]},
    }
    signed = sign(document, "eddsa-rdfc-2022", "Ed25519")
    assert reason(signed) == HOLDS
    assert undefined_terms(signed, CONTEXTS) == ()
    changed = copy.deepcopy(signed)
    changed["credentialSubject"]["verifiableCredential"][0]["name"] = "Other"
    assert reason(changed) == BROKEN


def test_both_states_of_the_context_hold_where_nothing_is_left_unsigned() -> None:
    earlier = EarlierState(CONTEXTS).load(OB)
    assert earlier is not None
    before = {OB: earlier}
    token = BADGE | {"endorsementJwt": ["e30.e30.eA"]}
    assert reason(sign(token, "eddsa-rdfc-2022", "Ed25519")) == HOLDS
    unsigned = sign(token, "eddsa-rdfc-2022", "Ed25519", contexts=before)
    assert reason(unsigned) == (Outcome.FAILED, "proofs.earlier-context")
    own = BADGE | {"@context": [V2, OB, {"jti": "https://x.example/jti"}], "jti": "x"}
    signed = sign(own, "eddsa-rdfc-2022", "Ed25519", contexts=before)
    assert reason(signed) == HOLDS
    assert undefined_terms(signed, CONTEXTS) == ()


def test_numbers_jcs_has_no_form_for_leave_it_open() -> None:
    signed = sign(BADGE, "eddsa-jcs-2022", "Ed25519")
    assert reason(signed | {"name": 2**60}) == (Outcome.CANT_TELL, "terms.number")
    assert reason(signed | {"name": float("nan")}) == (Outcome.CANT_TELL, "terms.number")


def test_deep_and_long_documents_are_refused() -> None:
    signed = sign(BADGE, "eddsa-jcs-2022", "Ed25519")
    deep: Any = "x"
    for _ in range(5_000):
        deep = [deep]
    assert reason(signed | {"name": deep}) == (Outcome.CANT_TELL, "terms.too-deep")


# anything at all


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(KINDS),
    st.dictionaries(
        st.sampled_from(
            ("type", "cryptosuite", "created", "expires", "proofPurpose", "proofValue", "domain")
        )
        | st.sampled_from(("verificationMethod", "previousProof", "@context", "id", "challenge")),
        JUNK | st.sampled_from(sorted(SUITES)),
    ),
    st.dictionaries(st.sampled_from(("@context", "proof", "id", "type", "name")), JUNK),
)
def test_nothing_raises(case: tuple[str, KeyKind], proof: Mapping[str, Any], more: Json) -> None:
    suite, kind = case
    signed = signed_badge(suite, kind) | more
    mixed = signed_badge(suite, kind)["proof"] | proof
    for each in (proof, mixed):
        done = verify_data_integrity(signed, each, key(kind), CONTEXTS)
        assert sentence(done.reason)
        if done.outcome is Outcome.PASSED:
            # nothing that counts was changed
            assert not set(more) - {"proof"} or signed | {"proof": 0} == BADGE | {"proof": 0}
