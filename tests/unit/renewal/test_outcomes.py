"""Criteria, rules and scores then and now."""

from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.renewal.comparable import comparable
from badgeaudit.renewal.outcomes import criterion_changes, rule_changes, score_changes
from tests.builders import TEXTS, check, criterion
from tests.unit.renewal.audits import audit, judged, seen, tiny

P, F, C, N, U = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.INAPPLICABLE,
    Outcome.UNTESTED,
)


@pytest.mark.parametrize(
    ("then", "now", "kind", "lost"),
    [
        (F, P, "fixed", False),
        (C, P, "fixed", False),
        (U, P, "fixed", False),
        (P, F, "worse", True),
        (C, F, "worse", False),
        (P, C, "opened", True),
        (P, U, "opened", True),
        (F, C, "opened", False),
        (C, U, "other", False),
        (N, P, "other", False),
        (P, N, "other", False),
        (F, N, "other", False),
    ],
)
def test_kinds_of_change(then: Outcome, now: Outcome, kind: str, lost: bool) -> None:
    old, new = audit(seen("A-1", then)), audit(seen("A-1", now))
    (change,) = criterion_changes(old, new, comparable(old, new))
    assert (change.id, change.kind, change.lost) == ("A-1", kind, lost)
    assert (change.then, change.now) == (then.value, now.value)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_the_same_outcome_is_no_change(outcome: Outcome) -> None:
    old, new = audit(seen("A-1", outcome)), audit(seen("A-1", outcome))
    assert criterion_changes(old, new, comparable(old, new)) == ()


def test_another_level_is_told_though_the_outcome_is_the_same() -> None:
    old = audit(assessments=[judged("Ada", {"B-1": 3})])
    new = audit(assessments=[judged("Ada", {"B-1": 5})])
    (change,) = criterion_changes(old, new, comparable(old, new))
    assert (change.kind, change.levels_then, change.levels_now) == ("level", (3,), (5,))


def test_one_voice_less_on_the_same_level_is_no_other_level() -> None:
    old = audit(assessments=[judged("Ada", {"B-1": 3}), judged("Ben", {"B-1": 3})])
    new = audit(assessments=[judged("Ada", {"B-1": 3})])
    assert criterion_changes(old, new, comparable(old, new)) == ()


def test_what_is_asked_otherwise_is_not_compared() -> None:
    other = criterion("A-1", check=check(), texts=replace(TEXTS, question="Else?"))
    old = audit(seen("A-1", F))
    new = audit(seen("A-1", P), standard=tiny(criteria=(other, criterion("A-2"))))
    assert criterion_changes(old, new, comparable(old, new)) == ()


def test_rules_then_and_now() -> None:
    old, new = audit(seen("A-1", F)), audit(seen("A-1", P))
    (change,) = rule_changes(old, new, comparable(old, new))
    assert change.changed
    assert (change.then["outcome"], change.now["outcome"]) == ("failed", "cantTell")
    (same,) = rule_changes(old, old, comparable(old, old))
    assert not same.changed


def test_scores_stand_by_section_and_the_total_comes_last() -> None:
    old, new = audit(seen("A-1", F)), audit(seen("A-1", P))
    changes = score_changes(old, new, comparable(old, new))
    assert [each.section for each in changes] == ["A", "B", "total"]
    assert all(each.comparable for each in changes)
    first = changes[0]
    assert first.then is not None
    assert first.now is not None
    assert (first.then["met"], first.now["met"]) == (0, 1)


def test_a_section_that_counts_other_criteria_can_not_be_compared() -> None:
    less = (criterion("A-1", check=check()), criterion("A-2", obligation=Obligation.MAY))
    old, new = audit(), audit(standard=tiny(criteria=less))
    changes = {each.section: each for each in score_changes(old, new, comparable(old, new))}
    assert not changes["A"].comparable
    assert not changes["total"].comparable
    assert changes["B"].now is None
    assert list(changes) == ["A", "B", "total"]
