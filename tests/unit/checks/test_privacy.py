from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.checks.fakes import look, seen, subject

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
