from __future__ import annotations

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Judgement
from badgeaudit.workshop.grading import grade_dossier
from badgeaudit.workshop.grading_facts import DossierFacts
from badgeaudit.workshop.grading_model import DecisionGrade
from tests.unit.workshop.grading_sample import as_key, asked, by, dossier_key, judged, label

KEY = dossier_key("practice-2", label())
"""The key says: issued."""


def decided(*judgements: Judgement, facts: DossierFacts | None = None) -> DecisionGrade:
    written = by("Ana", KEY.applicant, judgements)
    return grade_dossier(KEY, written, label(), facts).decision


def all_but(*left_out: str) -> list[Judgement]:
    every = [each.id for each in asked(label()) if each.id not in left_out]
    return [as_key(id, KEY.answers[id]) for id in every]


def test_the_same_answers_come_to_the_same_decision() -> None:
    found = decided(*all_but())
    assert (found.key, found.trainee, found.same, found.waits_for) == ("issued", "issued", True, ())


def test_one_failed_rule_is_enough() -> None:
    found = decided(judged("F-05", "not_met"))
    assert (found.trainee, found.same, found.waits_for) == ("not yet issued", False, ())


def test_a_missing_answer_that_matters_leaves_it_open() -> None:
    found = decided(*all_but("F-05", "Q4-00"))
    assert (found.trainee, found.same, found.waits_for) == (None, False, ("F-05", "Q4-00"))


def test_a_missing_answer_that_does_not_matter() -> None:
    assert decided(*all_but("Q3-03", "Q1-01")).trainee == "issued"


def test_what_is_left_to_the_machine_is_answered_by_it() -> None:
    seen = DossierFacts("0", settled={"F-05": Outcome.PASSED, "Q4-00": Outcome.PASSED})
    assert decided(*all_but("F-05", "Q4-00"), facts=seen).trainee == "issued"


def test_no_comment_is_needed_for_a_decision() -> None:
    bare = [judged(each.criterion, each.answer or "met", "") for each in all_but()]
    assert decided(*bare).same
