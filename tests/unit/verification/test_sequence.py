"""The whole sequence over our own signed samples: verdict, deciding step, reason, warnings."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgeaudit.audit.verifying import verify_bytes
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.means import DEPTH, INNER
from badgeaudit.verification.verdicts import decisive
from tests.signed.documents import LEARNER, MAIL, credential, endorsement, pretty
from tests.signed.make import named, samples
from tests.signed.sample import Sample
from tests.signed.samples_credentials import DID, signed
from tests.unit.verification.web import Pages, every_step, means_of, verified

BAD = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_every_sample_comes_out_as_it_was_made(sample: Sample) -> None:
    verification = verified(sample).verification
    said = [f"{s.name} {s.outcome}: {sentence(s.reason)}" for s in verification.steps]
    assert verification.verdict == sample.verdict, said
    failing = [s for s in verification.steps if s.outcome in BAD]
    if sample.step is not None:
        assert sample.step in {s.name for s in failing}, said
    if sample.reason:
        assert sample.reason in {s.reason.id for s in failing}, said
    if sample.warning:
        assert sample.warning in {s.reason.id for s in failing if s.level == "warning"}, said


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_what_is_wrong_is_the_one_thing_that_was_made_wrong(sample: Sample) -> None:
    verification = verified(sample).verification
    if sample.step is None or verification.verdict not in ("invalid", "could not check"):
        return
    step = decisive(verification.steps)
    assert step is not None
    assert step.clause.title
    assert step.clause.url.startswith("https://")


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_every_reason_has_words_and_names_nobody(sample: Sample) -> None:
    shown = [
        " ".join([sentence(s.reason), s.pointer, repr(s.reason.params), repr(dict(s.details))])
        for s in every_step(verified(sample).verification)
    ]
    for text in shown:
        assert MAIL not in text
        assert LEARNER not in text


def test_offline_nothing_is_asked_for_by_a_badge_that_needs_nothing() -> None:
    pages = Pages({})
    sample = named("eddsa-rdfc-2022-ed25519.json")
    assert verify_bytes(sample.raw, sample.name, means_of(pages)).verification.verdict == "valid"
    assert pages.asked == []


def test_the_refresh_is_done_once_and_only_after_the_proof() -> None:
    sample = named("refresh.json")
    pages = Pages(sample.web)
    verify_bytes(sample.raw, sample.name, means_of(pages))
    assert pages.asked.count("https://badges.example/newer/1") == 1
    pages = Pages(sample.web)
    changed = sample.raw.replace(b"First Aid Helper", b"First Aid Hero")
    verify_bytes(changed, sample.name, means_of(pages))
    assert "https://badges.example/newer/1" not in pages.asked


def test_a_failed_endorsement_is_shown_invalid_itself() -> None:
    verification = verified(named("endorsement-unsigned.json")).verification
    (inner,) = verification.inner
    assert (inner.verdict, inner.pointer) == ("invalid", "/endorsement/0")
    assert "verification.no-proof" in {s.reason.id for s in inner.steps}


def test_a_badge_is_no_endorsement() -> None:
    raw = pretty(credential(DID, endorsement=[signed(credential(DID))]))
    steps = verify_bytes(raw, "badge.json", means_of(Pages({}))).verification.steps
    (step,) = (s for s in steps if s.name == "endorsement")
    assert (step.reason.id, step.level) == ("verification.not-an-endorsement", "warning")


def test_credentials_inside_each_other_without_end_do_end() -> None:
    document = endorsement(DID)
    for _ in range(DEPTH + 3):
        document = endorsement(DID, endorsement=[document])
    raw = pretty(credential(DID, endorsement=[document]))
    steps = every_step(verify_bytes(raw, "deep.json", means_of(Pages({}))).verification)
    assert "verification.too-deep" in {s.reason.id for s in steps}


def test_very_many_credentials_inside_are_not_all_verified() -> None:
    raw = pretty(credential(DID, endorsement=[{"id": f"urn:x:{n}"} for n in range(INNER + 5)]))
    verification = verify_bytes(raw, "many.json", means_of(Pages({}))).verification
    assert "verification.too-many-inner" in {s.reason.id for s in verification.steps}


def test_a_list_of_credentials_is_verified_one_by_one() -> None:
    sound, expired = (json.loads(named(n).raw) for n in ("did-jwk.json", "expired.json"))
    both = verify_bytes(pretty([sound, expired]), "two.json", means_of(Pages({}))).verification
    assert [each.verdict for each in both.inner] == ["valid", "invalid"]
    assert [each.pointer for each in both.inner] == ["/0", "/1"]
    assert both.verdict == "invalid"


def test_lines_are_those_of_the_file() -> None:
    sample = named("expired.json")
    result = verified(sample)
    line, column = result.positions["/validUntil"]
    assert b"2026-06-01" in sample.raw.splitlines()[line - 1][column - 1 :]


PLAIN = pretty(signed(credential(DID)))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.integers(1, 255))
def test_no_changed_byte_leaves_it_valid_unless_it_says_the_same(at: int, by: int) -> None:
    changed = PLAIN[:at] + bytes([PLAIN[at] ^ by]) + PLAIN[at + 1 :]
    result = verify_bytes(changed, "changed.json", means_of(Pages({}))).verification
    if result.verdict == "valid":
        assert json.loads(changed) == json.loads(PLAIN)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.sampled_from(sorted(credential(DID))), JSON)
def test_junk_anywhere_never_raises_and_is_never_valid(name: str, junk: object) -> None:
    raw = pretty({**signed(credential(DID)), name: junk})
    result = verify_bytes(raw, "junk.json", means_of(Pages({}))).verification
    assert result.verdict != "valid"


@settings(max_examples=60, deadline=None)
@given(
    st.fixed_dictionaries(
        {"@context": st.just("https://w3id.org/openbadges/v2"), "type": st.just("Assertion")},
        optional=dict.fromkeys(
            ("id", "recipient", "badge", "verification", "issuedOn", "endorsement"), JSON
        ),
    )
)
def test_junk_in_assertions_never_raises_either(document: dict[str, object]) -> None:
    result = verify_bytes(pretty(document), "junk.json", means_of(Pages({}))).verification
    assert result.verdict != "valid"
