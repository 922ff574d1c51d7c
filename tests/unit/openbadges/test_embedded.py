from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from badgeaudit.model.badges import Form
from tests.unit.openbadges.samples import ASSERTION2, CLASS2, CREDENTIAL, TRANSCRIPT, without
from tests.unit.openbadges.subjects import fields, first, kinds, subjects
from tests.unit.openbadges.wrapping import token


def test_everything_embedded_in_an_assertion_is_a_subject() -> None:
    issuer = {"id": "urn:i", "type": "Issuer", "name": "Org"}
    data = {**ASSERTION2, "badge": {**CLASS2, "issuer": issuer}}
    assert kinds(data) == [
        ("credential", "https://youth.example/awards/1", "", False),
        ("badge_class", "https://youth.example/badges/mentor", "/badge", True),
        ("issuer", "urn:i", "/badge/issuer", True),
    ]
    assert first(data).fields["issuer"] == "urn:i"
    assert first(data).sources["/issuer"] == "/badge/issuer/id"
    assert [each.form for each in subjects(data)] == [
        Form.OB2_ASSERTION,
        Form.OB2_BADGE_CLASS,
        Form.OB2_PROFILE,
    ]


def test_what_has_no_id_is_known_by_its_place() -> None:
    data = {**without(ASSERTION2, "id"), "badge": {"name": "A", "issuer": {"name": "Org"}}}
    assert kinds(data) == [
        ("credential", "b.json#", "", False),
        ("badge_class", "b.json#/badge", "/badge", True),
        ("issuer", "b.json#/badge/issuer", "/badge/issuer", True),
    ]
    credential, badge, _ = subjects(data)
    assert credential.fields["badge"] == "b.json#/badge"
    assert credential.fields["issuer"] == "b.json#/badge/issuer"
    assert not badge.fields.keys() & {"id", "issuer"}


@pytest.mark.parametrize("issuer", ["urn:i", {"id": "urn:i"}, {"id": "urn:i", "type": "Profile"}])
def test_a_bare_reference_is_no_subject(issuer: Any) -> None:
    assert [each.kind for each in subjects({**CLASS2, "issuer": issuer})] == ["badge_class"]
    assert fields({**CLASS2, "issuer": issuer})["issuer"] == "urn:i"


def test_copies_of_a_class_have_the_same_fields_wherever_they_stand() -> None:
    badge = {"name": "A", "issuer": {"name": "Org"}}
    one = {**ASSERTION2, "badge": badge}
    copies = [each.fields for each in subjects([one, one]) if each.kind == "badge_class"]
    assert copies == [{"name": "A"}, {"name": "A"}]


def test_clr_lists_achievements_and_nests_credentials() -> None:
    inside = "/credentialSubject/verifiableCredential/0"
    found = kinds(TRANSCRIPT)
    assert found[:3] == [
        ("credential", "urn:uuid:c1", "", False),
        ("badge_class", "urn:a:1", "/credentialSubject/achievement/0", True),
        ("badge_class", "urn:a:2", "/credentialSubject/achievement/1", True),
    ]
    assert found[3:5] == [
        ("credential", "urn:uuid:0d1c", inside, True),
        (
            "badge_class",
            "https://youth.example/achievements/mentor",
            f"{inside}/credentialSubject/achievement",
            True,
        ),
    ]
    outer = subjects(TRANSCRIPT)[0]
    assert outer.form is Form.CLR2_CREDENTIAL
    assert "badge" not in outer.fields
    assert subjects(TRANSCRIPT)[3].form is Form.OB3_CREDENTIAL


def test_clr_may_hold_tokens() -> None:
    data = deepcopy(TRANSCRIPT)
    data["credentialSubject"]["verifiableCredential"] = [token({"vc": CREDENTIAL}), "no token"]
    assert "urn:uuid:0d1c" in [each.id for each in subjects(data)]


def test_credentials_inside_each_other_end_somewhere() -> None:
    data: dict[str, Any] = TRANSCRIPT
    for _ in range(300):
        about = {"verifiableCredential": [data]}
        data = {**TRANSCRIPT, "credentialSubject": about}
    assert 5 < len(subjects(data)) < 50
