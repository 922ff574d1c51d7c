from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.tokens import claim_steps

HEADER = {"alg": "RS256", "typ": "JWT", "kid": "https://college.example/key"}
CREDENTIAL: dict[str, Any] = {
    "@context": ["https://www.w3.org/ns/credentials/v2"],
    "id": "urn:uuid:1",
    "issuer": {"id": "https://college.example"},
    "credentialSubject": {"id": "mailto:ana@example.org"},
    "validFrom": "2026-01-01T01:00:00+01:00",
    "validUntil": "2027-01-01T00:00:00Z",
}
CLAIMS: dict[str, Any] = {
    "iss": "https://college.example",
    "sub": "mailto:ana@example.org",
    "jti": "urn:uuid:1",
    "nbf": 1767225600,
    "exp": 1798761600,
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("id"), inner),
    max_leaves=5,
)


def steps(
    claims: dict[str, Any], credential: dict[str, Any], header: dict[str, Any] = HEADER
) -> list[tuple[str, Outcome, str, str]]:
    found = claim_steps(header, claims, credential)
    assert all(sentence(each.reason) for each in found)
    assert all(each.name == "claims" for each in found)
    return [(each.reason.id, each.outcome, each.level, each.pointer) for each in found]


def test_claims_that_agree() -> None:
    assert steps(CLAIMS, CREDENTIAL) == [("tokens.claims-fit", Outcome.PASSED, "error", "")]


@pytest.mark.parametrize(
    ("changes", "id", "pointer"),
    [
        ({"iss": "https://other.example"}, "tokens.claim-differs", "/issuer"),
        ({"iss": "https://college.example/"}, "tokens.claim-differs", "/issuer"),
        ({"sub": "mailto:ben@example.org"}, "tokens.claim-differs", "/credentialSubject"),
        ({"jti": "urn:uuid:2"}, "tokens.claim-differs", "/id"),
        ({"jti": 1}, "tokens.claim-not-text", "/id"),
        ({"nbf": 1767225601}, "tokens.date-differs", "/validFrom"),
        ({"nbf": "1767225600"}, "tokens.claim-not-date", "/validFrom"),
        ({"nbf": True}, "tokens.claim-not-date", "/validFrom"),
        ({"nbf": 10**30}, "tokens.claim-not-date", "/validFrom"),
        ({"exp": 1798761599}, "tokens.date-differs", "/validUntil"),
    ],
)
def test_claims_that_contradict(changes: dict[str, Any], id: str, pointer: str) -> None:
    assert steps(CLAIMS | changes, CREDENTIAL) == [(id, Outcome.FAILED, "error", pointer)]


@pytest.mark.parametrize("claim", ["iss", "sub", "jti", "nbf", "exp"])
def test_a_missing_claim_is_a_warning(claim: str) -> None:
    claims = {name: value for name, value in CLAIMS.items() if name != claim}
    warning = ("tokens.claims-missing", Outcome.FAILED, "warning", "")
    assert warning in steps(claims, CREDENTIAL)


def test_without_an_id_of_the_recipient_nothing_is_missing() -> None:
    claims = {name: value for name, value in CLAIMS.items() if name != "sub"}
    credential = CREDENTIAL | {"credentialSubject": {"identifier": [{}]}}
    assert [id for id, *_ in steps(claims, credential)] == ["tokens.claims-fit"]


def test_a_claim_without_counterpart_is_a_warning() -> None:
    credential = CREDENTIAL | {"credentialSubject": {}}
    assert ("tokens.claims-alone", Outcome.FAILED, "warning", "") in steps(CLAIMS, credential)


def test_an_issuer_that_is_only_a_url() -> None:
    assert steps(CLAIMS, CREDENTIAL | {"issuer": CLAIMS["iss"]})[0][1] is Outcome.PASSED
    assert steps(CLAIMS, CREDENTIAL | {"issuer": {"id": "x"}})[0][1] is Outcome.FAILED


@pytest.mark.parametrize(
    ("written", "nbf", "fits"),
    [
        ("2026-01-01T00:00:00Z", 1767225600, True),
        ("2026-01-01T00:00:00.142Z", 1767225600, True),
        ("2026-01-01T00:00:00.999Z", 1767225601, True),
        ("2026-01-01T00:00:00.142Z", 1767225600.142, True),
        ("2025-12-31T19:00:00-05:00", 1767225600, True),
        ("2026-01-01T00:00:00", 1767225600, True),
        ("2026-01-01T01:00:00", 1767225600, False),
        ("2026-01-01T00:00:01.5Z", 1767225600, False),
        ("soon", 1767225600, False),
        (1767225600, 1767225600, False),
    ],
)
def test_dates_are_compared_to_the_second(written: Any, nbf: float, fits: bool) -> None:
    found = steps(CLAIMS | {"nbf": nbf}, CREDENTIAL | {"validFrom": written})
    assert (found[0][1] is Outcome.PASSED) is fits


def test_the_dates_of_the_older_data_model_come_first_there() -> None:
    old = {
        "@context": ["https://www.w3.org/2018/credentials/v1"],
        "issuanceDate": "2026-01-01T00:00:00Z",
        "validFrom": "2020-01-01T00:00:00Z",
        "expirationDate": "2027-01-01T00:00:00Z",
    }
    credential = {**CREDENTIAL, **old}
    del credential["validUntil"]
    assert [id for id, *_ in steps(CLAIMS, credential)] == ["tokens.claims-fit"]


def test_dates_are_held_against_the_moment_of_the_audit() -> None:
    credential = {k: v for k, v in CREDENTIAL.items() if k != "validUntil"}
    late, early = datetime(2028, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
    assert [s.reason.id for s in claim_steps({}, CLAIMS, credential, late)] == ["tokens.expired"]
    found = claim_steps({}, CLAIMS, credential, early)
    assert "tokens.not-yet" in [step.reason.id for step in found]


def test_a_person_is_never_named() -> None:
    found = claim_steps(HEADER, CLAIMS | {"sub": "mailto:ben@example.org"}, CREDENTIAL)
    shown = " ".join(sentence(each.reason) + str(dict(each.details)) for each in found)
    assert "ana" not in shown
    assert "ben@" not in shown


def test_members_of_the_header_that_are_not_allowed() -> None:
    found = steps(CLAIMS, CREDENTIAL, HEADER | {"iat": 1, "cty": "vc"})
    assert found[1:] == [("tokens.header-extra", Outcome.FAILED, "warning", "")]
    found = steps(CLAIMS, CREDENTIAL, HEADER | {"typ": "vc+jwt"})
    assert found[1:] == [("tokens.header-type", Outcome.FAILED, "warning", "")]
    assert len(steps(CLAIMS, CREDENTIAL, {"alg": "RS256", "typ": "jwt"})) == 1


@given(
    st.dictionaries(st.sampled_from([*CLAIMS, "vc"]), JUNK),
    st.dictionaries(st.sampled_from([*CREDENTIAL, "issuanceDate", "expirationDate"]), JUNK),
    st.dictionaries(st.text(max_size=5) | st.just("typ"), JUNK, max_size=3),
)
def test_any_junk_is_answered(
    claims: dict[str, Any], credential: dict[str, Any], header: dict[str, Any]
) -> None:
    steps(claims, credential, header)
