from __future__ import annotations

from tests.unit.openbadges.samples import ACHIEVEMENT, ENDORSEMENT3
from tests.unit.openbadges.subjects import first, subjects
from tests.unit.openbadges.wrapping import token


def test_endorsements_of_every_kind() -> None:
    data = {
        **ACHIEVEMENT,
        "endorsement": [ENDORSEMENT3, "urn:e:2", token(ENDORSEMENT3), 5, {}],
        "endorsementJwt": [token({"vc": {"id": "urn:e:4"}, "iss": "did:i"}), "no token"],
    }
    known = {"id": "urn:uuid:e", "issuer": "did:web:city.example"}
    found = first(data)
    assert found.fields["endorsements"] == [
        known,
        {"id": "urn:e:2"},
        known,
        {"id": "urn:e:4", "issuer": "did:i"},
    ]
    assert found.sources["/endorsements/3"] == "/endorsementJwt/0"
    assert {each.id for each in subjects(data)} == {data["id"], "did:web:youth.example"}


def test_a_single_token_need_not_be_in_a_list() -> None:
    data = {**ACHIEVEMENT, "endorsementJwt": token(ENDORSEMENT3)}
    found = first(data)
    assert found.fields["endorsements"] == [{"id": "urn:uuid:e", "issuer": "did:web:city.example"}]
    assert found.sources["/endorsements/0/issuer"] == "/endorsementJwt"
    assert "endorsements" not in first({**data, "endorsementJwt": token({"a": 1})}).fields
