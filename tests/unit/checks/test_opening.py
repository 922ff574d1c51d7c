from __future__ import annotations

import pytest

from badgeaudit.checks.opening import said_of, unread
from badgeaudit.languages import sentence
from badgeaudit.model.links import Opened
from badgeaudit.model.places import message
from tests.unit.checks.fakes import FakeTools

URL = "https://x.example/page"
TIMEOUT = message("network.timeout", host="x.example")


@pytest.mark.parametrize("status", [200, 204, 206, 299])
def test_what_opens_has_nothing_against_it(status: int) -> None:
    assert said_of(Opened(URL, status, URL)) is None


@pytest.mark.parametrize(
    ("opened", "outcome", "why"),
    [
        (Opened(URL, 404, URL), "failed", "checks.link-gone"),
        (Opened(URL, 410, URL), "failed", "checks.link-gone"),
        (Opened(URL, 401, URL), "cantTell", "checks.link-closed"),
        (Opened(URL, 403, URL), "cantTell", "checks.link-closed"),
        (Opened(URL, 400, URL), "cantTell", "checks.link-status"),
        (Opened(URL, 429, URL), "cantTell", "checks.link-status"),
        (Opened(URL, 500, URL), "cantTell", "checks.link-status"),
        (Opened(URL, 304, URL), "cantTell", "checks.link-status"),
        (Opened(URL, reason=TIMEOUT), "cantTell", "network.timeout"),
        (Opened(URL, reason=TIMEOUT, offline=True), "untested", "network.timeout"),
    ],
)
def test_what_is_said_of_a_link(opened: Opened, outcome: str, why: str) -> None:
    said = said_of(opened)
    assert said is not None
    assert (said.outcome.value, said.reason.id) == (outcome, why)
    assert sentence(said.reason)


@pytest.mark.parametrize(
    "found",
    [
        "https://x.example/login?to=/page",
        "https://sso.x.example/a/sign-in",
        "https://x.example/sso/a",
        "https://x.example/users/sign_in.html",
        "https://x.example/Login.aspx",
    ],
)
def test_a_login_page_is_no_page_for_everybody(found: str) -> None:
    said = said_of(Opened(URL, 200, found))
    assert said is not None
    assert (said.outcome.value, said.reason.id) == ("cantTell", "checks.link-login")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        (URL, "https://x.example/blogging/logins-explained"),
        (URL, "https://login.example/page"),
        ("https://x.example/login", "https://x.example/en/login"),
        (URL, "http://["),
    ],
)
def test_a_page_that_only_sounds_like_one(url: str, found: str) -> None:
    assert said_of(Opened(url, 200, found)) is None


@pytest.mark.parametrize(
    ("links", "said"),
    [
        ({}, ("untested", "checks.link-not-opened")),
        ({URL: Opened(URL, 200, URL)}, ("untested", "checks.link-not-read")),
        ({URL: Opened(URL, 404, URL)}, ("failed", "checks.link-gone")),
        ({URL: Opened(URL, 403, URL)}, ("cantTell", "checks.link-closed")),
        ({URL: Opened(URL, reason=TIMEOUT)}, ("cantTell", "network.timeout")),
    ],
)
def test_opening_is_not_reading(links: dict[str, Opened], said: tuple[str, str]) -> None:
    outcome, reason = unread(URL, FakeTools(links=links))
    assert (outcome.value, reason.id) == said
    assert sentence(reason)
