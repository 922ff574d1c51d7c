"""``badgeaudit workshop new`` and ``sample``: what is written, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.acceptance.conftest import Run

SEED = "731946582"


def test_an_exercise_its_key_and_worksheets(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Ana Kovač\n\n  Ben   Osei \n", "utf-8")
    done = run(
        *("workshop", "new", "class", "--seed", SEED, "--difficulty", "2", "--dossiers", "2"),
        *("--key", "key.json", "--names", "names.txt"),
    )
    assert done.returncode == 0, done.stderr
    assert "key.json" in done.stderr
    key = json.loads((tmp_path / "key.json").read_text("utf-8"))
    names = [each["name"] for each in key["dossiers"]]
    assert names == ["practice-1", "practice-2"]
    sheets = sorted(path.name for path in (tmp_path / "class/worksheets").iterdir())
    assert sheets == [f"{who}-{name}.html" for who in ("Ana Kovač", "Ben Osei") for name in names]
    _gives_nothing_away(tmp_path / "class", key)
    checked = run("check", "class/practice-1", "--as-of", "2026-10-01", "--report", "json:a.json")
    assert checked.returncode in (0, 1, 3)
    audit = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert audit["dossier"]["digest"] == key["dossiers"][0]["digest"]


def _gives_nothing_away(folder: Path, key: dict[str, object]) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len({path.stat().st_mtime for path in folder.rglob("*")}) == 1
    text = b"".join(path.as_posix().encode() + path.read_bytes() for path in files).lower()
    assert SEED.encode() not in text
    for dossier in key["dossiers"]:  # type: ignore[attr-defined]
        for flaw in dossier["flaws"]:
            assert flaw["kind"].encode() not in text
            assert flaw["text"].lower().encode() not in text
    assert b"key.json" not in text


def test_the_sample(run: Run, tmp_path: Path) -> None:
    done = run("workshop", "sample", "sample")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "sample-key.json").is_file()
    found = sorted(path.name for path in (tmp_path / "sample").iterdir())
    assert found == ["TASK.md", "practice-1", "practice-2", "practice-3"]
    # judged without knowing what the machine found, whoever makes the worksheet
    assert "--practice" in (tmp_path / "sample" / "TASK.md").read_text("utf-8")


def test_the_sample_with_worksheets(run: Run, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("Ana\nBen\n", "utf-8")
    done = run("workshop", "sample", "sample", "--names", "names.txt")
    assert done.returncode == 0, done.stderr
    assert "one for each trainee and dossier: 6." in " ".join(done.stderr.split())
    sheets = sorted(path.name for path in (tmp_path / "sample/worksheets").iterdir())
    assert sheets == [f"{who}-practice-{n}.html" for who in ("Ana", "Ben") for n in (1, 2, 3)]
    assert len({path.stat().st_mtime for path in (tmp_path / "sample").rglob("*")}) == 1


def test_the_day_of_an_exercise(run: Run, tmp_path: Path) -> None:
    wanted = ("--seed", SEED, "--dossiers", "1")
    for folder, day in (
        ("a", ()),
        ("b", ("--as-of", "2026-10-01")),
        ("c", ("--as-of", "2027-03-02")),
    ):
        done = run("workshop", "new", folder, *wanted, "--key", f"{folder}.json", *day)
        assert done.returncode == 0, done.stderr
    keys = [(tmp_path / f"{folder}.json").read_bytes() for folder in "abc"]
    assert keys[0] == keys[1] != keys[2]
    wrong = run("workshop", "new", "d", *wanted, "--key", "d.json", "--as-of", "soon")
    assert wrong.returncode == 2
    assert "not a date" in wrong.stderr


@pytest.mark.parametrize(
    ("folder", "key", "why"),
    [
        ("class", "class/key.json", "the same"),
        ("class", "class/kept/key.json", "would lie in the trainees' folder"),
        ("full", "key.json", "is not empty"),
        ("file.txt", "key.json", "is a file"),
        ("class", "file.txt", "never overwritten"),
        ("class", "full", "is a folder"),
        ("class", "class", "is a folder"),
    ],
)
def test_what_is_in_the_way_is_left_alone(
    run: Run, tmp_path: Path, folder: str, key: str, why: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "file.txt").write_text("mine")
    done = run("workshop", "new", folder, "--seed", "1", "--key", key)
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == ["file.txt", "mine.txt"]
    assert (tmp_path / "file.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (b"\n \n", "holds no name"),
        (b"Ana\nana\n", "stands twice"),
        (b"\xff\xfe\xff", "can't be read"),
        (None, "can't be read"),
    ],
)
def test_names_that_cannot_be_used(run: Run, tmp_path: Path, names: bytes | None, why: str) -> None:
    if names is not None:
        (tmp_path / "names.txt").write_bytes(names)
    done = run(
        *("workshop", "new", "class", "--seed", "1", "--key", "key.json", "--names", "names.txt")
    )
    assert done.returncode == 2
    assert why in " ".join(done.stderr.split())
    assert not (tmp_path / "class").exists()
    assert not (tmp_path / "key.json").exists()
