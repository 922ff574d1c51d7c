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
from badgeaudit.verification.hosting import hosted, inside_steps

ID = "https://issuer.example/assertions/1"
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


def seen(answer: Any, **changed: Any) -> list[tuple[str, str]]:
    web = answer if isinstance(answer, Offline) else Web(answer)
    steps = hosted({**GOOD, **changed}, web).steps
    assert all(sentence(step.reason) for step in steps)
    return [(step.outcome.value, step.reason.id.removeprefix("hosting.")) for step in steps]


def page(**changed: Any) -> bytes:
    return json.dumps({**GOOD, **changed}).encode()


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
        (page(badge={"name": "x"}), ("failed", "differs")),
        # a file may not leave out what the address says
        (page(expires="2026-02-01T00:00:00Z"), ("failed", "differs")),
    ],
)
def test_what_the_address_answers(answer: Any, found: tuple[str, str]) -> None:
    assert seen(answer) == [found]


def test_only_what_was_asked_for_is_taken_for_the_copy() -> None:
    assert hosted(GOOD, Web(page())).copy == GOOD
    differs = hosted(GOOD, Web(page(expires="2026-02-01T00:00:00Z")))
    assert differs.copy is not None
    for answer in (page(id=ID + "0"), page(revoked=True), b"[]", 404):
        assert hosted(GOOD, Web(answer)).copy is None


def test_what_is_added_later_or_told_otherwise_is_a_warning() -> None:
    assert seen(page(narrative="x", evidence=[])) == [
        ("passed", "confirmed"),
        ("failed", "differs-besides"),
    ]
    (_, warning) = hosted({**GOOD, "narrative": "with honours"}, Web(page())).steps
    assert (warning.level, warning.reason.params["properties"]) == ("warning", ("narrative",))
    (_, many) = hosted(GOOD, Web(page(**{f"p{n}": n for n in range(9)}))).steps
    assert str(many.reason.params["properties"]).endswith("'p7', '…')")


def test_offline_is_untested_and_a_fault_can_not_tell() -> None:
    assert seen(Offline())[0][0] == "untested"
    assert seen(NotFetched(message("network.unreachable", host="x")))[0][0] == "cantTell"


def test_a_file_that_says_itself_that_it_is_revoked() -> None:
    assert seen(Offline(), revoked=True) == [("failed", "revoked")]
    assert seen(page(), revoked=True, revocationReason="x")[0] == ("failed", "revoked")


def test_without_an_address_nothing_is_hosted() -> None:
    assert seen(page(), id="urn:uuid:1") == [("failed", "no-address")]


def test_the_address_of_the_first_versions() -> None:
    old = {"uid": "1", "verify": {"type": "hosted", "url": ID}}
    (first,) = hosted(old, Web(json.dumps(old).encode())).steps
    assert first.outcome is Outcome.PASSED


ISSUER = {"id": "https://issuer.example/profile", "name": "Youth Centre"}
BADGE = {
    "id": "https://issuer.example/badges/1",
    "name": "Helper",
    "criteria": {"narrative": "Help."},
    "issuer": ISSUER["id"],
}


def inside(badge: Any, **more: Any) -> list[tuple[str, str]]:
    steps = list(inside_steps({**GOOD, "badge": badge, **more}, BADGE, ISSUER))
    assert all(sentence(step.reason) for step in steps)
    assert all(step.outcome is Outcome.FAILED and step.level == "error" for step in steps)
    return [(step.reason.id.removeprefix("hosting."), step.pointer) for step in steps]


@pytest.mark.parametrize(
    "badge",
    [
        BADGE["id"],
        {"id": BADGE["id"]},
        BADGE,
        {**BADGE, "description": "written anew since then"},
        {**BADGE, "issuer": ISSUER},
        {**BADGE, "issuer": {"id": ISSUER["id"]}},
    ],
)
def test_a_badge_class_inside_the_file_may_be_a_copy(badge: Any) -> None:
    assert inside(badge) == []


def test_a_badge_class_inside_the_file_may_not_be_another() -> None:
    assert inside({**BADGE, "name": "Master"}) == [("badge-differs", "/badge/name")]
    assert inside({**BADGE, "criteria": "https://x.example"})[0][1] == "/badge/criteria"
    assert inside({**BADGE, "issuer": "https://x.example"})[0][1] == "/badge/issuer"


def test_a_profile_inside_the_file_may_not_be_another() -> None:
    other = {**ISSUER, "name": "Old University"}
    assert inside({**BADGE, "issuer": other}) == [("issuer-differs", "/badge/issuer/name")]
    endorsement = {"claim": {}, "issuer": other}
    (step,) = inside_steps(endorsement, None, ISSUER)
    assert step.pointer == "/issuer/name"


def test_without_the_issuers_own_nothing_is_compared() -> None:
    assert list(inside_steps({**GOOD, "badge": {**BADGE, "name": "x"}}, None, None)) == []


JUNK = st.dictionaries(
    st.sampled_from([*GOOD, "verify", "issuer", "claim", "revoked"]),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "name"]), inner),
        max_leaves=5,
    ),
)


@given(JUNK, st.binary() | JUNK.map(lambda junk: json.dumps({"id": ID, **junk}).encode()))
def test_no_value_raises(junk: dict[str, Any], answer: bytes) -> None:
    assert hosted({"id": ID, **junk}, Web(answer)).steps
    list(inside_steps(junk, junk, junk))


@given(JUNK)
def test_what_is_the_same_is_confirmed(junk: dict[str, Any]) -> None:
    same = {**junk, "id": ID, "revoked": False}
    assert [s.outcome for s in hosted(same, Web(json.dumps(same).encode())).steps] == [
        Outcome.PASSED
    ]
