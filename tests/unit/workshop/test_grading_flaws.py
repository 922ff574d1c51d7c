from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Judgement, Verdict
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.grading_answers import graded_answers
from badgeaudit.workshop.grading_facts import DossierFacts
from badgeaudit.workshop.grading_flaws import flaw_grades
from badgeaudit.workshop.key import SeenBy
from tests.unit.workshop.grading_sample import FLAWS, by, dossier_key, judged, label

FILE = "badges/night-hike.json"


def state(
    *judgements: Judgement,
    key: Verdict | int = "not_met",
    seen_by: SeenBy = "person",
    criteria: tuple[str, ...] = ("Q1-06",),
    facts: DossierFacts | None = None,
) -> str:
    base = dossier_key("practice-1", label())
    answers = dict(base.answers)
    for id in criteria:
        if id in answers:
            answers[id] = KeyAnswer(key, "Because.", ("evidence/shown.md",))
    flaw = replace(FLAWS["practice-1"][0], criteria=criteria, seen_by=seen_by)
    dossier = replace(base, answers=answers, flaws=(flaw,))
    written = by("Ana", dossier.applicant, judgements)
    cells = graded_answers(dossier, written, label(), facts)
    (found,) = flaw_grades(dossier, cells, written, label(), facts)
    return found.state


@pytest.mark.parametrize("where", [FILE, "evidence/shown.md"])
def test_what_only_people_see_is_found_by_judging_it_and_showing_where(where: str) -> None:
    assert state(judged("Q1-06", "not_met", "No.", where)) == "found"
    assert state(judged("Q1-06", "not_met", f"See {where}")) == "found"
    assert state(judged("Q1-06", "not_met", "I do not like it.")) == "unshown"
    assert state(judged("Q1-06", "met", f"See {where}")) == "missed"


@pytest.mark.parametrize("seen_by", ["machine", "both"])
def test_what_the_machine_shows_needs_no_more_than_the_judgement(seen_by: SeenBy) -> None:
    assert state(judged("Q1-06", "not_met", "No."), seen_by=seen_by) == "found"
    assert state(judged("Q1-06", "met", "Yes."), seen_by=seen_by) == "missed"


def test_not_answered_is_not_missed() -> None:
    assert state() == "unanswered"
    assert state(judged("Q1-07", "met")) == "unanswered"


def test_a_level_that_passes_in_spite_of_the_flaw() -> None:
    passing = {"key": 3, "criteria": ("Q2-03",)}
    assert state(judged("Q2-03", 3, f"See {FILE}"), **passing) == "found"  # type: ignore[arg-type]
    assert state(judged("Q2-03", 3, "Well."), **passing) == "unshown"  # type: ignore[arg-type]
    assert state(judged("Q2-03", 5, f"See {FILE}"), **passing) == "missed"  # type: ignore[arg-type]


def test_one_of_its_criteria_is_enough() -> None:
    both = ("Q1-06", "Q1-13")
    right, wrong = judged("Q1-13", "not_met", f"See {FILE}"), judged("Q1-06", "met", "Fine.")
    assert state(wrong, right, criteria=both) == "found"
    assert state(wrong, criteria=both) == "missed"


def test_a_criterion_under_its_other_name() -> None:
    assert state(judged("F-06", "not_met", f"See {FILE}"), criteria=("Q3-01",)) == "missed"
    assert state(criteria=("Q3-01",)) == "unanswered"


def test_left_to_the_machine() -> None:
    failing = DossierFacts("0", settled={"Q1-06": Outcome.FAILED})
    passing = DossierFacts("0", settled={"Q1-06": Outcome.PASSED})
    assert state(seen_by="machine", facts=failing) == "machine"
    assert state(facts=passing) == "missed", "only a person could have seen it"
