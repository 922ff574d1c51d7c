from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.model.outcomes import AppliesTo, Outcome
from badgeaudit.model.people import Judgement, Verdict
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.grading_answers import graded_answers
from badgeaudit.workshop.grading_facts import DossierFacts
from badgeaudit.workshop.grading_model import Cell
from tests.builders import observation
from tests.unit.workshop.grading_sample import by, dossier_key, judged, label

BADGES = ("b:1", "b:2", "b:3")
FACTS = DossierFacts(
    "0",
    subjects={AppliesTo.BADGE_CLASS: BADGES},
    observations={"Q1-05": observation("Q1-05", Outcome.PASSED, settled=False)},
    settled={"F-07": Outcome.PASSED},
)


def cell(
    judgement: Judgement | None,
    criterion: str = "Q1-05",
    key: Verdict | int = "met",
    facts: DossierFacts | None = None,
) -> Cell:
    base = dossier_key("practice-1", label())
    answer = KeyAnswer(key, "Because.", ("evidence/x.md",))
    dossier = replace(base, answers={**base.answers, criterion: answer})
    written = by("Ana", dossier.applicant, [judgement] if judgement else [])
    cells = graded_answers(dossier, written, label(), facts)
    return next(each for each in cells if each.criterion == criterion)


@pytest.mark.parametrize(
    ("answer", "key", "state", "difference", "other_side"),
    [
        (4, 4, "exact", 0, False),
        (5, 4, "adjacent", 1, False),
        (2, 3, "adjacent", -1, True),
        (5, 3, "off", 2, False),
        (1, 5, "off", -4, True),
    ],
)
def test_levels(answer: int, key: int, state: str, difference: int, other_side: bool) -> None:
    found = cell(judged("Q2-00", answer), "Q2-00", key)
    assert (found.state, found.difference, found.other_side) == (state, difference, other_side)


@pytest.mark.parametrize(
    ("answer", "key", "state", "difference", "other_side"),
    [
        ("met", "met", "exact", 0, False),
        ("met", "not_met", "off", 1, True),
        ("not_met", "met", "off", -1, True),
        ("not_applicable", "met", "off", None, False),
        ("not_met", "not_applicable", "off", None, False),
        ("not_applicable", "not_applicable", "exact", None, False),
    ],
)
def test_ticks(
    answer: Verdict, key: Verdict, state: str, difference: int | None, other_side: bool
) -> None:
    found = cell(judged("Q1-05", answer), key=key)
    assert (found.state, found.difference, found.other_side) == (state, difference, other_side)


def test_no_answer() -> None:
    assert cell(None).state == "unanswered"
    assert cell(None, "F-07", facts=FACTS).state == "machine"
    assert cell(None, "F-07", facts=FACTS).outcome is Outcome.PASSED


def test_left_to_the_machine_where_the_key_says_otherwise_is_unanswered() -> None:
    found = cell(None, "F-07", "not_met", FACTS)
    assert (found.state, found.outcome) == ("unanswered", Outcome.PASSED)


@pytest.mark.parametrize(
    ("criterion", "answer", "why"),
    [
        ("Q2-00", "met", "audit.judgement-needs-level"),
        ("Q2-00", 9, "audit.judgement-outside-scale"),
        ("Q1-05", 3, "audit.judgement-no-levels"),
        ("Q1-01", "not_applicable", "audit.judgement-always-applies"),
    ],
)
def test_answers_that_do_not_fit(criterion: str, answer: Verdict | int, why: str) -> None:
    found = cell(judged(criterion, answer), criterion, 4 if criterion == "Q2-00" else "met")
    assert found.state == "unusable"
    assert found.why_unusable is not None
    assert found.why_unusable.id == why
    assert not found.answered


def by_badge(**verdicts: Verdict) -> Judgement:
    subjects = {id.replace("_", ":"): verdict for id, verdict in verdicts.items()}
    return Judgement("Q1-05", "x", "reviewer", None, comment="Seen.", subjects=subjects)


def test_badge_by_badge_counts_as_what_it_comes_to() -> None:
    found = cell(by_badge(b_1="not_met", b_2="met", b_3="met"), facts=FACTS)
    assert (found.answer, found.by_badge, found.state) == ("not_met", True, "off")
    assert cell(by_badge(b_1="met", b_2="met", b_3="met"), facts=FACTS).state == "exact"


def test_without_the_dossiers_only_the_badges_named_count() -> None:
    assert cell(by_badge(b_1="met")).answer == "met"
    assert cell(by_badge(b_1="not_met")).answer == "not_met"


def test_badges_left_out_may_leave_it_undecided() -> None:
    found = cell(by_badge(b_1="met"), facts=FACTS)
    assert found.state == "unusable"
    assert found.why_unusable is not None
    assert found.why_unusable.id == "grading.undecided-badges"


def test_a_badge_the_dossier_does_not_have() -> None:
    found = cell(by_badge(b_9="met"), facts=FACTS)
    assert found.why_unusable is not None
    assert found.why_unusable.id == "audit.judgement-unknown-subject"


def test_reasons_are_asked_where_they_matter() -> None:
    assert cell(None, "Q2-00", 4).reason_asked, "levels"
    assert cell(None, "F-06", "met").reason_asked, "evidence is required"
    assert cell(None, "Q1-05", "not_met").reason_asked, "what the key calls not met"
    assert not cell(None, "Q1-05", "met").reason_asked


def test_a_missing_comment_is_told_and_the_answer_counts() -> None:
    found = cell(judged("Q1-05", "not_met", " "), key="not_met")
    assert (found.state, found.comment_missing) == ("exact", True)
    assert not cell(judged("Q1-05", "met", ""), key="met").comment_missing
