from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.badges import Form
from badgeaudit.openbadges.recognise import members, recognise
from tests.unit.openbadges.samples import (
    ACHIEVEMENT,
    ALL,
    ASSERTION2,
    CLASS1,
    CLASS2,
    CREDENTIAL,
    OB2,
    OB3,
    PLAIN,
    PROFILE2,
    PROFILE3,
    VC1,
    VC2,
    without,
)

OB1 = "https://w3id.org/openbadges/v1"

SAMPLES = {
    "profile2": Form.OB2_PROFILE,
    "class2": Form.OB2_BADGE_CLASS,
    "assertion2": Form.OB2_ASSERTION,
    "achievement": Form.OB3_ACHIEVEMENT,
    "credential": Form.OB3_CREDENTIAL,
    "endorsement3": Form.OB3_ENDORSEMENT,
    "transcript": Form.CLR2_CREDENTIAL,
    "plain": Form.PLAIN_BADGE_CLASS,
    "class1": Form.OB1_BADGE_CLASS,
    "assertion1": Form.OB1_ASSERTION,
    "assertion05": Form.OB1_ASSERTION,
}


@pytest.mark.parametrize("name", sorted(ALL))
def test_samples(name: str) -> None:
    assert recognise(ALL[name]) is SAMPLES[name]


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ({"type": "Endorsement", "@context": OB2}, Form.OB2_ENDORSEMENT),
        ({"type": "RevocationList", "@context": OB2}, Form.OB2_REVOCATION_LIST),
        ({"type": ["CryptographicKey"], "@context": [OB2]}, Form.OB2_CRYPTOGRAPHIC_KEY),
        ({"@type": "obi:BadgeClass"}, Form.OB2_BADGE_CLASS),
        ({"type": "https://w3id.org/openbadges#Assertion"}, Form.OB2_ASSERTION),
        ({"type": "BadgeClass", "@context": OB1}, Form.OB1_BADGE_CLASS),
        ({"type": "BadgeClass", "@context": [OB1, OB2]}, Form.OB2_BADGE_CLASS),
        ({"type": "Issuer", "@context": OB1}, Form.OB1_ISSUER),
        (
            {
                "type": "Assertion",
                "@context": "https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld",
            },
            Form.OB2_ASSERTION,
        ),
        ({"type": "Profile", "@context": OB2, "address": {}}, Form.OB2_PROFILE),
        ({"type": "Profile", "@context": [VC2, OB3]}, Form.OB3_PROFILE),
        (PROFILE3, Form.OB3_PROFILE),
        ({"type": "Profile", "publicKey": "x"}, Form.OB2_PROFILE),
        ({"type": ["VerifiableCredential", "AchievementCredential"]}, Form.OB3_CREDENTIAL),
        ({"type": "OpenBadgeCredential"}, Form.OB3_CREDENTIAL),
        ({"type": ["VerifiableCredential", "StatusList2021Credential"]}, Form.VC_STATUS_LIST),
        ({"type": "BitstringStatusListCredential"}, Form.VC_STATUS_LIST),
        ({"type": ["VerifiableCredential", "PassportCredential"]}, Form.VC_OTHER),
        (
            {"type": ["VerifiableCredential", "X"], "credentialSubject": [{"achievement": {}}]},
            Form.OB3_CREDENTIAL,
        ),
        ({"@context": {"id": "@id"}}, Form.JSONLD_CONTEXT),
        ({"@context": [OB2, {"a": "b"}], "obi:validation": []}, Form.JSONLD_CONTEXT),
    ],
)
def test_by_type_and_context(data: dict[str, Any], form: Form) -> None:
    assert recognise(data) is form


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (without(CLASS2, "type"), Form.OB2_BADGE_CLASS),
        (without(ASSERTION2, "type"), Form.OB2_ASSERTION),
        (without(PROFILE2, "type"), Form.OB2_PROFILE),
        (without(CREDENTIAL, "type"), Form.OB3_CREDENTIAL),
        (without(CREDENTIAL, "type", "@context"), Form.OB3_CREDENTIAL),
        (without(ACHIEVEMENT, "type"), Form.OB3_ACHIEVEMENT),
        (without(ACHIEVEMENT, "type", "@context"), Form.OB3_ACHIEVEMENT),
        (without(ASSERTION2, "type", "@context"), Form.OB2_ASSERTION),
        ({"@context": OB2, "revokedAssertions": []}, Form.OB2_REVOCATION_LIST),
        ({"@context": OB2, "publicKeyPem": ""}, Form.OB2_CRYPTOGRAPHIC_KEY),
        ({"@context": OB2, "claim": {}}, Form.OB2_ENDORSEMENT),
        ({"@context": OB2, "id": "x", "revoked": True}, Form.OB2_ASSERTION),
        ({"@context": OB1, "name": "a", "criteria": "b"}, Form.OB1_BADGE_CLASS),
        ({"@context": [VC2, OB3], "name": "a", "url": "b"}, Form.OB3_PROFILE),
        ({"@context": [VC1], "type": [], "credentialSubject": {}}, Form.VC_OTHER),
        ({**CLASS1, "extensions:x": {}}, Form.OB2_BADGE_CLASS),
        ({"name": "Org", "url": "https://y.example", "org": "x"}, Form.OB1_ISSUER),
        ({"name": "a", "description": "b", "image": "c"}, Form.PLAIN_BADGE_CLASS),
        ({"name": "a", "criteria": {}, "type": "badge"}, Form.PLAIN_BADGE_CLASS),
    ],
)
def test_by_keys(data: dict[str, Any], form: Form) -> None:
    assert recognise(data) is form


@pytest.mark.parametrize(
    "data",
    [
        None,
        1,
        "text",
        [],
        {},
        [[CLASS2]],
        {"name": "tool", "version": "1", "description": "a package"},
        {"name": "a", "url": "b", "scripts": {}},
        {"@context": "https://schema.org", "name": "a", "description": "b", "image": "c"},
        {"credentialSubject": {"achievement": {}}},
        {"@context": OB2},
        {"type": {"a": 1}, "@context": 5},
        {"name": 5, "criteria": "x"},
    ],
)
def test_everything_else_is_other_json(data: Any) -> None:
    assert recognise(data) is Form.OTHER_JSON
    (only,) = members(data)
    assert (only.form, only.pointer) == (Form.OTHER_JSON, "")


@pytest.mark.parametrize(
    ("data", "pointers"),
    [
        ([CLASS2, "x", {}, PLAIN], ["/0", "/3"]),
        ({"@context": OB2, "@graph": [CLASS2, PROFILE2]}, ["/@graph/0", "/@graph/1"]),
        (
            {"type": "VerifiablePresentation", "verifiableCredential": [CREDENTIAL]},
            ["/verifiableCredential/0"],
        ),
        (CLASS2, [""]),
    ],
)
def test_every_badge_of_a_list_is_a_member(data: Any, pointers: list[str]) -> None:
    found = list(members(data))
    assert [each.pointer for each in found] == pointers
    assert recognise(data) is found[0].form
    assert list(members(data, recognise(data))) == found


KEYS = st.sampled_from(sorted({key for each in ALL.values() for key in each} | {"@type"}))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from([OB2, VC2]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=5),
    max_leaves=10,
)


@given(VALUES)
def test_junk_never_raises(data: Any) -> None:
    assert recognise(data) is next(members(data)).form
