from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import Undecodable
from badgeaudit.openbadges.tokens import decode_token, is_token, peek
from tests.unit.openbadges.samples import ASSERTION2, CREDENTIAL, VC1, VC2
from tests.unit.openbadges.wrapping import token


def problems(text: str) -> list[str]:
    with pytest.raises(Undecodable) as error:
        decode_token(text, "b.jwt")
    assert all(each.place.path == "b.jwt" for each in error.value.problems)
    return [each.message.id for each in error.value.problems]


def packed(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")


def test_a_whole_payload_is_the_credential_and_stays_as_it_is() -> None:
    payload = {**CREDENTIAL, "iss": "did:web:other.example", "nbf": 1}
    header, data, raw = decode_token(token(payload, {"alg": "RS256"}), "b.jwt")
    assert header == {"alg": "RS256"}
    assert data == payload
    assert json.loads(raw) == payload


def test_an_assertion_may_be_the_payload() -> None:
    assert decode_token(token(ASSERTION2), "b.jwt").data == ASSERTION2


@pytest.mark.parametrize(
    ("context", "dates"),
    [(VC1, ("issuanceDate", "expirationDate")), (VC2, ("validFrom", "validUntil"))],
)
def test_registered_claims_fill_what_the_vc_claim_leaves_out(
    context: str, dates: tuple[str, str]
) -> None:
    vc: dict[str, Any] = {
        "@context": [context],
        "type": ["VerifiableCredential"],
        "credentialSubject": {"achievement": {}},
    }
    claims = {"iss": "did:i", "sub": "did:s", "jti": "urn:j", "nbf": 0, "exp": 86_400, "vc": vc}
    _, data, raw = decode_token(token(claims), "b.jwt")
    assert data == {
        **vc,
        "id": "urn:j",
        "issuer": "did:i",
        dates[0]: "1970-01-01T00:00:00Z",
        dates[1]: "1970-01-02T00:00:00Z",
        "credentialSubject": {"id": "did:s", "achievement": {}},
    }
    assert json.loads(raw) == data
    assert "id" not in vc["credentialSubject"]


def test_what_the_vc_claim_says_itself_stays() -> None:
    claims = {"iss": "x", "sub": "x", "jti": "x", "nbf": 1, "exp": 1, "vc": CREDENTIAL}
    assert decode_token(token(claims), "b.jwt").data == CREDENTIAL


def test_an_issuer_without_id_gets_that_of_the_claim() -> None:
    claims = {"iss": "did:i", "vc": {"issuer": {"name": "Org"}}}
    assert decode_token(token(claims), "b.jwt").data == {"issuer": {"id": "did:i", "name": "Org"}}


def test_junk_claims_are_left_out() -> None:
    claims = {"iss": 1, "sub": [], "jti": None, "nbf": True, "exp": 1e300, "vc": {"a": 1}}
    assert decode_token(token(claims), "b.jwt").data == {"a": 1}


def test_disclosures_behind_the_token_are_ignored() -> None:
    assert decode_token(token({"a": 1}) + "~WyJz~", "b.jwt").data == {"a": 1}


def test_unreadable_tokens() -> None:
    header, payload = packed(b'{"alg":"none"}'), packed(b'{"a":1}')
    assert problems(f"{header}.a.b.c.d") == ["openbadges.token-encrypted"]
    assert problems(f"eyJ9.{payload}.s")[0] == "openbadges.token-header"
    assert problems(f"{packed(b'[1]')}.{payload}.s") == ["openbadges.token-header"]
    assert problems(f"{header}.abcde.s") == ["openbadges.token-payload"]
    twice = packed(b'{"a":1,"a":2}')
    found = problems(f"{header}.{twice}.s")
    assert found[0] == "openbadges.token-payload"
    assert len(found) == 2


def test_what_looks_like_a_token() -> None:
    assert is_token(token({}))
    assert is_token(token({}) + "~abc~")
    assert is_token("eyJhbGciOiJub25lIn0.e30.")
    for text in ("", "e", "eyJh.b", "example.org.uk/x", "{}", "eyJh.b.c d", "abcd.e.f", "é.a.b"):
        assert not is_token(text)


def test_peek_gives_the_content_or_none() -> None:
    assert peek(token({"vc": {"id": "urn:1"}})) == {"id": "urn:1"}
    assert peek("https://y.example") is None
    assert peek("eyJ9.e30.s") is None


@given(st.text(max_size=60), st.binary(max_size=60))
def test_no_text_raises_anything_else(text: str, noise: bytes) -> None:
    for each in (text, f"{packed(noise)}.{packed(noise)}.", f"e{text}.{text}.{text}"):
        with suppress(Undecodable):
            decode_token(each if "." in each else f"{each}.{each}", "b.jwt")
