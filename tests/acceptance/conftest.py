"""The installed command, run as a user runs it, and a small dossier to run it on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.acceptance.dossiers import small_dossier

COMMAND = Path(sys.executable).parent / ("badgeaudit.exe" if os.name == "nt" else "badgeaudit")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``badgeaudit`` in an empty folder; extra environment variables by keyword."""
    return runner(tmp_path)


def runner(folder: Path) -> Run:
    """Return a function that runs ``badgeaudit`` in a folder."""

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [COMMAND, *map(str, arguments)],
            cwd=folder,
            env={**os.environ, "COLUMNS": "100", "NO_COLOR": "1", **environment},
            capture_output=True,
            text=True,
            encoding=environment.get("PYTHONIOENCODING", "utf-8"),
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """A small dossier in which nothing that a machine can settle is wrong."""
    return small_dossier(tmp_path / "dossier")
