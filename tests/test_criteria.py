"""Every criterion with a check, on examples: drop a file into tests/criteria, get a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Observation
from badgeaudit.model.standard import Standard
from badgeaudit.standard.loading import find_standard, load_standard

EXAMPLES = Path(__file__).parent / "criteria"
RECORDING = "recording"
"""A folder in a case, with what the web answered; it is not part of the dossier."""
AS_OF = date(2026, 6, 30)
REQUIRED = ("passed", "failed", "inapplicable")
PLACES = {
    ".badge.json": "badges/badge.json",
    ".credential.json": "credentials/credential.json",
    ".application.yaml": "application.yaml",
}

WITHOUT: dict[str, dict[str, str]] = {
    "F-01": {"failed": "another host is no proof that there is no account: cantTell"},
}
"""Outcomes that an example can't have, and why."""


@cache
def standard() -> Standard:
    return load_standard(find_standard("quality-label"))


def cases() -> Iterator[tuple[str, str, Path]]:
    for case in sorted(EXAMPLES.glob("*/*/*")):
        yield case.parts[-3], case.parts[-2], case


CASES = list(cases())


def observed(id: str, case: Path, folder: Path) -> Observation:
    recording = case / RECORDING
    network = Network(replay=recording) if recording.is_dir() else OFFLINE
    if case.is_dir():
        shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(RECORDING))
    else:
        place = next(place for ending, place in PLACES.items() if case.name.endswith(ending))
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(case, target)
    audit = run_audit(Request(standard(), open_dossier([folder]), AS_OF, network=network))
    (found,) = (r.observed for r in audit.results if r.criterion == id)
    assert found is not None, f"{id} has no check"
    return found


@pytest.mark.parametrize(
    ("id", "outcome", "case"), CASES, ids=[f"{i}-{o}-{c.name}" for i, o, c in CASES]
)
def test_example(id: str, outcome: str, case: Path, tmp_path: Path) -> None:
    seen = observed(id, case, tmp_path)
    said = seen.leaning or seen.outcome
    if outcome == "inapplicable":
        assert said in (Outcome.INAPPLICABLE, Outcome.UNTESTED), seen
    else:
        assert said == Outcome(outcome), seen
    settles = next(c.check.settles for c in standard().criteria if c.id == id and c.check)
    if said in (Outcome.PASSED, Outcome.FAILED):
        assert seen.settled is (said in settles)
        assert seen.outcome is (said if seen.settled else Outcome.CANT_TELL)
    if said is Outcome.FAILED:
        assert any(f.outcome is Outcome.FAILED for f in seen.findings)


def test_every_criterion_with_a_check_has_its_examples() -> None:
    there = {(id, outcome) for id, outcome, _ in CASES}
    missing = [
        (criterion.id, outcome)
        for criterion in standard().criteria
        if criterion.check is not None and criterion.same_as is None
        for outcome in REQUIRED
        if outcome not in WITHOUT.get(criterion.id, {}) and (criterion.id, outcome) not in there
    ]
    assert not missing


def test_exceptions_are_real() -> None:
    there = {(id, outcome) for id, outcome, _ in CASES}
    for id, outcomes in WITHOUT.items():
        assert not {(id, outcome) for outcome in outcomes} & there


def test_examples_are_of_this_standard() -> None:
    assert {id for id, _, _ in CASES} <= {c.id for c in standard().criteria}
