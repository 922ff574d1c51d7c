"""Where a hosted assertion may lie: the issuer's rules, and the origin when there are none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.hosting_scope import origin_of, scope_steps
from badgeaudit.verification.issuer_profiles import Linked

ID = "https://issuer.example/assertions/1"
PROFILE = "https://issuer.example/profile"
BADGE = "https://issuer.example/badges/1"
IN_SCOPE = [("passed", "in-scope")]
OUTSIDE = [("failed", "outside-scope")]


def seen(
    rules: Any = None,
    *,
    id: str = ID,
    profile: str = PROFILE,
    badge: str = BADGE,
    own: Outcome = Outcome.PASSED,
    older: bool = False,
) -> list[tuple[str, str]]:
    issuer = {"id": profile} if rules is None else {"id": profile, "verification": rules}
    linked = Linked({"id": badge}, issuer, (), own, badge, profile, older)
    steps = scope_steps(id, linked)
    assert all(sentence(step.reason) for step in steps)
    assert all(step.name == "hosting" and step.level == "error" for step in steps)
    return [(step.outcome.value, step.reason.id.removeprefix("hosting.")) for step in steps]


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ({"startsWith": "https://issuer.example/assertions/"}, IN_SCOPE),
        ({"startsWith": "https://issuer.example/ass"}, IN_SCOPE),
        ({"startsWith": ["https://x.example", "https://issuer.example/"]}, IN_SCOPE),
        ({"startsWith": "https://issuer.example/other/"}, OUTSIDE),
        ({"startsWith": "http://issuer.example/"}, OUTSIDE),
        ({"startsWith": "https://"}, OUTSIDE),
        ({"allowedOrigins": "issuer.example"}, IN_SCOPE),
        ({"allowedOrigins": "ISSUER.example"}, IN_SCOPE),
        ({"allowedOrigins": ["x.example", "issuer.example"]}, IN_SCOPE),
        ({"allowedOrigins": ["https://issuer.example"]}, IN_SCOPE),
        ({"allowedOrigins": "issuer.example:443"}, IN_SCOPE),
        ({"allowedOrigins": "issuer.example:8443"}, OUTSIDE),
        ({"allowedOrigins": "example"}, OUTSIDE),
        ({"allowedOrigins": "www.issuer.example"}, OUTSIDE),
        ({"allowedOrigins": ["http://["]}, OUTSIDE),
        ({"startsWith": "https://issuer.example/", "allowedOrigins": "x.example"}, OUTSIDE),
        ({"startsWith": "https://issuer.example/b", "allowedOrigins": "issuer.example"}, OUTSIDE),
        ({"startsWith": "https://issuer.example/a", "allowedOrigins": "issuer.example"}, IN_SCOPE),
        ("https://issuer.example/rules", [("cantTell", "rules-elsewhere")]),
    ],
)
def test_where_the_issuer_allows_badges(rules: Any, found: list[tuple[str, str]]) -> None:
    assert seen(rules) == found


@pytest.mark.parametrize(
    "id",
    [
        "https://issuer.example.evil.example/assertions/1",
        "https://issuer.example@evil.example/assertions/1",
        "https://issuer.example/a/../b/1",
        "https://issuer.example/a/%2e%2e/b/1",
        "https://issuer.example:8443/a/1",
    ],
)
def test_a_beginning_is_not_got_round(id: str) -> None:
    for start in ("https://issuer.example", "https://issuer.example/a/"):
        assert seen({"startsWith": start}, id=id) == OUTSIDE


def test_an_allowed_host_holds_at_every_port() -> None:
    assert (
        seen({"allowedOrigins": "issuer.example"}, id="https://issuer.example:8443/1") == IN_SCOPE
    )


@pytest.mark.parametrize("rules", [None, {}, {"type": "VerificationObject"}, {"startsWith": [1]}])
def test_without_rules_it_is_the_issuers_own_origin(rules: Any) -> None:
    assert seen(rules) == IN_SCOPE
    assert seen(rules, id="http://issuer.example/1") == IN_SCOPE
    assert seen(rules, id="https://issuer.example:443/1") == IN_SCOPE
    assert seen(rules, id="https://issuer.example:8443/1") == OUTSIDE
    assert seen(rules, id="https://x.example/1") == OUTSIDE


def test_without_rules_the_badge_class_lies_there_too() -> None:
    elsewhere = "https://x.example/badges/1"
    both = [*IN_SCOPE, ("failed", "badge-outside-scope")]
    assert seen(badge=elsewhere) == both
    assert seen(badge="http://issuer.example/badges/1") == IN_SCOPE
    assert seen(badge="urn:uuid:1") == IN_SCOPE
    assert seen(badge="") == IN_SCOPE
    # the issuer's own rules speak of assertions only, and older versions have none of this
    assert seen({"allowedOrigins": "issuer.example"}, badge=elsewhere) == IN_SCOPE
    assert seen(badge=elsewhere, older=True) == IN_SCOPE


@pytest.mark.parametrize("own", [Outcome.UNTESTED, Outcome.CANT_TELL])
@pytest.mark.parametrize("id", [ID, "https://x.example/1"])
def test_a_profile_that_was_not_seen_at_its_own_address_allows_and_forbids_nothing(
    own: Outcome, id: str
) -> None:
    said = "no-profile-offline" if own is Outcome.UNTESTED else "no-profile"
    expected = [(own.value, said)]
    assert seen(own=own, id=id) == expected
    assert seen({"allowedOrigins": "x.example"}, own=own, id=id) == expected
    (step,) = scope_steps(id, Linked(None, None, (), own))
    assert (step.outcome, step.reason.id) == (own, f"hosting.{said}")


@pytest.mark.parametrize("profile", ["urn:uuid:1", "", "mailto:a@b.example"])
def test_an_issuer_without_a_web_address_has_no_origin(profile: str) -> None:
    assert seen(profile=profile) == [("cantTell", "no-origin")]


@given(st.text(), st.text(), st.from_type(object))
def test_no_value_raises(id: str, other: str, rules: Any) -> None:
    origin_of("https://" + other)
    for value in (rules, {"startsWith": other, "allowedOrigins": [other, rules]}):
        assert scope_steps(id, Linked({}, {"verification": value}, (), Outcome.PASSED, "", PROFILE))


HOSTS = st.from_regex(r"[a-z]{1,6}\.[a-z]{2,3}", fullmatch=True)


@given(HOSTS, HOSTS, st.sampled_from(["", "/", "/a", "/a/"]))
def test_another_host_is_never_in_scope(host: str, other: str, path: str) -> None:
    expected = IN_SCOPE if host == other else OUTSIDE
    id = f"https://{host}/a/b"
    assert seen({"allowedOrigins": other}, id=id) == expected
    assert seen({"startsWith": f"https://{other}{path}"}, id=id) == expected
    assert seen(id=id, profile=f"https://{other}/", badge="") == expected
