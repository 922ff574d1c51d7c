"""What is found inside a credential, and what belongs to those."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.verification.inner import inner_credentials


def pointers(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.kind, each.pointer) for each in inner_credentials(data)]


def test_endorsements_are_found_anywhere_but_not_those_of_endorsements() -> None:
    endorsement = {"id": "urn:e", "endorsement": [{"id": "urn:inner"}]}
    data = {
        "endorsement": endorsement,
        "endorsementJwt": ["e30.e30.x", "e30.e30.y"],
        "issuer": {"endorsement": [endorsement]},
        "credentialSubject": {"achievement": {"creator": {"endorsementJwt": "e30.e30.z"}}},
        "proof": {"endorsement": [endorsement]},
    }
    assert pointers(data) == [
        ("endorsement", "/endorsement"),
        ("endorsement", "/endorsementJwt/0"),
        ("endorsement", "/endorsementJwt/1"),
        ("endorsement", "/issuer/endorsement/0"),
        ("endorsement", "/credentialSubject/achievement/creator/endorsementJwt"),
    ]


def test_a_record_holds_credentials_and_their_insides_are_theirs() -> None:
    badge = {"id": "urn:1", "endorsement": [{"id": "urn:e"}]}
    data = {"credentialSubject": {"verifiableCredential": [badge, "e30.e30.x"]}}
    assert pointers(data) == [
        ("nested", "/credentialSubject/verifiableCredential/0"),
        ("nested", "/credentialSubject/verifiableCredential/1"),
    ]


def test_names_are_escaped_in_pointers() -> None:
    data: dict[str, Any] = {"a/b~c": {"endorsement": [{}]}}
    assert pointers(data) == [("endorsement", "/a~1b~0c/endorsement/0")]


JSON = st.recursive(
    st.none() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["endorsement", "endorsementJwt", "verifiableCredential", "x"]), inner
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["endorsement", "credentialSubject", "x"]), JSON))
def test_every_pointer_leads_to_its_value(data: dict[str, Any]) -> None:
    for each in inner_credentials(data):
        node: Any = data
        for name in each.pointer.split("/")[1:]:
            node = node[int(name)] if isinstance(node, list) else node[name]
        assert node == each.value
