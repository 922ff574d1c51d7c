from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.badges import Form
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Level, Step, StepName, Verification
from tests.unit.checks.fakes import FakeTools, look, seen, subject

SECRET = "jane.doe"


def protected(*recipients: Any) -> list[tuple[str, str]]:
    found = look("recipient_protected", subject("credential", recipients=list(recipients)))
    assert SECRET not in repr(found)
    return seen(found)


@pytest.mark.parametrize(
    "recipient",
    [
        {"type": "email", "hashed": True, "salted": True, "identity": "sha256$ab12"},
        {"type": "id", "identity": "did:key:z6Mk"},
        {"type": "id", "identity": "DID:web:x.example"},
        {"type": "id", "identity": "urn:uuid:9f1c9c2e-1b1a-4d1e-8c0a-3a2b1c0d9e8f"},
        {"type": "id", "identity": "9f1c9c2e-1b1a-4d1e-8c0a-3a2b1c0d9e8f"},
    ],
)
def test_hidden_identities_pass(recipient: dict[str, Any]) -> None:
    assert protected(recipient) == []


@pytest.mark.parametrize(
    "recipient",
    [
        {"type": "email", "hashed": False, "identity": f"{SECRET}@x.example"},
        {"type": "email", "hashed": True, "salted": True, "identity": f"{SECRET}@x.example"},
        {"type": "id", "identity": f"mailto:{SECRET}@x.example"},
        {"type": "id", "identity": f"urn:uuid:{SECRET}%40x.example"},
        {"type": "id", "identity": f"did:web:{SECRET}@x.example"},
        {"type": "telephone", "identity": "+381 11 000"},
        {"type": "name", "identity": SECRET},
        {"type": "nationalIdentityNumber", "identity": "123"},
        {"type": "email"},
    ],
)
def test_plain_identities_fail(recipient: dict[str, Any]) -> None:
    assert protected(recipient) == [("failed", "recipient-plain")]


def test_a_hash_without_salt_fails() -> None:
    hashed = {"type": "email", "hashed": True, "salted": False, "identity": "sha256$ab12"}
    assert protected(hashed) == [("failed", "recipient-unsalted")]


@pytest.mark.parametrize(
    "recipient",
    [
        {"type": "url", "identity": f"https://x.example/{SECRET}"},
        {"type": "systemId", "identity": "4711"},
        {"type": "id", "identity": "did:"},
        {},
    ],
)
def test_other_ids_are_for_a_person(recipient: dict[str, Any]) -> None:
    assert protected(recipient) == [("cantTell", "recipient-unclear")]


def test_every_recipient_counts_and_has_its_place() -> None:
    hidden = {"type": "id", "identity": "did:key:z6Mk"}
    plain = {"type": "email", "identity": f"{SECRET}@x.example"}
    about = subject(
        "credential",
        recipients=[hidden, plain],
        sources={"/recipients/1": "/credentialSubject/identifier/0"},
    )
    found = look("recipient_protected", about)
    assert [f.place.pointer for f in found if f.place] == ["/top/credentialSubject/identifier/0"]


@pytest.mark.parametrize("recipients", [[], None, "x", ["x"]])
def test_nobody_named_does_not_apply(recipients: Any) -> None:
    found = look("recipient_protected", subject("credential", recipients=recipients))
    assert seen(found) == [("inapplicable", "recipient-none")]


@given(
    st.text(min_size=4),
    st.sampled_from(["email", "id", "url", "name", "x"]),
    st.booleans(),
    st.booleans(),
)
def test_no_message_holds_the_identity(
    identity: str, type: str, hashed: bool, salted: bool
) -> None:
    recipient = {"type": type, "identity": identity, "hashed": hashed, "salted": salted}
    for finding in look("recipient_protected", subject("credential", recipients=[recipient])):
        assert not finding.message.params


# --- what verify says of the hash


def shape(
    pointer: str,
    level: Level = "error",
    outcome: Outcome = Outcome.FAILED,
    name: StepName = "shape",
    within: str = "",
) -> Verification:
    step = Step(name, outcome, message("validation.pattern"), Clause("", ""), pointer, level)
    path, form = "badges/a.json", Form.OB2_ASSERTION
    inner = Verification(path, "", form, None, "invalid", (step,), pointer=within)
    return Verification(path, "", form, None, "invalid", (), (inner,)) if within else inner


def compared(
    verification: Verification | None, identity: str, *, salted: bool = True
) -> list[tuple[str, str]]:
    about = subject(
        "credential",
        recipients=[{"type": "email", "hashed": True, "salted": salted, "identity": identity}],
        sources={"/recipients/0": "/recipient", "/recipients/0/identity": "/recipient/identity"},
    )
    verified = {about.path: verification} if verification else {}
    found = look("recipient_protected", about, FakeTools(verified=verified))
    assert SECRET not in repr([(f.message, sentence(f.message)) for f in found])
    return seen(found)


WRONG = shape("/top/recipient/identity")


@pytest.mark.parametrize("salted", [True, False])
@pytest.mark.parametrize("identity", [SECRET, "sha256$1234", "sha256$" + "x" * 64, "ab" * 32])
def test_what_verify_takes_for_no_hash_hides_nothing(identity: str, salted: bool) -> None:
    assert compared(WRONG, identity, salted=salted) == [("failed", "recipient-not-hashed")]
    inner = shape("/recipient/identity", within="/top")
    assert compared(inner, identity, salted=salted) == [("failed", "recipient-not-hashed")]


@pytest.mark.parametrize(
    "identity", ["sha1$" + "a" * 40, "sha512$" + "a" * 128, "SHA256$" + "a" * 64]
)
def test_a_hash_that_the_specifications_do_not_know_is_for_a_person(identity: str) -> None:
    assert compared(WRONG, identity) == [("cantTell", "recipient-unknown-hash")]
    assert compared(WRONG, identity, salted=False) == [("failed", "recipient-unsalted")]


@pytest.mark.parametrize(
    "other",
    [
        None,
        shape("/top/recipient/type"),
        shape("/top/issuedOn"),
        shape("/top/recipient/identity", level="warning"),
        shape("/top/recipient/identity", outcome=Outcome.PASSED),
        shape("/top/recipient/identity", name="proof"),
    ],
)
@pytest.mark.parametrize("name", ["sha256$" + "a" * 64, "md5$" + "a" * 32])
def test_other_faults_have_nothing_to_do_with_it(name: str, other: Verification | None) -> None:
    assert compared(other, name) == []


def test_a_name_beside_the_identity_is_for_a_person() -> None:
    hidden = {"type": "id", "identity": "did:key:z6Mk"}
    name = {"type": "displayName", "identity": SECRET, "hashed": False}
    assert protected(hidden, name) == [("cantTell", "recipient-named")]
