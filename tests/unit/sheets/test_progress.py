from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from badgeaudit.cli.running import Audited
from badgeaudit.model.people import Assessment, Judgement, Opinion
from badgeaudit.sheets.answers import Answer, confirmed, judgement_on
from badgeaudit.sheets.progress import (
    counted,
    differing,
    entry_of,
    is_answer,
    merged,
    restated,
    with_entry,
)
from badgeaudit.sheets.questions import Question, State, begun, sheet_of

DAY = date(2026, 10, 14)


def author(found: Audited) -> Assessment:
    return begun(found.audit, "Mira", "reviewer", "Riverbank")


def question(found: Audited, id: str) -> Question:
    sheet = sheet_of(found.audit, author(found), "Riverbank")
    return next(each for each in sheet.questions if each.criterion.id == id)


def judged(found: Audited, id: str, answer: Answer) -> Judgement:
    return judgement_on(question(found, id), answer, author(found), DAY)


def draft(id: str) -> Judgement:
    return Judgement(id, "Mira", "reviewer", None, comment="To be said.")


@pytest.mark.parametrize(
    ("id", "answer", "state"),
    [
        ("Q1-02", Answer("met"), State.ANSWERED),
        ("Q1-02", Answer("not_met"), State.REFUSED),
        ("Q2-00", Answer(4, "Fine."), State.ANSWERED),
        ("Q1-01", Answer("met", "They differ."), State.ANSWERED),
    ],
)
def test_an_entry_gives_the_question_its_state(
    riverbank: Audited, id: str, answer: Answer, state: State
) -> None:
    asked = question(riverbank, id)
    entry = judged(riverbank, id, answer)
    found = restated(asked, entry, asked.now.grounds)
    assert (found.state, found.own) == (state, entry)
    assert (found.set_aside is None) is (state is State.ANSWERED)


def test_a_changed_file_makes_it_stale_before_anything_else(riverbank: Audited) -> None:
    asked = question(riverbank, "Q2-00")
    entry = judged(riverbank, "Q2-00", Answer(2))
    entry = replace(entry, rests_on=tuple(replace(g, sha256="0" * 64) for g in entry.rests_on))
    assert restated(asked, entry, asked.now.grounds).state is State.STALE


def test_answers_for_some_badges_leave_it_open_until_they_decide(riverbank: Audited) -> None:
    asked = question(riverbank, "Q1-02")
    first = asked.subjects[0].id
    some = judged(riverbank, "Q1-02", Answer(None, subjects={first: "met"}))
    assert restated(asked, some, asked.now.grounds).state is State.OPEN
    all_of_them = judged(
        riverbank, "Q1-02", Answer(None, subjects={row.id: "met" for row in asked.subjects})
    )
    assert restated(asked, all_of_them, asked.now.grounds).state is State.ANSWERED


def test_without_an_answer_it_is_open_or_settled(riverbank: Audited) -> None:
    for id, state in (("Q2-00", State.OPEN), ("Q1-01", State.SETTLED), ("F-03", State.SETTLED)):
        asked = question(riverbank, id)
        assert restated(asked, None, asked.now.grounds).state is state
        assert restated(asked, draft(id), asked.now.grounds).state is state
    asked = replace(question(riverbank, "Q1-01"), opinions=(Opinion("Bo", "met"),))
    assert restated(asked, None, asked.now.grounds).state is State.OPEN


def test_an_entry_replaces_the_earlier_one_in_its_place(riverbank: Audited) -> None:
    one = judged(riverbank, "Q1-02", Answer("met"))
    two = judged(riverbank, "Q1-03", Answer("met"))
    both = with_entry(with_entry(author(riverbank), "Q1-02", one), "Q1-03", two)
    again = replace(one, comment="Well said.")
    changed = with_entry(both, "Q1-02", again)
    assert changed.judgements == (again, two)
    assert with_entry(changed, "Q1-02", None).judgements == (two,)


def test_a_draft_becomes_an_answer_and_the_other_way_round(riverbank: Audited) -> None:
    begun_it = with_entry(author(riverbank), "Q1-02", draft("Q1-02"))
    assert (begun_it.judgements, begun_it.drafts) == ((), (draft("Q1-02"),))
    answer = judged(riverbank, "Q1-02", Answer("met"))
    answered = with_entry(begun_it, "Q1-02", answer)
    assert (answered.judgements, answered.drafts) == ((answer,), ())
    assert with_entry(answered, "Q1-02", draft("Q1-02")) == begun_it
    assert is_answer(answer)
    assert not is_answer(draft("Q1-02"))
    assert entry_of(begun_it, "Q1-02") == draft("Q1-02")
    assert entry_of(begun_it, "Q1-03") is None


def test_two_states_of_a_file_are_merged_by_criterion(riverbank: Audited) -> None:
    before = author(riverbank)
    theirs = with_entry(before, "Q1-02", judged(riverbank, "Q1-02", Answer("met")))
    theirs = with_entry(theirs, "Q1-03", judged(riverbank, "Q1-03", Answer("met")))
    ours = with_entry(before, "Q1-03", judged(riverbank, "Q1-03", Answer("not_met", "No.")))
    ours = with_entry(ours, "Q1-04", draft("Q1-04"))
    assert differing(theirs, before) == {"Q1-02", "Q1-03"}
    both = merged(theirs, ours, {"Q1-03", "Q1-04"})
    answers = {id: entry_of(both, id) for id in ("Q1-02", "Q1-03", "Q1-04")}
    assert answers == {
        "Q1-02": entry_of(theirs, "Q1-02"),
        "Q1-03": entry_of(ours, "Q1-03"),
        "Q1-04": draft("Q1-04"),
    }


def test_counts_by_state(riverbank: Audited) -> None:
    questions = sheet_of(riverbank.audit, author(riverbank), "Riverbank").questions
    count = counted(questions)
    assert (count.answered, count.stale, count.refused) == (0, 0, 0)
    assert count.open + count.settled == len(questions)
    assert count.left == count.open


def test_confirming_keeps_a_web_address_that_was_cited(riverbank: Audited) -> None:
    cites = ("https://riverbank.example/report", "evidence/gone.md", "evidence/system-map.md")
    entry = judged(riverbank, "Q2-00", Answer(4, "Fine.", cites=cites))
    kept = confirmed(question(riverbank, "Q2-00"), entry, DAY)
    assert kept.cites == ("https://riverbank.example/report", "evidence/system-map.md")
