"""Recipients: hashes, ids, types; and that no identity ever leaves the module."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.recipients import recipient_step

MAIL = "ana@learners.example"
DID = "did:key:z6MkrHKzgsahxBLyNAbLQyB1pcWNYC9GmywiWPgkrvntAZcj"


def hashed(identity: str, salt: str = "", name: str = "sha256") -> str:
    return f"{name}${hashlib.new(name, (identity + salt).encode()).hexdigest()}"


def ob3(**identity: Any) -> dict[str, Any]:
    identifier = {"type": "IdentityObject", "identityType": "emailAddress", **identity}
    return {"credentialSubject": {"type": ["AchievementSubject"], "identifier": [identifier]}}


def ob2(**recipient: Any) -> dict[str, Any]:
    return {"recipient": {"type": "email", **recipient}}


SAME = [
    ob3(hashed=True, salt="s1", identityHash=hashed(MAIL, "s1")),
    ob3(hashed=True, identityHash=hashed(MAIL, name="md5")),
    ob3(hashed=True, identityHash=hashed(MAIL).upper().replace("SHA256", "sha256")),
    ob3(hashed=False, identityHash=MAIL),
    ob2(hashed=True, salt="s1", identity=hashed(MAIL, "s1")),
    ob2(hashed=False, identity=MAIL),
    {"recipient": hashed(MAIL, "old"), "salt": "old"},
    {"credentialSubject": [{"id": "mailto:" + MAIL}]},
]


@pytest.mark.parametrize("data", SAME)
@pytest.mark.parametrize("wanted", [MAIL, f" {MAIL} ", f"mailto:{MAIL}", "Ana@Learners.example"])
def test_the_named_person_is_found(data: dict[str, Any], wanted: str) -> None:
    step = recipient_step(data, wanted)
    assert step.outcome is Outcome.PASSED
    assert step.pointer


@pytest.mark.parametrize("data", SAME)
def test_somebody_else_is_not(data: dict[str, Any]) -> None:
    assert recipient_step(data, "bor@learners.example").outcome is Outcome.FAILED


def test_an_id_is_compared_as_it_is() -> None:
    data = {"credentialSubject": {"id": DID}}
    assert recipient_step(data, DID).outcome is Outcome.PASSED
    assert recipient_step(data, DID.lower()).outcome is Outcome.FAILED


def test_the_type_of_identity_has_to_fit() -> None:
    data = ob3(hashed=False, identityHash="12345")
    assert recipient_step(data, "12345").outcome is Outcome.FAILED
    data = ob3(hashed=False, identityHash="12345", identityType="studentId")
    assert recipient_step(data, "12345").outcome is Outcome.PASSED


def test_an_unknown_hash_can_not_be_told() -> None:
    step = recipient_step(ob3(hashed=True, identityHash="sha1$aa"), MAIL)
    assert step.outcome is Outcome.CANT_TELL


def test_nobody_asked_for_does_not_apply_and_nobody_named_fails() -> None:
    assert recipient_step(SAME[0], None).outcome is Outcome.INAPPLICABLE
    assert recipient_step({"credentialSubject": {}}, MAIL).outcome is Outcome.FAILED


@pytest.mark.parametrize("wanted", [MAIL, "bor@learners.example"])
@pytest.mark.parametrize("data", SAME)
def test_no_identity_is_in_a_step(data: dict[str, Any], wanted: str) -> None:
    shown = repr(recipient_step(data, wanted))
    assert MAIL not in shown
    assert wanted not in shown
    assert hashlib.sha256(MAIL.encode()).hexdigest() not in shown


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "identifier", "identityHash", "identityType", "hashed", "salt"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(JSON, JSON, st.text(max_size=8))
def test_junk_never_raises(subject: Any, recipient: Any, wanted: str) -> None:
    step = recipient_step({"credentialSubject": subject, "recipient": recipient}, wanted)
    assert step.name == "recipient"
