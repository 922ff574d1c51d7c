"""A forked run is told apart from one with an interpreter of its own by nothing but its speed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.conftest import Run, execute, runner
from tests.acceptance.dossiers import small_dossier

DAY = ("--as-of", "2026-02-01")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "dossier", *DAY, "--report", "html:a.html", "--report", "json"), 0),
        (("check", "dossier", *DAY, "--gate", "readiness"), 1),
        (("verify", "dossier/credentials/one.json", *DAY), 3),
        (("worksheet", "dossier", "--assessor", "Mira", "-o", "mira.html", *DAY), 0),
        (("assess", "dossier", "--assessor", "Mira", "-o", "mira.yaml", *DAY), 3),
        (("explain", "F-05"), 0),
        (("--help",), 0),
        (("check", "dossier", "--jobz", "2"), 2),
        (("nothing",), 2),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else str(value),
)
def test_both_ways_say_and_write_the_same(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    found = []
    for way in ("forked", "fresh"):
        folder = tmp_path / way
        small_dossier(folder / "dossier")
        done = execute(arguments, folder, {}, "y\n", fresh=way == "fresh")
        assert done.returncode == code, done.stderr
        found.append((done.stdout, done.stderr, files(folder)))
    assert found[0] == found[1]


def test_a_run_leaves_nothing_to_the_next(run: Run, tmp_path: Path) -> None:
    below = tmp_path / "below"
    below.mkdir()
    wide = run("--help", COLUMNS="120").stdout
    assert runner(below)("--help", COLUMNS="40").stdout != wide
    assert run("--help", COLUMNS="120").stdout == wide
    assert run("init", "mine").returncode == 0
    assert (tmp_path / "mine").is_dir()
    assert not (below / "mine").exists()
