"""A grade is read for what certificates need, and refused where they would be wrong."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.errors import InvalidGrade
from badgeaudit.languages import sentence
from badgeaudit.workshop.certifying_model import Achieved
from badgeaudit.workshop.certifying_reading import read_grade
from tests import grades


def refusal(document: dict[str, Any]) -> str:
    with pytest.raises(InvalidGrade) as caught:
        read_grade(grades.written(document), "grade.json")
    assert caught.value.problems[0].place.path == "grade.json"
    return sentence(caught.value.problems[0].message)


def test_it_tells_who_passed_and_how() -> None:
    document = grades.grade(
        grades.trainee("Ana"), grades.trainee("Zoe", exact=12, same=0, passed=False)
    )
    grade = read_grade(grades.written(document), "grade.json")
    assert [(each.name, each.passed) for each in grade.trainees] == [("Ana", True), ("Zoe", False)]
    assert grade.trainees[0].parts["exact_share"] == Achieved("exact_share", 101, 120)
    assert grade.needed == {"exact_share": 75, "same_decision_on": 2}
    assert len(grade.digest) == 64


def test_hidden_names_are_refused() -> None:
    assert "hide-names" in refusal(grades.grade(grades.trainee("Trainee 1"), names_hidden=True))


def test_a_standard_without_a_rule_certifies_nobody() -> None:
    nobody = grades.trainee("Ana") | {"passed": None, "parts": []}
    document = grades.grade(grades.trainee("Ana"), certification=None)
    assert "nobody" in refusal(document | {"trainees": [nobody]})


def test_who_is_marked_passed_against_the_conditions_is_refused() -> None:
    pretended = grades.trainee("Zoe", passed=False) | {"passed": True}
    assert "Zoe" in refusal(grades.grade(pretended))
    assert "Ana" in refusal(grades.grade(grades.trainee("Ana") | {"parts": []}))
    assert "Ana" in refusal(grades.grade(grades.trainee("Ana") | {"passed": None}))


def test_a_name_that_stands_twice_is_refused() -> None:
    assert "twice" in refusal(grades.grade(grades.trainee("Ana"), grades.trainee("Ana")))


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"grade": 1}', b'{"grade": 2}', b"\xff"])
def test_what_is_no_grade_is_refused(raw: bytes) -> None:
    with pytest.raises(InvalidGrade):
        read_grade(raw, "grade.json")
