from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks.criteria_text import list_items
from badgeaudit.model.links import Opened
from tests.unit.checks.fakes import FakeTools, look, seen, subject

LONG = "Plan a project of your own and present it to the group"


def say(criteria: Any, minimum_words: int = 5, **fields: Any) -> list[tuple[str, str]]:
    about = subject(criteria=criteria, **fields)
    return seen(look("criteria_say_something", about, minimum_words=minimum_words))


@pytest.mark.parametrize(("words", "expected"), [(4, [("failed", "criteria-short")]), (5, [])])
def test_length(words: int, expected: list[tuple[str, str]]) -> None:
    assert say({"narrative": " ".join("abcdefgh"[:words])}) == expected


@pytest.mark.parametrize("criteria", [{}, {"narrative": " "}, {"narrative": 5}, [], "x", None])
def test_no_criteria_fail(criteria: Any) -> None:
    assert say(criteria) == [("failed", "criteria-missing")]


def test_only_a_link_is_untested() -> None:
    only_link = [("untested", "criteria-only-link")]
    assert say({"id": "https://x.example/criteria"}) == only_link
    assert say({"narrative": "https://x.example/criteria"}) == only_link
    assert say({"narrative": "https://x.example " + LONG}) == []


@pytest.mark.parametrize(
    ("status", "said"),
    [(200, ("untested", "criteria-only-link")), (404, ("failed", "link-gone"))],
)
def test_criteria_on_a_page_need_the_page(status: int, said: tuple[str, str]) -> None:
    url = "https://x.example/criteria"
    tools = FakeTools(links={url: Opened(url, status, url)})
    about = subject(criteria={"id": url})
    assert seen(look("criteria_say_something", about, tools, minimum_words=1)) == [said]
    asked = {"topic": "actions", "minimum": 1}
    assert seen(look("criteria_observable", about, tools, **asked)) == [said]


@pytest.mark.parametrize(
    "narrative",
    ["N/A", "tbd", "Coming soon!", "lorem ipsum dolor sit amet consectetur", "test test test test"],
)
def test_filling_only_fails(narrative: str) -> None:
    assert say({"narrative": narrative}, 1) == [("failed", "criteria-empty")]


def test_a_copy_of_name_or_description_fails() -> None:
    copied = [("failed", "criteria-copied")]
    assert say({"narrative": LONG + "."}, description=LONG.upper()) == copied
    assert say({"narrative": LONG}, name=LONG) == copied
    assert say({"narrative": LONG}, description=LONG + " and more") == []


def observe(narrative: str, **fields: Any) -> list[tuple[str, str]]:
    about = subject(criteria={"narrative": narrative}, **{"language": "en", **fields})
    return seen(look("criteria_observable", about, topic="actions", minimum=2))


@pytest.mark.parametrize(
    ("narrative", "expected"),
    [
        ("- Come\n- Go", []),
        ("Present a plan", []),
        ("- Come", [("failed", "criteria-not-observable")]),
        ("Plan, planning, planned", [("failed", "criteria-not-observable")]),
        ("Be nice", [("failed", "criteria-not-observable")]),
    ],
)
def test_list_items_or_actions(narrative: str, expected: list[tuple[str, str]]) -> None:
    assert observe(narrative) == expected


def test_lists_count_in_any_language_words_do_not() -> None:
    assert observe("1. Tule\n2. Mene", language="fi") == []
    assert observe("Tule", language="fi") == [("cantTell", "language-unsupported")]


def test_observable_criteria_on_a_page_are_untested() -> None:
    ask = {"topic": "actions", "minimum": 2}
    found = look("criteria_observable", subject(criteria={"id": "https://x.example"}), **ask)
    assert seen(found) == [("untested", "criteria-only-link")]
    assert seen(look("criteria_observable", subject(), **ask)) == [("failed", "criteria-missing")]


def test_an_assumed_language_is_said() -> None:
    about = subject(criteria={"narrative": "Be nice"})
    found = look("criteria_observable", about, topic="actions", minimum=2)
    assert seen(found)[1:] == [("passed", "language-assumed")]


@pytest.mark.parametrize(
    ("narrative", "count"),
    [
        ("* a\n  + b\n• c\n– d", 4),
        ("1. a\n2) b\n(3) c\na) d", 4),
        ("<ul><li>a</li><LI class='x'>b</LI></ul>", 2),
        ("no list - here 1. or there", 0),
        ("-5 degrees", 0),
        ("", 0),
    ],
)
def test_list_items(narrative: str, count: int) -> None:
    assert list_items(narrative) == count
