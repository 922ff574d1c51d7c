"""What is taken over into a consensus, and what stays to be settled."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given

from badgeaudit.agreement.consensus import consensus
from badgeaudit.assessment.reading import read_assessment
from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.model.people import Assessment, Opinion, RestsOn
from tests.builders import assessment
from tests.unit.agreement.test_comparing import ANSWERS, STANDARD, by_badge, compared

HELD = RestsOn("a.pdf", "0" * 64)
STALE = RestsOn("a.pdf", "1" * 64)


def settled(*people: Assessment) -> Assessment:
    return consensus(compared(*people), STANDARD, applicant="Club", assessor="Committee")


def answers(made: Assessment) -> dict[str, Any]:
    return {each.criterion: each.answer for each in made.judgements}


def test_equal_answers_are_taken_over_and_others_are_opinions() -> None:
    made = settled(
        assessment("Ada", {"T-01": "met", "T-02": "met", "L-01": 4, "L-02": 4}, confidence="high"),
        assessment("Bo", {"T-01": "met", "T-02": "not_met", "L-01": 5, "L-02": 4}),
    )
    assert answers(made) == {"T-01": "met", "L-02": 4}
    assert made.opinions == {
        "T-02": (Opinion("Ada", "met", "Seen.", "high"), Opinion("Bo", "not_met", "Seen.")),
        "L-01": (Opinion("Ada", 4, "Seen.", "high"), Opinion("Bo", 5, "Seen.")),
    }
    assert (made.role, made.assessor, made.applicant) == ("consensus", "Committee", "Club")
    assert (made.standard, made.edition) == ("tiny", "1")
    assert all(each.role == "consensus" for each in made.judgements)
    assert {each.assessor for each in made.judgements} == {"Committee"}


def test_comments_citations_and_grounds_are_united() -> None:
    part = replace(HELD, path="", pointer="", subjects=None)
    made = settled(
        assessment("Ada", {"T-01": "met"}, comment="One.", cites=("a", "b"), rests_on=(HELD,)),
        assessment("Bo", {"T-01": "met"}, comment=" Two. ", cites=("b", "c"), rests_on=(HELD,)),
        assessment("Cy", {"T-01": "met"}, comment="One."),
        assessment("Dee", {"T-01": "met"}, comment=""),
    )
    (taken,) = made.judgements
    assert taken.comment == "One.\nTwo."
    assert taken.cites == ("a", "b", "c")
    assert taken.rests_on == (HELD,)
    assert part not in taken.rests_on


def test_different_grounds_are_all_kept() -> None:
    other = replace(HELD, pointer="/plan")
    made = settled(
        assessment("Ada", {"T-01": "met"}, rests_on=(HELD,)),
        assessment("Bo", {"T-01": "met"}, rests_on=(other,)),
    )
    assert made.judgements[0].rests_on == (HELD, other)


def test_notes_and_confidence_stay_with_their_assessors() -> None:
    made = settled(
        assessment("Ada", {"T-01": "met", "T-02": "met"}, note="internal", confidence="low"),
        assessment("Bo", {"T-01": "met", "T-02": "not_met"}, note="internal"),
    )
    assert made.judgements[0].note == ""
    assert made.judgements[0].confidence is None
    assert b"internal" not in to_yaml(made)


def test_what_one_left_out_is_to_be_settled() -> None:
    made = settled(assessment("Ada", {"T-01": "met"}), assessment("Bo", {"T-02": "met"}))
    assert made.judgements == ()
    assert {id: len(each) for id, each in made.opinions.items()} == {"T-01": 1, "T-02": 1}


def test_what_does_not_count_is_not_taken_over() -> None:
    made = settled(
        assessment("Ada", {"T-01": "met"}), assessment("Bo", {"T-01": "met"}, rests_on=(STALE,))
    )
    assert made.judgements == ()
    assert [each.assessor for each in made.opinions["T-01"]] == ["Ada", "Bo"]


def test_a_self_assessment_adds_nothing() -> None:
    made = settled(
        assessment("Ada", {"T-01": "met", "T-02": "met"}),
        assessment("Club", {"T-01": "not_met", "T-02": "met", "L-01": 5}, role="self"),
        assessment("Bo", {"T-01": "met", "T-02": "not_met"}),
    )
    assert answers(made) == {"T-01": "met"}
    assert [each.assessor for each in made.opinions["T-02"]] == ["Ada", "Bo"]
    assert "L-01" not in made.opinions


def test_an_earlier_consensus_adds_nothing() -> None:
    made = settled(
        assessment("Ada", {"T-01": "met"}),
        assessment("Bo", {"T-01": "met"}),
        assessment("Committee", {"T-01": "not_met", "L-01": 1}, role="consensus"),
    )
    assert answers(made) == {"T-01": "met"}
    assert made.opinions == {}


def test_badge_by_badge() -> None:
    first = by_badge("Ada", badge_1="not_met", badge_2="met", badge_3="met")
    same = by_badge("Bo", badge_1="not_met", badge_2="met", badge_3="met")
    made = settled(first, same)
    assert made.judgements[0].answer is None
    assert made.judgements[0].subjects == first.judgements[0].subjects
    other = settled(first, assessment("Bo", {"T-01": "not_met"}))
    assert other.judgements == ()
    shown = other.opinions["T-01"][0]
    assert shown.answer == "not_met"
    assert shown.comment == "Seen.\nbadge-1: not_met\nbadge-2: met\nbadge-3: met"


@given(ANSWERS, ANSWERS)
def test_it_can_be_read_back(first: dict[str, Any], second: dict[str, Any]) -> None:
    made = settled(assessment("Ada", first), assessment("Bo", second))
    assert set(answers(made)).isdisjoint(made.opinions)
    assert set(answers(made)) | set(made.opinions) == set(first) | set(second)
    for raw in (to_yaml(made), to_json(made)):
        again = read_assessment(raw, "consensus.yaml", STANDARD)
        assert again.judgements == made.judgements
        assert again.opinions == made.opinions
