from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.workshop.grading import grade_dossier
from badgeaudit.workshop.grading_model import DossierGrade, Tally
from badgeaudit.workshop.grading_passing import parts
from tests.unit.workshop.grading_sample import (
    FLAWS,
    assessed,
    dossier_key,
    label,
    perfect,
    too_lenient,
)

RULE = label().certification
FULL = Tally(asked=56, answered=56, exact=42, reasons_asked=10, reasons_answered=10, cited=6)


def graded(dossier: str, good: bool = True) -> DossierGrade:
    key = dossier_key(dossier, label())
    return grade_dossier(key, assessed("Ana", dossier, perfect if good else too_lenient), label())


BOTH = [graded(dossier) for dossier in FLAWS]


@pytest.mark.parametrize(
    ("tally", "failed"),
    [
        (FULL, []),
        (replace(FULL, exact=41), ["exact_share"]),
        (replace(FULL, cited=5), ["cited_evidence"]),
        (replace(FULL, far=1), ["no_level_off"]),
        (Tally(), ["exact_share", "cited_evidence"]),
    ],
)
def test_shares_at_their_edge(tally: Tally, failed: list[str]) -> None:
    found = parts(RULE, BOTH, tally)
    assert [part.part for part in found if not part.passed] == failed


def test_needed_is_rounded_up() -> None:
    found = {part.part: part for part in parts(RULE, BOTH, replace(FULL, asked=55))}
    assert found["exact_share"].needed == 42, "75% of 55 is 41.25"


def test_dossiers_and_decisions() -> None:
    one = parts(RULE, BOTH[:1], FULL)
    assert [part.part for part in one if not part.passed] == ["dossiers", "same_decision_on"]
    otherwise = [graded("practice-1", good=False), BOTH[1]]
    found = parts(RULE, otherwise, FULL)
    assert [(p.part, p.found, p.of) for p in found if not p.passed] == [("same_decision_on", 1, 2)]


def test_no_rule_no_conditions() -> None:
    assert parts(None, BOTH, FULL) == ()
