from __future__ import annotations

from tests.unit.openbadges.samples import (
    ACHIEVEMENT,
    ALL,
    ASSERTION2,
    CLASS1,
    CLASS2,
    CREDENTIAL,
    HASH,
    PLAIN,
    PROFILE3,
)
from tests.unit.openbadges.subjects import fields, first, kinds, subjects


def test_badge_class_of_ob2() -> None:
    assert fields(CLASS2) == {
        "id": "https://youth.example/badges/mentor",
        "name": "Bike mentor",
        "description": "For teaching others to mend bicycles.",
        "criteria": {"narrative": "- mends a puncture\n- teaches two others"},
        "image": {"id": "https://youth.example/mentor.png", "caption": "A spanner"},
        "alignments": [
            {
                "url": "https://skills.example/mentoring",
                "name": "Mentoring",
                "framework": "Skills",
                "code": "S1.8",
                "description": "Support others in learning.",
            }
        ],
        "tags": ["bicycle", "mentoring"],
        "language": "en-GB",
        "related": [
            {"id": "https://youth.example/badges/mentor-et", "language": "et", "version": "1"}
        ],
        "version": "2",
        "issuer": "https://youth.example/issuer",
        "extensions": {"extensions:Workload": CLASS2["extensions:Workload"]},
    }


def test_achievement_of_ob3() -> None:
    found = fields(ACHIEVEMENT)
    assert found["creator"] == "did:web:youth.example"
    assert "issuer" not in found
    assert found["kind"] == "Badge"
    assert found["credits"] == 1.5
    assert found["language"] == "en"
    assert found["alignments"] == [
        {"url": "https://skills.example/mentoring", "name": "Mentoring", "type": "CFItem"}
    ]
    assert found["result_descriptions"] == [
        {
            "id": "urn:uuid:r",
            "name": "Level",
            "type": "RubricCriterionLevel",
            "required": "2",
            "allowed": ["1", "2"],
            "levels": [{"id": "urn:uuid:l", "name": "Good"}],
        }
    ]


def test_badge_class_of_ob1() -> None:
    found = fields(CLASS1)
    assert found["criteria"] == {"id": "https://youth.example/mentor"}
    assert found["alignments"] == [{"url": "https://skills.example/mentoring", "name": "Mentoring"}]


def test_plain_badge() -> None:
    found = fields(PLAIN)
    assert found["criteria"] == {"narrative": PLAIN["criteria"]}
    assert found["credits"] == 2
    assert "issuer" not in found
    assert kinds(PLAIN)[1] == ("issuer", "b.json#/issuer", "/issuer", True)
    assert "issuer" not in fields({**PLAIN, "issuer": "Youth Workshop"})


def test_assertion_of_ob2() -> None:
    assert fields(ASSERTION2) == {
        "id": "https://youth.example/awards/1",
        "badge": "https://youth.example/badges/mentor",
        "issued": "2025-03-01T10:00:00Z",
        "expires": "2028-03-01T10:00:00Z",
        "narrative": "Ran the spring workshop.",
        "recipients": [{"type": "email", "identity": HASH, "hashed": True, "salted": True}],
        "evidence": [{"id": "https://youth.example/photos/1", "name": "Photos", "genre": "Image"}],
        "verification": {"type": "hosted"},
    }
    assert kinds(ASSERTION2) == [("credential", "https://youth.example/awards/1", "", False)]


def test_credential_of_ob3() -> None:
    found = fields(CREDENTIAL)
    assert found["name"] == "Bike mentor of Mari"
    assert found["badge"] == "https://youth.example/achievements/mentor"
    assert found["issuer"] == "did:web:youth.example"
    assert (found["issued"], found["awarded"]) == ("2025-03-01T10:00:00Z", "2025-02-28T10:00:00Z")
    assert found["expires"] == "2028-03-01T10:00:00Z"
    assert found["narrative"] == "Ran the spring workshop."
    assert found["credits"] == 1
    assert found["evidence"] == [{"id": "https://youth.example/photos/1"}]
    assert found["status"] == [
        {
            "id": "https://youth.example/status#7",
            "type": "BitstringStatusListEntry",
            "purpose": "revocation",
        }
    ]
    assert found["proofs"] == [
        {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2025-03-01T10:00:00Z",
            "method": "did:web:youth.example#key",
            "purpose": "assertionMethod",
        }
    ]
    assert found["recipients"] == [
        {"type": "id", "identity": "did:example:mari", "hashed": False, "salted": False},
        {"type": "email", "identity": "mari@post.example", "hashed": False, "salted": False},
    ]
    assert [each.kind for each in subjects(CREDENTIAL)] == [
        "credential",
        "badge_class",
        "issuer",
        "issuer",
    ]


def test_profile_of_ob2() -> None:
    found = fields(ALL["profile2"])
    assert found["types"] == ["Issuer"]
    assert found["keys"] == ["https://youth.example/key"]
    assert found["revocation_list"] == "https://youth.example/revoked"
    assert found["telephone"] == "+372 600 0000"
    assert found["image"] == {"id": "https://youth.example/logo.png"}


def test_profile_of_ob3() -> None:
    found = first(PROFILE3)
    assert found.fields["country"] == "EE"
    assert found.sources["/country"] == "/address/addressCountryCode"
    assert found.fields["telephone"] == "+372 600 0000"
    name = fields({**PROFILE3, "address": {"addressCountry": "Estonia"}})
    assert name["country"] == "Estonia"
