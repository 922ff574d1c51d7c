"""Every criterion with a check of every bundled standard, on examples: drop a file, get a test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Observation
from badgeaudit.model.standard import Standard
from badgeaudit.standard.loading import bundled_standards, find_standard, load_standard

EXAMPLES = Path(__file__).parent / "criteria"
AT_THE_TOP = "quality-label"
"""The standard whose examples lie in tests/criteria itself; others have a folder of their name."""
RECORDING = "recording"
"""A folder in a case, with what the web answered; it is not part of the dossier."""
AS_OF = date(2026, 6, 30)
REQUIRED = ("passed", "failed", "inapplicable")
PLACES = {
    ".badge.json": "badges/badge.json",
    ".credential.json": "credentials/credential.json",
    ".application.yaml": "application.yaml",
}

WITHOUT: dict[tuple[str, str], dict[str, str]] = {
    ("quality-label", "F-01"): {
        "failed": "another host is no proof that there is no account: cantTell"
    },
}
"""Outcomes that an example can't have, and why."""


class Case(NamedTuple):
    """One example: a small dossier and what the check says of it."""

    standard: str
    criterion: str
    outcome: str
    path: Path

    def __str__(self) -> str:
        named = "" if self.standard == AT_THE_TOP else f"{self.standard}-"
        return f"{named}{self.criterion}-{self.outcome}-{self.path.name}"


@cache
def loaded(name: str) -> Standard:
    return load_standard(find_standard(name))


def cases() -> Iterator[Case]:
    for standard in bundled_standards():
        home = EXAMPLES if standard == AT_THE_TOP else EXAMPLES / standard
        # ids of criteria begin with a capital letter, names of standards never do
        for case in sorted(home.glob("*/*/*")):
            if case.parts[-3][0].isupper():
                yield Case(standard, case.parts[-3], case.parts[-2], case)


CASES = list(cases())


def observed(case: Case, folder: Path) -> Observation:
    path = case.path
    recording = path / RECORDING
    network = Network(replay=recording) if recording.is_dir() else OFFLINE
    if path.is_dir():
        shutil.copytree(path, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(RECORDING))
    else:
        place = next(place for ending, place in PLACES.items() if path.name.endswith(ending))
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    request = Request(loaded(case.standard), open_dossier([folder]), AS_OF, network=network)
    (found,) = (r.observed for r in run_audit(request).results if r.criterion == case.criterion)
    assert found is not None, f"{case.criterion} has no check"
    return found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_example(case: Case, tmp_path: Path) -> None:
    seen = observed(case, tmp_path)
    said = seen.leaning or seen.outcome
    if case.outcome == "inapplicable":
        assert said in (Outcome.INAPPLICABLE, Outcome.UNTESTED), seen
    else:
        assert said == Outcome(case.outcome), seen
    check = loaded(case.standard).criterion(case.criterion).check
    assert check is not None
    if said in (Outcome.PASSED, Outcome.FAILED):
        assert seen.settled is (said in check.settles)
        assert seen.outcome is (said if seen.settled else Outcome.CANT_TELL)
    if said is Outcome.FAILED:
        assert any(f.outcome is Outcome.FAILED for f in seen.findings)


def there(standard: str) -> set[tuple[str, str]]:
    return {(case.criterion, case.outcome) for case in CASES if case.standard == standard}


@pytest.mark.parametrize("standard", bundled_standards())
def test_every_criterion_with_a_check_has_its_examples(standard: str) -> None:
    missing = [
        (criterion.id, outcome)
        for criterion in loaded(standard).criteria
        if criterion.check is not None and criterion.same_as is None
        for outcome in REQUIRED
        if outcome not in WITHOUT.get((standard, criterion.id), {})
        and (criterion.id, outcome) not in there(standard)
    ]
    assert not missing


def test_exceptions_are_real() -> None:
    for (standard, id), outcomes in WITHOUT.items():
        assert not {(id, outcome) for outcome in outcomes} & there(standard)


@pytest.mark.parametrize("standard", bundled_standards())
def test_examples_are_of_their_standard(standard: str) -> None:
    assert {id for id, _ in there(standard)} <= {c.id for c in loaded(standard).criteria}


def test_no_example_lies_where_nothing_looks() -> None:
    files = {path for path in EXAMPLES.rglob("*") if path.is_file()} - {EXAMPLES / "README.md"}
    seen = {case.path for case in CASES}
    assert not [path for path in files if not seen & {path, *path.parents}]


@pytest.mark.parametrize("name", bundled_standards())
def test_every_criterion_has_a_good_and_a_poor_example_to_show(name: str) -> None:
    """The reports show both beside what is not met, so a criterion without would leave a gap."""
    criteria = load_standard(find_standard(name)).criteria
    texts = {criterion.id: criterion.texts for criterion in criteria}
    assert texts
    for id, each in texts.items():
        assert each.passed_example, id
        assert each.failed_example, id
        assert each.passed_example != each.failed_example, id
