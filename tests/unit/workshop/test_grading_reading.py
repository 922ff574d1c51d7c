from __future__ import annotations

import json

import pytest

from badgeaudit.errors import InvalidGrade
from badgeaudit.report.grade import render_grade
from badgeaudit.report.grade_document import grade_document
from badgeaudit.workshop.grading import grade_class
from badgeaudit.workshop.grading_reading import read_graded
from tests.unit.workshop.grading_sample import label, sample_class, sample_key


@pytest.fixture(scope="module")
def written() -> str:
    grade = grade_class(sample_key(), sample_class(), label())
    return render_grade(grade_document(grade, key_digest="0" * 64, round="Day 1"), "json")


def test_what_was_written_is_read(written: str) -> None:
    assert read_graded(written.encode(), "grade.json") == json.loads(written)


@pytest.mark.parametrize(
    ("raw", "id"),
    [
        (b"", None),
        (b"[]", "grading.not-a-grade"),
        (b'{"key": 1}', "grading.not-a-grade"),
        (b'{"grade": 1, "grade": 1}', None),
    ],
)
def test_what_is_no_grade(raw: bytes, id: str | None) -> None:
    with pytest.raises(InvalidGrade) as raised:
        read_graded(raw, "grade.json")
    assert all(each.place.path == "grade.json" for each in raised.value.problems)
    assert id is None or [each.message.id for each in raised.value.problems] == [id]


def test_another_version_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(InvalidGrade) as raised:
        read_graded(written.replace('"grade": 1', '"grade": 2', 1).encode(), "grade.json")
    (problem,) = raised.value.problems
    assert str(problem.place) == "grade.json:2:11"
