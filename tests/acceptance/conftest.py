"""The installed command, run as a user runs it, and a small dossier to run it on.

Runs are forked from a process that has the modules loaded (``warm``). A few start an interpreter
of their own, which is slow: those that ask for it with ``fresh``, and those whose environment is
read at the start (PYTHONHASHSEED, say, where two runs have to agree).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from tests.acceptance import warm
from tests.acceptance.dossiers import small_dossier

COMMAND = warm.COMMAND
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``badgeaudit`` in an empty folder; extra environment variables by keyword."""
    return runner(tmp_path)


def runner(folder: Path, *, fresh: bool = False) -> Run:
    """Return a function that runs ``badgeaudit`` in a folder."""

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return execute(arguments, folder, environment, fresh=fresh)

    return call


def execute(
    arguments: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    typed: str = "",
    *,
    fresh: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run ``badgeaudit`` with something typed; the environment adds to the one that is there."""
    words = [str(each) for each in arguments]
    whole = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **environment}
    if warm.fits(environment) and not fresh:
        return warm.run_forked(words, folder, whole, typed)
    return subprocess.run(
        [COMMAND, *words],
        input=typed,
        cwd=folder,
        env={"PYTHONIOENCODING": "utf-8", **whole},
        capture_output=True,
        text=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        timeout=warm.SECONDS,
        check=False,
    )


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A small dossier in which nothing that a machine can settle is wrong."""
    return small_dossier(tmp_path / "dossier")
