from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.texts import _runs, taken_over
from badgeaudit.checks.words import spaced
from tests.unit.checks.fakes import FakeTools, look, seen, subject

ASK = {"topic": "assessment", "within": ["description", "criteria"]}


def test_mentioned_in_either_text_passes() -> None:
    about = subject(description="Reviewed by peers", language="en")
    assert look("text_mentions", about, **ASK) == []
    criteria = {"narrative": "A trainer assesses it"}
    about = subject(description="Nice", criteria=criteria, language="en")
    assert look("text_mentions", about, **ASK) == []


def test_not_mentioned_fails_with_what_was_looked_for() -> None:
    found = look("text_mentions", subject(description="A nice day", language="en-GB"), **ASK)
    assert seen(found) == [("failed", "topic-not-found")]
    assert found[0].message.params["examples"] == ("assess", "review", "verif")
    assert found[0].subject == "urn:a"
    assert found[0].place is not None
    assert (found[0].place.path, found[0].place.pointer) == ("badges/a.json", "/top/description")


def test_serbian_in_both_scripts() -> None:
    for text in ("Znanje procenjuje mentor", "Знање процењује ментор"):
        assert look("text_mentions", subject(description=text, language="sr"), **ASK) == []


def test_an_unstated_language_is_assumed_and_said() -> None:
    found = look("text_mentions", subject(description="Lepo"), **ASK)
    assert seen(found) == [("failed", "topic-not-found"), ("passed", "language-assumed")]
    assert found[1].message.params["language"] == "en"
    serbian = FakeTools(application={"language": "sr"})
    found = look("text_mentions", subject(description="Nice"), serbian, **ASK)
    assert found[1].message.params["language"] == "sr"
    assert look("text_mentions", subject(description="Procenjeno"), serbian, **ASK) == []


def test_a_language_without_words_is_for_a_person() -> None:
    found = look("text_mentions", subject(description="Kiva", language="fi"), **ASK)
    assert seen(found) == [("cantTell", "language-unsupported")]


@pytest.mark.parametrize("fields", [{}, {"description": " "}, {"description": 7}, {"name": "Only"}])
def test_no_text_fails(fields: dict[str, Any]) -> None:
    assert seen(look("text_mentions", subject(**fields), **ASK)) == [("failed", "text-missing")]


@pytest.mark.parametrize(("words", "expected"), [(4, [("failed", "text-short")]), (5, [])])
def test_minimum_words(words: int, expected: list[tuple[str, str]]) -> None:
    about = subject(description=" ".join(["assessed"] * words), language="en")
    assert seen(look("text_mentions", about, minimum_words=5, **ASK)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In May 2025 in Novi Sad", []),
        ("Twenty days at the camp", []),
        ("A nice badge", [("failed", "topic-not-found")]),
    ],
)
def test_context_counts_numbers_too(text: str, expected: list[tuple[str, str]]) -> None:
    about = subject(description=text, language="en")
    assert seen(look("text_mentions", about, topic="context", within=["description"])) == expected


def test_context_counts_numbers_in_any_language() -> None:
    about = subject(description="Toukokuussa 2025", language="fi")
    assert look("text_mentions", about, topic="context", within=["description"]) == []


COPY = "In this workshop young people learn to plan and run a small project together."


def activity(text: str, badge: str = "urn:a") -> FakeTools:
    return FakeTools(application={"activities": [{"badge": badge, "text": text}]})


def test_a_copied_description_fails() -> None:
    found = look("own_description", subject(description=COPY), activity(COPY.upper()), at_most=80)
    assert seen(found) == [("failed", "description-copied")]
    assert found[0].message.params["percent"] == 100
    assert found[0].place is not None
    assert found[0].place.pointer == "/top/description"


def test_the_activity_may_be_named_by_the_badges_name() -> None:
    about = subject(name="Planner", description=COPY)
    assert look("own_description", about, activity(COPY, "PLANNER"), at_most=80) != []


def test_own_words_pass() -> None:
    own = "The earner planned a project, ran it with a team and looked back at it."
    assert look("own_description", subject(description=own), activity(COPY), at_most=80) == []


def test_the_limit_itself_passes() -> None:
    # four runs of three words, three of them in the activity
    about = subject(description="one two three four five six")
    tools = activity("zero one two three four five seven")
    assert look("own_description", about, tools, at_most=75) == []
    assert seen(look("own_description", about, tools, at_most=74)) == [
        ("failed", "description-copied")
    ]


def test_the_most_similar_of_several_activities_counts() -> None:
    entries = [{"badge": "urn:a", "text": "Else"}, {"badge": "urn:a", "text": COPY}]
    tools = FakeTools(application={"activities": entries})
    found = look("own_description", subject(description=COPY), tools, at_most=50)
    assert seen(found) == [("failed", "description-copied")]


@pytest.mark.parametrize("application", [{}, {"activities": [{"badge": "urn:b", "text": COPY}]}])
def test_without_activity_text_it_is_untested(application: dict[str, Any]) -> None:
    found = look("own_description", subject(description=COPY), FakeTools(application), at_most=80)
    assert seen(found) == [("untested", "activity-text-missing")]


def test_no_description_fails() -> None:
    found = look("own_description", subject(), activity(COPY), at_most=80)
    assert seen(found) == [("failed", "text-missing")]


@given(st.text(), st.text())
def test_similarity_is_a_percentage(one: str, other: str) -> None:
    runs = _runs(spaced(one))
    if runs:
        assert 0 <= taken_over(runs, spaced(other)) <= 100
        assert taken_over(runs, spaced(one)) == 100
