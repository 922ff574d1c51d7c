"""What holds nothing to audit is refused; a file of our own is told by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from badgeaudit.cli.running import Wish, audited
from badgeaudit.errors import UnreadableDossier
from badgeaudit.languages import sentence

GRADE = json.dumps({"grade": 1, "trainees": []})
KEY = json.dumps({"key": 1, "seed": 7, "difficulty": 1, "dossiers": []})
NOTHING = "Nothing in "


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"grade.json": GRADE}, "is a graded class"),
        ({"key.json": KEY}, "is the answer key of a workshop"),
        ({"grade.json": GRADE, "key.json": KEY}, NOTHING),
        ({"notes.json": "[1, 2]"}, NOTHING),
        ({"notes.json": "{}"}, NOTHING),
    ],
)
def test_what_is_told(tmp_path: Path, files: dict[str, str], told: str) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    given = tmp_path / next(iter(files)) if len(files) == 1 else tmp_path
    with pytest.raises(UnreadableDossier) as raised:
        audited(Wish([given], as_of="2026-10-15", quiet=True))
    (problem,) = raised.value.problems
    assert told in sentence(problem.message)
    assert (NOTHING in sentence(problem.message)) is (told == NOTHING)
