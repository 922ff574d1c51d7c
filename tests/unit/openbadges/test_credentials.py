from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import read_badge
from tests.unit.openbadges.samples import (
    ALL,
    ASSERTION1,
    ASSERTION2,
    CLASS2,
    CREDENTIAL,
    HASH,
    OB2,
    without,
)
from tests.unit.openbadges.subjects import fields, first, subjects
from tests.unit.openbadges.wrapping import token


def test_language_of_the_context_is_the_last_resort() -> None:
    data = {**without(CLASS2, "@language"), "@context": [OB2, {"@language": "fi"}]}
    assert fields(data)["language"] == "fi"
    assert first(data).sources["/language"] == "/@context/1/@language"
    assert fields({**data, "@language": "sv"})["language"] == "sv"


def test_dates_of_vc_1() -> None:
    data = {**without(CREDENTIAL, "validFrom", "validUntil"), "issuanceDate": "2025-01-01"}
    found = fields({**data, "expirationDate": "2026-01-01"})
    assert (found["issued"], found["expires"]) == ("2025-01-01", "2026-01-01")


@pytest.mark.parametrize("payload", [CREDENTIAL, {"vc": CREDENTIAL}])
def test_a_token_is_a_proof(payload: Any) -> None:
    signed = normalise(read_badge(token(payload, {"alg": "RS256"}).encode(), "b.jwt"))[0]
    assert signed.fields["proofs"][-1] == {"type": "JWT", "cryptosuite": "RS256"}
    assert len(signed.fields["proofs"]) == 2
    assert signed.sources["/proofs/1"] == ""


def test_a_signed_assertion_has_a_proof() -> None:
    signed = normalise(read_badge(token(ASSERTION2).encode(), "b.jws"))[0]
    assert signed.fields["proofs"] == [
        {"type": "JWS", "cryptosuite": "ES256", "method": "did:web:youth.example#key"}
    ]


def test_assertion_of_ob1() -> None:
    found = first(ASSERTION1)
    assert found.id == "https://youth.example/awards/1"
    assert found.fields["id"] == "https://youth.example/awards/1"
    assert found.sources["/id"] == "/verify/url"
    assert found.fields["issued"] == "2015-03-01T10:00:00Z"
    assert found.fields["badge"] == "b.json#/badge"
    assert found.fields["verification"]["type"] == "hosted"


def test_assertion_of_ob05() -> None:
    found = first(ALL["assertion05"])
    assert found.fields["issued"] == "2012-05-01"
    assert found.fields["recipients"] == [
        {"type": "email", "identity": HASH, "hashed": True, "salted": True}
    ]
    assert subjects(ALL["assertion05"])[2].fields["url"] == "https://youth.example"
