"""The ready-made exercise: three dossiers of both kinds, and a task sheet that names them."""

from __future__ import annotations

from badgeaudit.workshop.sample import sample_exercise, task_sheet
from tests.unit.workshop.practice import standard


def test_the_sample_is_worth_practising_on() -> None:
    key = sample_exercise(standard()).key
    assert {each.decision for each in key.dossiers} == {"issued", "not yet issued"}
    seen_by = {flaw.seen_by for each in key.dossiers for flaw in each.flaws}
    assert "person" in seen_by
    assert seen_by & {"machine", "both"}


def test_the_task_sheet_names_every_dossier() -> None:
    sheet = task_sheet().decode()
    for each in sample_exercise(standard()).key.dossiers:
        assert f"`{each.name}" in sheet
