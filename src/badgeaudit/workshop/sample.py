"""The ready-made exercise: always the same three dossiers, with a task sheet for trainees."""

from __future__ import annotations

from badgeaudit.model.standard import Standard
from badgeaudit.resources import package_folder
from badgeaudit.workshop.making import Exercise, Wanted, make

TASK_SHEET = "TASK.md"
"""The name of the task sheet in the trainees' folder."""

_SEED = 20261001
_DOSSIERS = 3


def sample_exercise(standard: Standard) -> Exercise:
    """Return the ready-made exercise, of the middle difficulty."""
    return make(Wanted(_SEED, 2, _DOSSIERS), standard)


def task_sheet() -> bytes:
    """Return the page that tells trainees what to do."""
    return (package_folder("workshop") / "task-sheet.md").read_bytes()
