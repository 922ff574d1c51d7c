"""What the invented class handed in: made anew with the same bytes, and each habit is found."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.grading import grade_class
from badgeaudit.workshop.grading_model import TraineeGrade
from badgeaudit.workshop.key import Key
from badgeaudit.workshop.making import Wanted, make
from badgeaudit.workshop.sample import sample_exercise

EXAMPLES = Path(__file__).parents[3] / "examples"
CLASS = EXAMPLES / "workshop"
STANDARD = load_standard(find_standard("quality-label"))
SEED = 48151623


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_makes_the_same_files_with_the_same_bytes(tmp_path: Path) -> None:
    script = [sys.executable, "-W", "error", str(EXAMPLES / "make_class.py"), "--into"]
    subprocess.run([*script, str(tmp_path)], check=True, timeout=120)
    made = files(tmp_path)
    assert len(made) == 15
    assert made == files(CLASS), "run: python examples/make_class.py"


def graded(key: Key, day: str) -> dict[str, TraineeGrade]:
    handed = [
        read_assessment(raw, path, STANDARD) for path, raw in sorted(files(CLASS / day).items())
    ]
    grade = grade_class(key, handed, STANDARD, {})
    return {each.name: each for each in grade.trainees}


@pytest.fixture(scope="module")
def first() -> dict[str, TraineeGrade]:
    return graded(sample_exercise(STANDARD).key, "day-1")


@pytest.fixture(scope="module")
def second() -> dict[str, TraineeGrade]:
    return graded(make(Wanted(SEED, 3, 2, date(2026, 10, 1)), STANDARD).key, "day-2")


def test_the_guide_speaks_of_their_habits(
    first: dict[str, TraineeGrade], second: dict[str, TraineeGrade]
) -> None:
    assert {name: each.passed for name, each in first.items()} == {
        "Amina Diallo": True,
        "Jonas Weber": False,
        "Pilar Soto": False,
    }
    assert {name for name, each in second.items() if each.passed} == {"Amina Diallo", "Jonas Weber"}
    assert first["Jonas Weber"].severity.leaning == "too strict"
    assert first["Pilar Soto"].severity.leaning == "too lenient"
    assert first["Pilar Soto"].tally.unanswered > 10
    assert first["Amina Diallo"].severity.leaning == "balanced"
    assert first["Jonas Weber"].tally.cited < 10 < first["Amina Diallo"].tally.cited
    assert second["Jonas Weber"].tally.cited > first["Jonas Weber"].tally.cited
