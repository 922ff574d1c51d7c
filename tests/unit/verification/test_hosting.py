from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.network.fetching import Fetched, NotFetched, Offline
from badgeaudit.verification.hosting import hosting_steps

ID = "https://issuer.example/assertions/1"
ISSUER = {"id": "https://issuer.example/profile"}
GOOD: dict[str, Any] = {
    "id": ID,
    "recipient": {"type": "email", "hashed": True, "identity": "sha256$00"},
    "badge": "https://issuer.example/badges/1",
    "issuedOn": "2026-01-01T00:00:00Z",
}


class Web:
    """Answers everything alike."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def get(self, url: str, accept: str = "application/json") -> Fetched | NotFetched:
        if isinstance(self.answer, NotFetched):
            return self.answer
        status = self.answer if isinstance(self.answer, int) else 200
        body = b"" if isinstance(self.answer, int) else self.answer
        return Fetched(url, url, status, "application/json", body, "0" * 64, "2026-01-01")


def seen(answer: Any, issuer: Any = ISSUER, **changed: Any) -> list[tuple[str, str]]:
    web = answer if isinstance(answer, Offline) else Web(answer)
    steps = hosting_steps({**GOOD, **changed}, issuer, web)
    assert all(sentence(step.reason) for step in steps)
    return [(step.outcome.value, step.reason.id.removeprefix("hosting.")) for step in steps]


def page(**changed: Any) -> bytes:
    return json.dumps({**GOOD, **changed}).encode()


IN_SCOPE = ("passed", "in-scope")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (page(), ("passed", "confirmed")),
        (page(badge={"id": GOOD["badge"], "name": "x"}), ("passed", "confirmed")),
        (410, ("failed", "gone")),
        (404, ("failed", "missing")),
        (503, ("cantTell", "status")),
        (b"<html>", ("cantTell", "not-json")),
        (b"[]", ("cantTell", "not-json")),
        (page(revoked=True), ("failed", "revoked")),
        (b'{"id": "x", "revoked": true}', ("failed", "revoked")),
        (page(id=ID + "0"), ("failed", "other-id")),
        (page(issuedOn="2025-01-01T00:00:00Z"), ("failed", "differs")),
        (page(recipient={"identity": "other"}), ("failed", "differs")),
        (page(badge="https://issuer.example/badges/2"), ("failed", "differs")),
    ],
)
def test_what_the_address_answers(answer: Any, found: tuple[str, str]) -> None:
    assert seen(answer) == [found, IN_SCOPE]


def test_offline_is_untested_and_a_fault_can_not_tell() -> None:
    assert seen(Offline())[0][0] == "untested"
    assert seen(NotFetched(message("network.unreachable", host="x")))[0][0] == "cantTell"


def test_a_file_that_says_itself_that_it_is_revoked() -> None:
    assert seen(Offline(), revoked=True) == [("failed", "revoked"), IN_SCOPE]
    assert seen(page(), revoked=True, revocationReason="x")[0] == ("failed", "revoked")


def test_without_an_address_nothing_is_hosted() -> None:
    assert seen(page(), id="urn:uuid:1") == [("failed", "no-address")]


def test_the_address_of_the_first_versions() -> None:
    old = {"uid": "1", "verify": {"type": "hosted", "url": ID}}
    (first, _) = hosting_steps(old, ISSUER, Web(json.dumps(old).encode()))
    assert first.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ({"startsWith": "https://issuer.example/assertions/"}, IN_SCOPE),
        ({"startsWith": ["https://x.example", "https://issuer.example/"]}, IN_SCOPE),
        ({"startsWith": "https://issuer.example/other/"}, ("failed", "outside-scope")),
        ({"allowedOrigins": "issuer.example"}, IN_SCOPE),
        ({"allowedOrigins": ["https://issuer.example"]}, IN_SCOPE),
        ({"allowedOrigins": "example"}, ("failed", "outside-scope")),
        ({"allowedOrigins": ["http://["]}, ("failed", "outside-scope")),
    ],
)
def test_where_the_issuer_allows_badges(rules: Any, found: tuple[str, str]) -> None:
    assert seen(page(), {**ISSUER, "verification": rules})[1] == found


def test_without_rules_it_is_the_issuers_own_host() -> None:
    assert seen(page(), {"id": "https://elsewhere.example/"})[1] == ("failed", "outside-scope")
    assert seen(page(), None)[1] == ("cantTell", "no-profile")


@given(st.dictionaries(st.sampled_from([*GOOD, "verify"]), st.from_type(object)), st.binary())
def test_no_value_raises(junk: dict[str, Any], answer: bytes) -> None:
    assert hosting_steps(junk, ISSUER, Web(answer))
