from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.organisation import host_of
from tests.unit.checks.fakes import FakeTools, facts, file, look, seen

HOSTS = ["cityoflearning.eu", "Awero.org"]


def account(value: Any) -> list[tuple[str, str]]:
    tools = FakeTools({"organisation": {"organiser_account": value}})
    return seen(look("organiser_account", facts(), tools, hosts=HOSTS))


@pytest.mark.parametrize(
    "url",
    [
        "https://cityoflearning.eu/organisers/1",
        "https://novi-sad.CityOfLearning.eu/organisers/1",
        "http://awero.org:443/organisers/x",
        "cityoflearning.eu/en/organisers/x",
        "https://cityoflearning.eu./organisers/x",
    ],
)
def test_an_account_on_a_platform_passes(url: str) -> None:
    assert account(url) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://cityoflearning.eu",
        "https://cityoflearning.eu/pt_BR/",
        "cityoflearning.eu/en",
        "https://awero.org/en/activities/18546",
    ],
)
def test_a_page_that_is_no_account_is_for_a_person(url: str) -> None:
    assert account(url) == [("cantTell", "account-page")]


@pytest.mark.parametrize(
    "url",
    [
        "https://notcityoflearning.eu/x",
        "https://cityoflearning.eu.x.example/x",
        "https://cityoflearning.eu@x.example/x",
        "https://x.example/cityoflearning.eu",
        "ftp://cityoflearning.eu/x",
        "http://[",
        "see our page",
    ],
)
def test_another_host_is_for_a_person(url: str) -> None:
    assert account(url) == [("cantTell", "account-elsewhere")]


@pytest.mark.parametrize("value", [None, "", 7, []])
def test_none_is_untested(value: Any) -> None:
    assert account(value) == [("untested", "not-provided")]


@given(st.text())
def test_junk_addresses_never_raise(url: str) -> None:
    assert isinstance(host_of(url), str)


ITEMS = [
    {"key": "plan.document", "title": "The plan"},
    {"key": "staff_trained.credential", "title": "Course badge"},
    {"key": "claims.F-05.evidence", "title": "Issued badges"},
    {"key": "examples", "title": "Examples"},
]
FILES = [file("evidence/plan.pdf"), file("evidence/c.json"), file("evidence/old.pdf", "ignored")]
COMPLETE: dict[str, Any] = {
    "plan": {"document": "evidence/plan.pdf"},
    "staff_trained": [{"name": "A", "credential": "evidence/c.json"}],
    "claims": {"F-05": {"evidence": ["evidence/c.json", "https://x.example/list"]}},
    "examples": [{"title": "One", "evidence": ["evidence/c.json"]}, {"title": "Two"}],
}


def requested(application: dict[str, Any]) -> list[tuple[str, str]]:
    tools = FakeTools(application)
    return seen(look("requested_evidence", facts((), FILES), tools, items=ITEMS))


def test_everything_provided_passes() -> None:
    assert requested(COMPLETE) == []


@pytest.mark.parametrize("key", COMPLETE)
def test_each_item_missing_fails(key: str) -> None:
    rest = {name: value for name, value in COMPLETE.items() if name != key}
    assert requested(rest) == [("failed", "evidence-missing")]


@pytest.mark.parametrize("path", ["evidence/none.pdf", "evidence/old.pdf", "/etc/passwd", "../x"])
def test_a_file_that_is_not_there_fails_at_its_place(path: str) -> None:
    claims = {"F-05": {"evidence": ["evidence/c.json", path]}}
    tools = FakeTools({**COMPLETE, "claims": claims})
    found = look("requested_evidence", facts((), FILES), tools, items=ITEMS)
    assert seen(found) == [("failed", "file-missing")]
    assert found[0].place is not None
    assert found[0].place.pointer == "/claims/F-05/evidence/1"


def test_without_an_application_it_is_untested() -> None:
    assert requested({}) == [("untested", "no-application")]
