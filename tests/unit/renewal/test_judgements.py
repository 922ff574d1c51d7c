"""Judgements matched by criterion, assessor and role."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.renewal.comparable import comparable
from badgeaudit.renewal.judgements import JudgementChanges, judgement_changes
from tests.builders import TEXTS, check, criterion
from tests.unit.renewal.audits import audit, judged, per_badge, tiny

STALE = RestsOn("evidence/plan.md", "f" * 64)
HOLDS = RestsOn("evidence/plan.md", "2" * 64)


def compared(then: Sequence[Assessment], now: Sequence[Assessment]) -> JudgementChanges:
    old, new = audit(assessments=then), audit(assessments=now)
    return judgement_changes(old, new, comparable(old, new))


def kinds(changes: JudgementChanges) -> list[tuple[str, str, str]]:
    return [(each.criterion, each.assessor, each.kind) for each in changes.changed]


def test_changed_new_withdrawn_and_unchanged() -> None:
    changes = compared(
        [judged("Ada", {"A-1": "met", "A-2": "met"}), judged("Ben", {"B-1": 3})],
        [judged("Ada", {"A-1": "met", "A-2": "not_met"}), judged("Cia", {"B-1": 4})],
    )
    assert kinds(changes) == [
        ("A-2", "Ada", "changed"),
        ("B-1", "Ben", "withdrawn"),
        ("B-1", "Cia", "new"),
    ]
    assert changes.unchanged == 1
    changed = changes.changed[0]
    assert changed.then is not None
    assert changed.now is not None
    assert (changed.then["answer"], changed.now["answer"]) == ("met", "not_met")


def test_the_same_person_written_otherwise() -> None:
    changes = compared([judged("Ada  Lind", {"A-1": "met"})], [judged("ADA LIND", {"A-1": "met"})])
    assert changes == JudgementChanges((), 1)


def test_another_role_is_another_voice() -> None:
    changes = compared(
        [judged("Ada", {"A-1": "met"})], [judged("Ada", {"A-1": "met"}, role="consensus")]
    )
    assert [kind for _, _, kind in kinds(changes)] == ["withdrawn", "new"]


def test_the_same_answer_that_no_longer_counts_and_back() -> None:
    holds, stale = judged("Ada", {"A-1": "met"}, HOLDS), judged("Ada", {"A-1": "met"}, STALE)
    assert kinds(compared([holds], [stale])) == [("A-1", "Ada", "set_aside")]
    assert kinds(compared([stale], [holds])) == [("A-1", "Ada", "counts_again")]


def test_answers_badge_by_badge_are_compared_one_by_one() -> None:
    one, two = per_badge("Ada", "A-1", x="met"), per_badge("Ada", "A-1", x="not_met")
    assert kinds(compared([one], [two])) == [("A-1", "Ada", "changed")]
    assert compared([one], [one]).unchanged == 1


def test_of_two_judgements_of_one_person_the_one_that_counts_is_compared() -> None:
    stale = judged("Ada", {"A-1": "not_met"}, STALE)
    counts = judged("Ada", {"A-1": "met"})
    assert compared([stale, counts], [counts]) == JudgementChanges((), 1)


def test_answers_to_another_question_are_not_compared() -> None:
    other = criterion("A-1", texts=replace(TEXTS, question="Else?"))
    old = audit(assessments=[judged("Ada", {"A-1": "met"})])
    new = audit(standard=tiny(criteria=(other,)))
    assert judgement_changes(old, new, comparable(old, new)) == JudgementChanges((), 0)


def test_answers_are_compared_when_only_the_machine_looks_otherwise() -> None:
    old = audit(assessments=[judged("Ada", {"A-1": "met"})])
    other = tiny(criteria=(criterion("A-1", check=check(at_least=50)),))
    new = audit(standard=other, assessments=[judged("Ada", {"A-1": "not_met"})])
    assert kinds(judgement_changes(old, new, comparable(old, new))) == [("A-1", "Ada", "changed")]
