from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks.extensions import name_words, states_something, values_about


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("extensions:ECTSExtension", " ects extension "),
        ("studyLoad", " study load "),
        ("https://x.example/terms#TimeInvestment", " time investment "),
        ("https://x.example/learning_outcome/", " learning outcome "),
        ("projects", " projects "),
        ("", "  "),
    ],
)
def test_name_words(name: str, words: str) -> None:
    assert name_words(name) == words


def test_values_about_a_subject_by_extension_or_by_property() -> None:
    extensions = {
        "x:ECTSExtension": {"@context": "c", "type": ["Extension"], "id": "i", "points": 2},
        "x:Other": {"ects": 3, "colour": "red"},
        "ects": 4,
        "projects": {"aspects": 5},
        "objects": 6,
    }
    assert list(values_about({"extensions": extensions}, (" ects ",))) == [2, 3, 4]


@pytest.mark.parametrize(
    ("value", "states"),
    [
        (5, True),
        (0, True),
        ("x", True),
        (" ", False),
        (True, False),
        (None, False),
        ([], False),
        ({}, False),
        (["x"], True),
    ],
)
def test_states_something(value: Any, states: bool) -> None:
    assert states_something(value) is states
