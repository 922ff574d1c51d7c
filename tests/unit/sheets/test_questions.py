from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.cli.running import Audited, Wish, audited
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment, Judgement, Opinion, RestsOn
from badgeaudit.sheets.answers import (
    Answer,
    confirmed,
    judgement_on,
    refusal,
    with_judgement,
    without_judgement,
)
from badgeaudit.sheets.questions import Question, Sheet, State, begun, sheet_of

DAY = date(2026, 10, 14)
EXAMPLES = Path(__file__).parents[3] / "examples"


def again(*given: Assessment) -> Audited:
    wish = Wish([EXAMPLES / "riverbank-youth"], as_of="2026-10-15", quiet=True, given=given)
    return audited(wish)


def sheet(found: Audited, assessment: Assessment | None = None) -> Sheet:
    own = assessment or begun(found.audit, "Mira", "reviewer", "Riverbank")
    return sheet_of(found.audit, own, "Riverbank")


def question(of: Sheet, id: str) -> Question:
    return next(each for each in of.questions if each.criterion.id == id)


def test_each_criterion_is_asked_once(riverbank: Audited) -> None:
    asked = [each.criterion for each in sheet(riverbank).questions]
    criteria = riverbank.audit.standard.criteria
    assert asked == [each for each in criteria if each.same_as is None]
    assert len(asked) < len(criteria)


def test_what_the_machine_settled_need_not_be_answered(riverbank: Audited) -> None:
    found = sheet(riverbank)
    assert question(found, "Q1-01").state is State.SETTLED
    assert question(found, "F-03").state is State.SETTLED  # declared
    assert question(found, "Q2-00").state is State.OPEN
    assert found.done == sum(q.state is State.SETTLED for q in found.questions)


def test_a_question_knows_what_it_concerns(riverbank: Audited) -> None:
    found = sheet(riverbank)
    assert question(found, "Q2-00").files == (
        "evidence/assessment-guide.md",
        "evidence/feedback-sample.md",
    )
    names = [row.name for row in question(found, "Q1-02").subjects]
    assert len(names) == 12
    assert "application.yaml" not in question(found, "F-05").files
    assert not [row for row in question(found, "Q2-06").subjects if row.staff]


@pytest.mark.parametrize(
    ("id", "said", "why"),
    [
        ("Q2-00", Answer(2), "audit.judgement-needs-comment-failed"),
        ("Q2-00", Answer(4), "audit.judgement-needs-comment"),
        ("Q2-00", Answer(9, "so"), "audit.judgement-outside-scale"),
        ("Q2-00", Answer("met", "so"), "audit.judgement-needs-level"),
        ("Q1-02", Answer("not_met"), "audit.judgement-needs-comment-failed"),
        ("Q1-02", Answer("not_applicable", "so"), "audit.judgement-always-applies"),
        ("Q1-01", Answer("met"), "audit.judgement-needs-comment-contradicts"),
        ("Q1-01", Answer("met", "  \n"), "audit.judgement-needs-comment-contradicts"),
        ("Q1-02", Answer(None, subjects={"nobody": "met"}), "audit.judgement-unknown-subject"),
    ],
)
def test_an_answer_that_would_not_count_is_refused(
    riverbank: Audited, id: str, said: Answer, why: str
) -> None:
    asked = question(sheet(riverbank), id)
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    reason = refusal(asked, judgement_on(asked, said, author, DAY))
    assert reason is not None
    assert reason.id == why
    assert sentence(reason)


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("Q2-00", Answer(4, "Three stories.")),
        ("Q1-02", Answer("met")),
        ("Q1-01", Answer("met", "The two names differ by language only.")),
        ("Q2-08", Answer("not_applicable", "No partner knows the programme.")),
    ],
)
def test_an_answer_counts_and_the_question_is_answered(
    riverbank: Audited, id: str, said: Answer
) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    asked = question(sheet(riverbank), id)
    judgement = judgement_on(asked, said, author, DAY)
    assert refusal(asked, judgement) is None
    assert judgement.rests_on == asked.rests_on
    answered = with_judgement(author, judgement)
    found = sheet(again(answered), answered)
    assert question(found, id).state is State.ANSWERED
    assert question(found, id).own == judgement


def test_an_answer_replaces_the_earlier_one_and_can_be_taken_back(riverbank: Audited) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    asked = question(sheet(riverbank), "Q1-02")
    first = with_judgement(author, judgement_on(asked, Answer("not_met", "No."), author, DAY))
    second = with_judgement(first, judgement_on(asked, Answer("met"), author, DAY))
    assert [each.answer for each in second.judgements] == ["met"]
    assert without_judgement(second, "Q1-02") == author


def _with(judgement: Judgement, author: Assessment) -> tuple[Audited, Assessment]:
    own = with_judgement(author, judgement)
    return again(own), own


def test_a_stale_answer_is_asked_again_until_it_is_confirmed(riverbank: Audited) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    asked = question(sheet(riverbank), "Q2-00")
    judgement = judgement_on(asked, Answer(4, "Fine.", cites=("evidence/plan.md",)), author, DAY)
    before = tuple(replace(ground, sha256="0" * 64) for ground in judgement.rests_on)
    audit, own = _with(replace(judgement, rests_on=before), author)
    stale = question(sheet(audit, own), "Q2-00")
    assert stale.state is State.STALE
    assert stale.set_aside is not None
    assert stale.own is not None
    audit, own = _with(confirmed(stale, stale.own, DAY), author)
    again_asked = question(sheet(audit, own), "Q2-00")
    assert (again_asked.state, again_asked.set_aside) == (State.ANSWERED, None)
    assert again_asked.own is not None
    assert again_asked.own.cites == ()  # a file that is not there any more is no citation


def test_an_answer_without_its_comment_waits_for_it(riverbank: Audited) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    asked = question(sheet(riverbank), "Q1-02")
    audit, own = _with(judgement_on(asked, Answer("not_met"), author, DAY), author)
    assert question(sheet(audit, own), "Q1-02").state is State.REFUSED


def test_in_a_consensus_what_assessors_answered_is_open_until_it_is_settled(
    riverbank: Audited,
) -> None:
    opinions: dict[str, Sequence[Opinion]] = {
        "Q1-01": (Opinion("Mira", "met"), Opinion("Bo", "not_met", "Two are alike."))
    }
    fields: dict[str, Any] = {"role": "consensus", "assessor": "The committee"}
    own = replace(
        begun(riverbank.audit, "x", "consensus", "Riverbank"),
        opinions={id: tuple(said) for id, said in opinions.items()},
        **fields,
    )
    asked = question(sheet(riverbank, own), "Q1-01")
    assert asked.state is State.OPEN
    assert [each.assessor for each in asked.opinions] == ["Mira", "Bo"]


def test_a_judgement_about_files_that_are_not_here_is_stale(riverbank: Audited) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    asked = question(sheet(riverbank), "Q1-02")
    judgement = judgement_on(asked, Answer("met"), author, DAY)
    elsewhere = replace(judgement, rests_on=(RestsOn("gone.pdf", "0" * 64),))
    audit, own = _with(elsewhere, author)
    assert question(sheet(audit, own), "Q1-02").state is State.STALE
