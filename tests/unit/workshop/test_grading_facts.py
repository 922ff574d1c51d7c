from __future__ import annotations

from pathlib import Path

import pytest

from badgeaudit.cli.running import Wish, audited
from badgeaudit.model.outcomes import AppliesTo, Outcome
from badgeaudit.workshop.grading_facts import DossierFacts, facts_of

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def facts() -> DossierFacts:
    wish = Wish([EXAMPLES / "riverbank-youth"], as_of="2026-11-01", quiet=True)
    return facts_of(audited(wish).audit)


def test_files_and_badges(facts: DossierFacts) -> None:
    assert len(facts.digest) == 64
    assert set(map(len, facts.files.values())) == {64}
    badges = facts.subjects[AppliesTo.BADGE_CLASS]
    crew = "https://riverbank-youth.example/badges/river-clean-up-crew.json"
    assert crew in badges
    assert facts.paths[crew] == "badges/river-clean-up-crew.json"
    assert facts.names["badges/river-clean-up-crew.json"] == ("River Clean-up Crew",)


def test_badges_of_the_staff_are_no_subjects(facts: DossierFacts) -> None:
    assert "credentials/staff-quality-label-course.json" not in facts.paths.values()


def test_what_no_assessor_has_to_answer(facts: DossierFacts) -> None:
    assert facts.settled["Q1-15"] is Outcome.PASSED
    assert facts.settled["Q1-17"] is Outcome.FAILED
    assert "Q2-00" not in facts.settled
