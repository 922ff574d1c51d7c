"""A class of twelve whose ways of erring are known: grading finds each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.model.people import Assessment, Verdict
from badgeaudit.workshop.answers import consensus_of
from badgeaudit.workshop.grading import grade_class
from badgeaudit.workshop.grading_class_model import ClassGrade
from badgeaudit.workshop.grading_model import TraineeGrade
from tests.unit.workshop.grading_sample import (
    CLASS,
    FLAWS,
    WRONG,
    asked,
    assessed,
    by,
    dossier_key,
    judged,
    label,
    named,
    perfect,
    sample_class,
    sample_key,
)


@cache
def graded() -> ClassGrade:
    return grade_class(sample_key(), sample_class(), label())


def of(name: str) -> TraineeGrade:
    return named(graded().trainees, name)


def states(trainee: TraineeGrade) -> list[str]:
    return [each.state for grade in trainee.dossiers for each in grade.flaws]


def lacking(trainee: TraineeGrade) -> set[str]:
    return {part.part for part in trainee.parts if not part.passed}


def test_everybody_is_graded_by_name() -> None:
    assert [each.name for each in graded().trainees] == sorted(CLASS)
    assert all(len(each.dossiers) == len(FLAWS) for each in graded().trainees)


def test_perfect() -> None:
    ana = of("Ana Perfect")
    assert ana.passed is True
    assert ana.tally.exact == ana.tally.asked == ana.tally.answered == 2 * len(asked(label()))
    assert set(states(ana)) == {"found"}
    assert all(not grade.imagined for grade in ana.dossiers)
    assert ana.severity.leaning == "balanced"


def test_too_strict() -> None:
    bruno = of("Bruno Strict")
    assert bruno.severity.leaning == "too strict"
    assert bruno.severity.level_sum == -bruno.severity.levels, "each level one lower"
    assert bruno.severity.tick_sum < 0
    assert bruno.severity.lenient == 0
    assert bruno.tally.adjacent == bruno.severity.levels
    assert bruno.tally.far == 0


def test_too_lenient() -> None:
    carla = of("Carla Lenient")
    assert carla.severity.leaning == "too lenient"
    assert carla.severity.level_sum == carla.severity.levels
    assert carla.severity.stricter == 0
    assert set(states(carla)) == {"missed"}
    assert [grade.decision.trainee for grade in carla.dossiers] == ["issued", "issued"]
    assert lacking(carla) == {"same_decision_on"}


def test_careless_leans_to_neither_side() -> None:
    dario = of("Dario Careless")
    assert dario.severity.leaning == "balanced"
    assert dario.severity.stricter >= 10
    assert dario.severity.lenient >= 5
    assert "exact_share" in lacking(dario)


def test_misses_what_only_people_see() -> None:
    eva = of("Eva Machine")
    for grade in eva.dossiers:
        for each in grade.flaws:
            wanted = "missed" if each.flaw.seen_by == "person" else "found"
            assert each.state == wanted, each.flaw.kind


def test_imagines_flaws() -> None:
    filip = of("Filip Fancy")
    assert set(states(filip)) == {"found"}
    assert sum(len(grade.imagined) for grade in filip.dossiers) == filip.tally.off > 10
    for grade in filip.dossiers:
        assert not set(grade.imagined) & set(WRONG[grade.dossier])


def test_half_finished_is_not_wrong() -> None:
    greta = of("Greta Half")
    assert greta.tally.exact == greta.tally.answered == 52
    assert greta.tally.off == 0
    assert greta.tally.unanswered == greta.tally.asked - 52
    assert "unanswered" in states(greta)
    assert "missed" not in states(greta)
    first, second = greta.dossiers
    assert first.decision.same, "F-05 fails whatever else is answered"
    assert second.decision.trainee is None
    assert set(second.decision.waits_for) <= {
        cell.criterion for cell in second.cells if cell.state == "unanswered"
    }


def test_cites_nothing() -> None:
    hugo = of("Hugo Bare")
    assert (hugo.tally.exact, hugo.tally.cited) == (hugo.tally.asked, 0)
    for grade in hugo.dossiers:
        for each in grade.flaws:
            wanted = "unshown" if each.flaw.seen_by == "person" else "found"
            assert each.state == wanted, each.flaw.kind
    assert lacking(hugo) == {"cited_evidence"}


def test_naming_the_file_in_the_comment_will_do() -> None:
    ines = of("Ines Names")
    assert set(states(ines)) == {"found"}
    assert ines.tally.cited == ines.tally.reasons_asked
    assert ines.passed is True


def test_one_level_far_off() -> None:
    jan = of("Jan Far")
    assert jan.tally.far == 2
    assert lacking(jan) == {"no_level_off"}


def test_missing_comments_are_counted_apart() -> None:
    kim = of("Kim Silent")
    assert kim.tally.exact == kim.tally.asked
    needed = sum(
        cell.level or cell.key.answer == "not_met" for grade in kim.dossiers for cell in grade.cells
    )
    assert kim.tally.comments_missing == needed > 0


def test_answers_of_another_kind_are_neither_right_nor_wrong() -> None:
    luca = of("Luca Mixed")
    assert luca.tally.unusable == 26
    assert luca.tally.off == luca.tally.adjacent == 0
    odd = [c for grade in luca.dossiers for c in grade.cells if c.state == "unusable"]
    assert {cell.why_unusable.id for cell in odd if cell.why_unusable} == {
        "audit.judgement-needs-level",
        "audit.judgement-no-levels",
    }


def test_who_passes_is_what_the_rule_says() -> None:
    passed = {each.name for each in graded().trainees if each.passed}
    assert passed == {"Ana Perfect", "Ines Names", "Kim Silent"}


def test_without_a_rule_nobody_passes_or_fails() -> None:
    bare = replace(label(), certification=None)
    grade = grade_class(sample_key(), sample_class(), bare)
    assert {each.passed for each in grade.trainees} == {None}
    assert grade.certification is None


def test_the_room_is_divided_where_the_answers_are() -> None:
    found = [(each.dossier, each.criterion) for each in graded().spreads if each.divided]
    assert ("practice-1", "Q2-05-3") in found
    assert ("practice-1", "Q3-02") not in found


def test_topics_begin_with_the_other_side_and_leave_out_what_all_know() -> None:
    topics = graded().discuss
    shares = [each.spread.other_side / max(each.spread.answered, 1) for each in topics]
    assert all(one >= other for one, other in pairwise(shares))
    alone = grade_class(
        sample_key(), [assessed("Ana", dossier, perfect) for dossier in FLAWS], label()
    )
    assert alone.discuss == ()


def test_a_room_that_agrees_against_the_key_is_told_to_look_at_the_key() -> None:
    everybody = [
        by(name, "Hillside Scouts", [judged("Q1-06", "met", "Fits.")]) for name in ("A", "B", "C")
    ]
    grade = grade_class(sample_key(), everybody, label())
    (topic,) = grade.discuss
    assert topic.reasons == ("key-alone", "other-side", "flaw-missed")
    assert [flaw.kind for flaw in topic.flaws] == ["alignment-does-not-fit"]


def test_the_key_is_no_rater() -> None:
    """Three who agree with each other and never with the key agree perfectly."""
    said: list[tuple[str, Verdict | int]] = [("Q1-06", "met"), ("Q1-07", "not_met")]
    everybody = [
        by(name, "Hillside Scouts", [judged(id, answer) for id, answer in said])
        for name in ("A", "B", "C")
    ]
    grade = grade_class(sample_key(), everybody, label())
    ticks = {m.name: m.value for m in grade.agreement[1].measures}
    assert ticks == {"exact": 1.0, "alpha-nominal": 1.0}
    assert {each.raters for each in grade.agreement[1].measures} == {3}


@pytest.mark.parametrize("dossier", FLAWS)
def test_the_key_graded_against_itself_is_perfect(dossier: str) -> None:
    key = sample_key()
    used = next(each for each in key.dossiers if each.name == dossier)
    itself = consensus_of(used.answers, label(), used.applicant)
    (trainee,) = grade_class(key, [itself], label()).trainees
    (grade,) = trainee.dossiers
    assert {cell.state for cell in grade.cells} == {"exact"}
    assert {each.state for each in grade.flaws} == {"found"}
    assert (grade.decision.same, grade.imagined) == (True, ())
    assert grade.tally.cited == grade.tally.reasons_asked
    assert grade.severity.level_sum == grade.severity.tick_sum == 0


answers = st.dictionaries(
    st.sampled_from([each.id for each in asked(label())]),
    st.sampled_from(["met", "not_met", "not_applicable", 0, 1, 2, 3, 4, 5, 9]),
)


@settings(deadline=None, max_examples=25)
@given(st.permutations(sample_class()))
def test_the_order_of_files_does_not_matter(files: Sequence[Assessment]) -> None:
    assert grade_class(sample_key(), files, label()) == graded()


@settings(deadline=None, max_examples=50)
@given(answers)
def test_any_answers_are_counted_exactly_once(said: dict[str, Verdict | int]) -> None:
    written = by("Anybody", "Hillside Scouts", [judged(id, each) for id, each in said.items()])
    (trainee,) = grade_class(sample_key(), [written], label()).trainees
    tally = trainee.tally
    counted = tally.exact + tally.adjacent + tally.off + tally.unanswered + tally.unusable
    assert counted == tally.asked == len(asked(label()))
    assert tally.answered + tally.unusable == len(said)
    assert trainee.passed is False


@settings(deadline=None, max_examples=30)
@given(answers)
def test_any_usable_answers_as_a_key_are_perfect_against_themselves(
    said: dict[str, Verdict | int],
) -> None:
    from badgeaudit.workshop.answers import KeyAnswer, decision_of, fits

    base = dossier_key("practice-1", label())
    changed = {
        each.id: KeyAnswer(said[each.id], "Because.", ("evidence/x.md",))
        for each in asked(label())
        if each.id in said and fits(said[each.id], each, label())
    }
    answered = {**base.answers, **changed}
    dossier = replace(base, answers=answered, decision=decision_of(answered, label()), flaws=())
    key = replace(sample_key(), dossiers=(dossier,))
    itself = consensus_of(answered, label(), dossier.applicant)
    (trainee,) = grade_class(key, [itself], label()).trainees
    assert trainee.tally.exact == trainee.tally.asked
    assert trainee.dossiers[0].decision.same
    assert trainee.dossiers[0].imagined == ()
