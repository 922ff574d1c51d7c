"""Answers beside each other: what differs, how it is marked, what counts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.agreement.comparing import Comparison, Row, compare, same_person
from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.model.outcomes import Answer, AppliesTo, Status
from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.model.standard import ProcedureRule, Standard
from tests.builders import assessment, criterion, judgement, standard

BADGES = ("badge-1", "badge-2", "badge-3")

STANDARD = standard(
    [
        criterion("T-01", not_applicable="with_reason"),
        criterion("T-02", not_applicable="with_reason"),
        criterion("L-01", answer=Answer.LEVEL, not_applicable="with_reason"),
        criterion("L-02", answer=Answer.LEVEL),
        criterion("R-01", same_as="T-01"),
    ]
)


def compared(*assessments: Assessment, standard: Standard = STANDARD) -> Comparison:
    layers = Layers(
        observations={},
        claims={},
        assessments=assessments,
        grounds=Grounds(files={"a.pdf": "0" * 64}),
        subjects={AppliesTo.BADGE_CLASS: BADGES},
    )
    return compare(standard, resolve(standard, layers), assessments)


def row(comparison: Comparison, id: str) -> Row:
    return next(each for each in comparison.rows if each.criterion.id == id)


def two(first: Any, second: Any, id: str = "T-01") -> Row:
    return row(compared(assessment("Ada", {id: first}), assessment("Bo", {id: second})), id)


@pytest.mark.parametrize(
    ("id", "first", "second", "marks", "for_committee"),
    [
        ("T-01", "met", "met", (), False),
        ("T-01", "met", "not_met", ("sides",), True),
        ("T-01", "met", "not_applicable", ("applicable",), False),
        ("T-01", "not_met", "not_applicable", ("applicable",), False),
        ("L-01", 4, 4, (), False),
        ("L-01", 4, 5, ("near",), False),
        ("L-01", 3, 5, ("levels",), True),
        ("L-01", 1, 2, ("near",), False),
        ("L-01", 2, 3, ("sides",), True),
        ("L-01", 2, 4, ("sides", "levels"), True),
        ("L-01", 3, "not_applicable", ("applicable",), False),
    ],
)
def test_each_difference_has_its_mark(
    id: str, first: Any, second: Any, marks: tuple[str, ...], for_committee: bool
) -> None:
    for one, other in ((first, second), (second, first)):
        found = two(one, other, id)
        assert found.marks == marks
        assert found.for_committee is for_committee
        assert found.state == ("differ" if marks else "alike")


def test_the_procedure_says_when_the_committee_is_asked() -> None:
    rule = ProcedureRule("X-1", "Apart", "…", Status.DERIVED, ("SRC",), None, {"levels_apart": 3})
    changed = standard(STANDARD.criteria, procedure=(rule,))
    given = assessment("Ada", {"L-01": 3}), assessment("Bo", {"L-01": 5})
    found = compared(*given, standard=changed)
    assert (found.levels_apart, found.rule) == (3, rule)
    assert row(found, "L-01").marks == ("near",)
    assert compared(*given).levels_apart == 2


def test_the_procedure_can_leave_the_sides_out() -> None:
    parameters = {"levels_apart": 2, "either_side_of_pass_level": False}
    rule = ProcedureRule("X-1", "Apart", "…", Status.DERIVED, ("SRC",), None, parameters)
    changed = standard(STANDARD.criteria, procedure=(rule,))
    found = compared(
        assessment("Ada", {"L-01": 2}), assessment("Bo", {"L-01": 3}), standard=changed
    )
    assert row(found, "L-01").state == "differ"
    assert not row(found, "L-01").for_committee


def test_what_one_left_out_is_partial() -> None:
    found = compared(
        assessment("Ada", {"T-01": "met", "T-02": "met"}), assessment("Bo", {"T-01": "met"})
    )
    assert row(found, "T-02").state == "partial"
    assert row(found, "T-02").marks == ("missing",)
    assert row(found, "T-02").answers[1] is None
    assert found.unanswered == ("L-01", "L-02")


def test_three_can_differ_with_one_missing() -> None:
    found = compared(
        assessment("Ada", {"T-01": "met"}),
        assessment("Bo", {"T-01": "not_met"}),
        assessment("Cy", {}),
    )
    assert row(found, "T-01").state == "differ"
    assert row(found, "T-01").marks == ("sides", "missing")


def test_what_does_not_count_is_shown_and_not_compared() -> None:
    stale = (RestsOn("a.pdf", "1" * 64),)
    found = compared(
        assessment("Ada", {"T-01": "met"}), assessment("Bo", {"T-01": "not_met"}, rests_on=stale)
    )
    shown = row(found, "T-01").answers[1]
    assert shown is not None
    assert not shown.used
    assert row(found, "T-01").state == "partial"
    assert [rater.set_aside for rater in found.raters] == [0, 1]
    assert all(group.questions == 0 for group in found.groups)


def test_a_comment_on_one_side_is_no_difference() -> None:
    found = compared(
        assessment("Ada", {"T-01": "met"}, comment=""),
        assessment("Bo", {"T-01": "met"}, comment="Very good.", confidence="low"),
    )
    assert row(found, "T-01").state == "alike"


def test_consensus_is_no_rater() -> None:
    found = compared(
        assessment("Ada", {"T-01": "met"}),
        assessment("Committee", {"T-01": "not_met", "L-01": 3}, role="consensus"),
        assessment("Bo", {"T-01": "met"}),
    )
    assert [rater.assessor for rater in found.raters] == ["Ada", "Bo"]
    assert [rater.assessor for rater in found.consensus] == ["Committee"]
    assert row(found, "T-01").state == "alike"
    assert [each.judgement.answer for each in row(found, "T-01").settled] == ["not_met"]
    assert row(found, "L-01").state == "partial"
    assert found.groups[1].questions == 1


def test_a_repeated_criterion_is_compared_once() -> None:
    found = compared(assessment("Ada", {"T-01": "met"}), assessment("Bo", {"T-01": "met"}))
    assert [each.criterion.id for each in found.rows] == ["T-01"]
    assert "R-01" not in found.unanswered


def by_badge(assessor: str, answer: Any = None, **subjects: Any) -> Assessment:
    given = judgement(
        "T-01",
        answer,
        assessor=assessor,
        subjects={key.replace("_", "-"): verdict for key, verdict in subjects.items()},
    )
    whole = assessment(assessor, {})
    return Assessment(
        whole.source, whole.sha256, False, assessor, "reviewer", "tiny", "1", (given,)
    )


def test_badge_by_badge() -> None:
    all_met = by_badge("Ada", badge_1="met", badge_2="met", badge_3="met")
    assert row(compared(all_met, assessment("Bo", {"T-01": "met"})), "T-01").state == "alike"
    first = by_badge("Bo", badge_1="not_met", badge_2="met", badge_3="met")
    assert row(compared(all_met, first), "T-01").marks == ("sides",)
    other = by_badge("Cy", badge_1="met", badge_2="not_met", badge_3="met")
    assert row(compared(first, other), "T-01").marks == ("subjects",)
    assert not row(compared(first, other), "T-01").for_committee
    whole = assessment("Dee", {"T-01": "not_met"})
    assert row(compared(first, whole), "T-01").marks == ("subjects",)


def test_those_for_the_committee_come_first() -> None:
    found = compared(
        assessment("Ada", {"T-01": "met", "T-02": "met", "L-01": 4, "L-02": 1}),
        assessment("Bo", {"T-01": "not_applicable", "T-02": "not_met", "L-01": 5, "L-02": 5}),
    )
    assert [each.criterion.id for each in found.differing] == ["T-02", "L-02", "T-01", "L-01"]


@pytest.mark.parametrize("other", ["ada lovelace", " Ada  Lovelace ", "ADA LOVELACE"])
def test_the_same_person(other: str) -> None:
    assert same_person(other) == same_person("Ada Lovelace")
    assert same_person("Ada Byron") != same_person("Ada Lovelace")


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "T-01": st.sampled_from(["met", "not_met", "not_applicable"]),
        "T-02": st.sampled_from(["met", "not_met", "not_applicable"]),
        "L-01": st.sampled_from([1, 2, 3, 4, 5, "not_applicable"]),
        "L-02": st.sampled_from([1, 2, 3, 4, 5]),
    },
)


@given(st.lists(ANSWERS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_of_assessors_does_not_matter(given: list[dict[str, Any]], random: Any) -> None:
    people = [assessment(f"A{number}", answers) for number, answers in enumerate(given)]
    found = compared(*people)
    random.shuffle(people)
    again = compared(*people)
    assert [(r.criterion.id, r.state, r.marks) for r in again.rows] == [
        (r.criterion.id, r.state, r.marks) for r in found.rows
    ]
    assert again.groups == found.groups


@given(ANSWERS, st.integers(2, 4))
def test_equal_answers_differ_nowhere(answers: dict[str, Any], many: int) -> None:
    found = compared(*(assessment(f"A{number}", answers) for number in range(many)))
    assert found.differing == ()
    assert all(each.state == "alike" for each in found.rows)
    for group in found.groups:
        assert group.alike == group.questions
        assert {f.measure.value for f in group.figures} <= {None, 1}
