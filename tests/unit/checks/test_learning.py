from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import FakeTools, look, seen, subject


def outcomes(**fields: Any) -> list[tuple[str, str]]:
    return seen(look("outcomes_stated", subject(**{"language": "en", **fields}), topic="outcomes"))


def prerequisites(**fields: Any) -> list[tuple[str, str]]:
    about = subject(**{"language": "en", **fields})
    return seen(look("prerequisites_stated", about, topic="prerequisites"))


@pytest.mark.parametrize(
    "fields",
    [
        {"result_descriptions": [{"name": "Grade"}]},
        {"extensions": {"extensions:LearningOutcomeExtension": {"LearningOutcome": "Can plan"}}},
        {"extensions": {"x": {"learningOutcomes": ["Can plan"]}}},
    ],
)
def test_outcomes_in_a_field_pass(fields: dict[str, Any]) -> None:
    assert outcomes(**fields) == []


@pytest.mark.parametrize(
    "alignment", [{"name": "Teamwork"}, {"name": "EQF 3"}, {"url": "https://x.example"}]
)
def test_an_alignment_may_be_an_outcome_or_only_a_level(alignment: dict[str, str]) -> None:
    assert outcomes(alignments=[alignment]) == [("cantTell", "outcomes-in-alignment")]


def test_outcomes_in_the_text_are_for_a_person() -> None:
    assert outcomes(description="You are able to cook") == [("cantTell", "outcomes-in-text")]
    assert outcomes(description="Kokki", language="fi") == [("cantTell", "language-unsupported")]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"language": "fi"},
        {"description": "A nice day"},
        {"alignments": [{}, "x"]},
        {"result_descriptions": [{}, ""]},
        {"extensions": {"x:LearningOutcomeExtension": {"LearningOutcome": " "}}},
    ],
)
def test_no_outcomes_fail(fields: dict[str, Any]) -> None:
    assert outcomes(**fields) == [("failed", "outcomes-missing")]


@pytest.mark.parametrize(
    "fields",
    [
        {"related": [{"id": "urn:b"}]},
        {"related": [{"id": "urn:b", "language": "sr"}, {"id": "urn:c"}]},
        {"extensions": {"x:PrerequisitesExtension": {"text": "none"}}},
    ],
)
def test_prerequisites_in_a_field_pass(fields: dict[str, Any]) -> None:
    assert prerequisites(**fields) == []


def test_prerequisites_in_the_text_are_for_a_person() -> None:
    found = prerequisites(description="After three days at the camp")
    assert found == [("cantTell", "prerequisites-in-text")]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"related": [{"id": "urn:b", "language": "sr"}]},
        {"related": [{"id": "urn:b", "version": "2"}]},
        {"related": [{}, "urn:b"]},
        {"extensions": {"x:ColourExtension": {"colour": "red"}}},
    ],
)
def test_translations_are_no_prerequisites(fields: dict[str, Any]) -> None:
    assert prerequisites(**fields) == [("failed", "prerequisites-missing")]


def test_an_assumed_language_is_said() -> None:
    found = look("outcomes_stated", subject(), FakeTools(), topic="outcomes")
    assert seen(found) == [("failed", "outcomes-missing"), ("passed", "language-assumed")]
