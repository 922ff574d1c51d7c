from __future__ import annotations

from typing import Any

import pytest

from tests.unit.openbadges.samples import ASSERTION2, CREDENTIAL
from tests.unit.openbadges.subjects import fields, first, kinds


def test_several_subjects_of_one_credential() -> None:
    one = {"id": "did:a", "achievement": "urn:a:1", "narrative": "first"}
    two = {"id": "did:b", "identifier": [], "achievement": {"id": "urn:a:2", "name": "Two"}}
    found = first({**CREDENTIAL, "credentialSubject": [one, two]})
    assert [each["identity"] for each in found.fields["recipients"]] == ["did:a", "did:b"]
    assert found.sources["/recipients/1/identity"] == "/credentialSubject/1/id"
    assert found.fields["badge"] == "urn:a:1"
    assert found.fields["narrative"] == "first"
    assert ("badge_class", "urn:a:2", "/credentialSubject/1/achievement", True) in kinds(
        {**CREDENTIAL, "credentialSubject": [one, two]}
    )


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        ("mari@post.example", ("email", False, False)),
        ("sha256$ab", ("email", True, False)),
        ({"identity": "md5$ab", "type": "email"}, ("email", True, False)),
        ({"identity": "ab", "type": ["telephone"], "hashed": True}, ("telephone", True, False)),
        ({"identity": "a@b", "type": "email", "hashed": True, "salt": "s"}, ("email", False, True)),
        ({"identity": "https://mari.example", "type": "url"}, ("url", False, False)),
        ({"identity": "urn:x", "salt": " "}, ("id", False, False)),
    ],
)
def test_recipients(recipient: Any, expected: tuple[str, bool, bool]) -> None:
    (found,) = fields({**ASSERTION2, "recipient": recipient})["recipients"]
    assert (found["type"], found["hashed"], found["salted"]) == expected


def test_mail_address_as_id_of_the_subject() -> None:
    about = {"id": "mailto:mari@post.example", "achievement": "urn:a"}
    (found,) = fields({**CREDENTIAL, "credentialSubject": about})["recipients"]
    assert (found["type"], found["hashed"]) == ("email", False)


def test_what_names_the_person_beside_the_id_comes_after_it() -> None:
    about = {
        "name": "Mari Maasikas",
        "familyName": "Maasikas",
        "email": "mari@post.example",
        "phone": " ",
        "id": "did:a",
        "identifier": {"identityHash": "4711", "identityType": "sisId"},
        "achievement": "urn:a",
    }
    found = first({**CREDENTIAL, "credentialSubject": [about, {"name": "Jaan"}]})
    assert [(each["type"], each["identity"]) for each in found.fields["recipients"]] == [
        ("id", "did:a"),
        ("sisId", "4711"),
        ("displayName", "Mari Maasikas"),
        ("email", "mari@post.example"),
        ("displayName", "Jaan"),
    ]
    assert found.sources["/recipients/2/identity"] == "/credentialSubject/0/name"
    assert found.sources["/recipients/4"] == "/credentialSubject/1/name"


@pytest.mark.parametrize("recipient", ["", " ", 5, {}, {"identity": 5}, {"identity": " "}, [[]]])
def test_what_names_nobody_is_no_recipient(recipient: Any) -> None:
    assert "recipients" not in fields({**ASSERTION2, "recipient": recipient})
