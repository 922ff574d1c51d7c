from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import look, seen, subject


@pytest.mark.parametrize(
    "fields",
    [
        {"credits": 3},
        {"credits": 0.5},
        {"credits": "2,5"},
        {"extensions": {"extensions:ECTSExtension": {"type": ["Extension"], "ECTS": 2.5}}},
        {"extensions": {"extensions:StudyLoadExtension": {"StudyLoad": 56}}},
        {"extensions": {"schema:any": {"timeInvestment": "12"}}},
        {"extensions": {"https://x.example/terms#workload": {"value": 20}}},
        {"extensions": {"x": {"duration": "PT20H"}}},
        {"extensions": {"duration": "P3D"}},
    ],
)
def test_a_number_in_a_field_passes(fields: dict[str, Any]) -> None:
    assert look("workload_stated", subject(**fields)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"credits": 0},
        {"credits": True},
        {"credits": "nan"},
        {"description": "Many hours of work", "language": "en"},
        {"description": "Founded in 1999", "language": "en"},
        {"extensions": {"x:ProjectsExtension": {"subjects": 3}}, "language": "en"},
        {"extensions": {"x:StudyLoadExtension": {"StudyLoad": 0}}, "language": "en"},
        {"extensions": {"x": {"duration": "P"}}, "language": "en"},
    ],
)
def test_no_number_fails(fields: dict[str, Any]) -> None:
    assert seen(look("workload_stated", subject(**fields))) == [("failed", "workload-missing")]


@pytest.mark.parametrize(
    ("text", "language"),
    [("About 20 hours", "en"), ("2 ECTS", "fi"), ("Takes 3 days", "en"), ("2 ECTS-points", "en")],
)
def test_numbers_in_the_text_only_are_for_a_person(text: str, language: str) -> None:
    found = look("workload_stated", subject(description=text, language=language))
    assert seen(found) == [("cantTell", "workload-in-text")]


def test_a_number_in_a_language_without_words_is_for_a_person() -> None:
    found = look("workload_stated", subject(description="20 tuntia", language="fi"))
    assert seen(found) == [("cantTell", "language-unsupported")]


def test_an_assumed_language_is_said() -> None:
    found = look("workload_stated", subject(description="Founded in 1999"))
    assert seen(found) == [("failed", "workload-missing"), ("passed", "language-assumed")]
