from __future__ import annotations

from typing import Any, ClassVar

import pytest

from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer, AppliesTo, Outcome
from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.model.results import Observation, Result
from badgeaudit.model.standard import Criterion, Proof
from tests.builders import (
    assessment,
    check,
    claim,
    criterion,
    judgement,
    observation,
    standard,
)

ID = "A-1"


def resolved(
    asked: Criterion | None = None,
    observed: Observation | None = None,
    claimed: str | None = None,
    *people: Assessment,
    **layers: Any,
) -> Result:
    asked = asked or criterion(ID)
    (found,) = resolve(
        standard([asked]),
        Layers(
            observations={ID: observed} if observed else {},
            claims={ID: claim(ID, claimed)} if claimed else {},
            assessments=people,
            **layers,
        ),
    )
    return found


def ids(found: Result) -> list[str]:
    return [m.id for m in found.divergences]


LEVEL = criterion(ID, answer=Answer.LEVEL)
PASSED = observation(ID, Outcome.PASSED)
FAILED = observation(ID, Outcome.FAILED)


def test_nothing_known_is_untested_and_open() -> None:
    found = resolved()
    assert (found.outcome, found.decided_by) == (Outcome.UNTESTED, "open")


def test_a_settled_observation_decides() -> None:
    found = resolved(None, FAILED, "yes")
    assert (found.outcome, found.decided_by) == (Outcome.FAILED, "observation")
    assert ids(found) == ["audit.divergence-claim"]


def test_an_unsettled_observation_and_a_claim_leave_a_tick_open() -> None:
    found = resolved(None, observation(ID, Outcome.CANT_TELL, settled=False), "yes")
    assert (found.outcome, found.decided_by) == (Outcome.CANT_TELL, "open")


@pytest.mark.parametrize(("said", "outcome"), [("yes", Outcome.PASSED), ("no", Outcome.FAILED)])
def test_a_claim_decides_declarations_only(said: str, outcome: Outcome) -> None:
    found = resolved(criterion(ID, answer=Answer.DECLARATION), None, said)
    assert (found.outcome, found.decided_by) == (outcome, "claim")


def test_a_declaration_of_something_that_was_not_provided_is_open() -> None:
    missing = observation(ID, Outcome.UNTESTED, settled=False)
    found = resolved(criterion(ID, answer=Answer.DECLARATION), missing, "yes")
    assert (found.outcome, found.decided_by) == (Outcome.UNTESTED, "open")


def test_a_settled_observation_outweighs_a_declaration() -> None:
    found = resolved(criterion(ID, answer=Answer.DECLARATION), FAILED, "yes")
    assert found.decided_by == "observation"


def test_two_agreeing_reviewers_decide() -> None:
    found = resolved(LEVEL, None, None, assessment("Ada", {ID: 3}), assessment("Bo", {ID: 4}))
    assert (found.outcome, found.decided_by, found.levels) == (
        Outcome.PASSED,
        "judgements",
        (3, 4),
    )
    assert not found.provisional


def test_one_reviewer_is_provisional_and_so_are_two_files_of_one_person() -> None:
    assert resolved(LEVEL, None, None, assessment("Ada", {ID: 3})).provisional
    twice = resolved(LEVEL, None, None, assessment("Ada", {ID: 3}), assessment("ada ", {ID: 4}))
    assert twice.provisional


def test_either_side_of_the_pass_level_is_open() -> None:
    found = resolved(LEVEL, None, None, assessment("Ada", {ID: 2}), assessment("Bo", {ID: 3}))
    assert (found.outcome, found.decided_by) == (Outcome.CANT_TELL, "open")
    assert ids(found) == ["audit.divergence-assessors"]


def test_disagreement_is_open_even_against_a_settled_observation() -> None:
    found = resolved(
        None, PASSED, None, assessment("Ada", {ID: "met"}), assessment("Bo", {ID: "not_met"})
    )
    assert found.decided_by == "open"


def test_levels_two_apart_on_one_side_decide_but_are_flagged() -> None:
    found = resolved(LEVEL, None, None, assessment("Ada", {ID: 3}), assessment("Bo", {ID: 5}))
    assert found.outcome is Outcome.PASSED
    assert ids(found) == ["audit.divergence-levels"]


def test_consensus_outweighs_reviewers() -> None:
    found = resolved(
        LEVEL,
        None,
        None,
        assessment("Ada", {ID: 2}),
        assessment("Bo", {ID: 4}),
        assessment("Committee", {ID: 3}, "consensus"),
    )
    assert (found.outcome, found.decided_by, found.levels) == (Outcome.PASSED, "consensus", (3,))
    assert not found.provisional


def test_self_counts_only_without_reviewers_and_provisionally() -> None:
    alone = resolved(None, None, None, assessment("Us", {ID: "met"}, "self"))
    assert (alone.outcome, alone.provisional) == (Outcome.PASSED, True)
    beside = resolved(
        None,
        None,
        None,
        assessment("Us", {ID: "met"}, "self"),
        assessment("Ada", {ID: "not_met"}),
    )
    assert beside.outcome is Outcome.FAILED


def test_a_commented_contradiction_of_the_machine_wins_and_is_listed() -> None:
    found = resolved(None, FAILED, None, assessment("Ada", {ID: "met"}))
    assert (found.outcome, found.decided_by) == (Outcome.PASSED, "judgements")
    assert ids(found) == ["audit.divergence-machine-kept"]


def test_without_a_comment_the_observation_stands() -> None:
    found = resolved(None, FAILED, None, assessment("Ada", {ID: "met"}, comment=" "))
    assert (found.outcome, found.decided_by) == (Outcome.FAILED, "observation")
    assert ids(found) == ["audit.divergence-machine-ignored"]
    (one,) = found.judged
    assert one.set_aside is not None
    assert one.set_aside.id == "audit.judgement-needs-comment-contradicts"


@pytest.mark.parametrize(
    ("asked", "answer", "why"),
    [
        (criterion(ID), "not_met", "audit.judgement-needs-comment-failed"),
        (LEVEL, 2, "audit.judgement-needs-comment-failed"),
        (
            criterion(ID, not_applicable="with_reason"),
            "not_applicable",
            "audit.judgement-needs-comment-not-applicable",
        ),
        (
            criterion(ID, proof=Proof(comment="required")),
            "met",
            "audit.judgement-needs-comment",
        ),
    ],
)
def test_answers_that_need_a_comment(asked: Criterion, answer: Any, why: str) -> None:
    silent = resolved(asked, None, None, assessment("Ada", {ID: answer}, comment=""))
    (one,) = silent.judged
    assert not one.used
    assert one.set_aside is not None
    assert one.set_aside.id == why
    assert sentence(one.set_aside)
    assert silent.decided_by == "open"
    assert resolved(asked, None, None, assessment("Ada", {ID: answer})).judged[0].used


@pytest.mark.parametrize(
    ("asked", "answer", "why"),
    [
        (criterion(ID), 4, "audit.judgement-no-levels"),
        (LEVEL, 6, "audit.judgement-outside-scale"),
        (LEVEL, 0, "audit.judgement-outside-scale"),
        (LEVEL, "met", "audit.judgement-needs-level"),
        (criterion(ID), "not_applicable", "audit.judgement-always-applies"),
    ],
)
def test_answers_that_do_not_fit_are_set_aside(asked: Criterion, answer: Any, why: str) -> None:
    found = resolved(asked, PASSED, None, assessment("Ada", {ID: answer}))
    (one,) = found.judged
    assert one.set_aside is not None
    assert one.set_aside.id == why
    assert sentence(one.set_aside)
    assert found.decided_by == "observation"


def test_a_stale_judgement_is_set_aside_and_precedence_goes_on() -> None:
    rests = (RestsOn("evidence/a.pdf", "a" * 64), RestsOn("gone.pdf", "b" * 64))
    person = assessment("Ada", {ID: "not_met"}, rests_on=rests)
    fresh = {"evidence/a.pdf": "a" * 64, "gone.pdf": "b" * 64}
    assert resolved(None, PASSED, None, person, grounds=Grounds(fresh)).outcome is Outcome.FAILED
    stale = resolved(None, PASSED, None, person, grounds=Grounds({"evidence/a.pdf": "c" * 64}))
    assert (stale.outcome, stale.decided_by) == (Outcome.PASSED, "observation")
    aside = stale.judged[0].set_aside
    assert aside is not None
    assert aside.id == "audit.judgement-stale-gone-and"
    assert (aside.params["gone"], aside.params["files"]) == (("gone.pdf",), ("evidence/a.pdf",))
    changed = {**fresh, "evidence/a.pdf": "c" * 64}
    aside = resolved(None, PASSED, None, person, grounds=Grounds(changed)).judged[0].set_aside
    assert aside is not None
    assert (aside.id, aside.params["files"]) == ("audit.judgement-stale", ("evidence/a.pdf",))


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({"evidence/a.pdf": "a" * 64}, "audit.judgement-stale-gone"),
        ({"evidence/a.pdf": "c" * 64}, "audit.judgement-stale-gone-and"),
        ({"evidence/other.pdf": "a" * 64}, "audit.judgement-not-here"),
        ({}, "audit.judgement-not-here"),
    ],
)
def test_only_where_nothing_is_left_another_application_is_thought_of(
    files: dict[str, str], why: str
) -> None:
    rests = (RestsOn("evidence/a.pdf", "a" * 64), RestsOn("gone.pdf", "b" * 64))
    person = assessment("Ada", {ID: "met"}, rests_on=rests)
    (one,) = resolved(None, PASSED, None, person, grounds=Grounds(files)).judged
    assert one.set_aside is not None
    assert one.set_aside.id == why
    assert "gone.pdf" in sentence(one.set_aside)


def test_citing_what_is_not_there_is_told() -> None:
    person = assessment(
        "Ada", {ID: "met"}, cites=("./evidence/a.pdf", "https://example.org/b", "evidence/c.pdf")
    )
    found = resolved(None, PASSED, None, person, grounds=Grounds({"evidence/a.pdf": "a" * 64}))
    assert [(m.id, m.params["files"]) for m in found.divergences] == [
        ("audit.cites-missing", ("evidence/c.pdf",))
    ]
    assert found.judged[0].used


class TestPerSubject:
    asked: ClassVar = criterion(ID, check=check(at_least=50))
    subjects: ClassVar = {AppliesTo.BADGE_CLASS: ("one", "two", "three", "four")}

    def judged(self, answers: dict[str, Any], observed: Observation | None = None) -> Result:
        person = Assessment(
            "Ada.yaml",
            "1" * 64,
            False,
            "Ada",
            "reviewer",
            "tiny",
            "1",
            (judgement(ID, None, subjects=answers),),
        )
        return resolved(self.asked, observed, None, person, subjects=self.subjects)

    def test_at_least_applies_to_the_answers(self) -> None:
        answers = {"one": "met", "two": "met", "three": "not_met", "four": "not_met"}
        assert self.judged(answers).outcome is Outcome.PASSED
        assert self.judged({**answers, "two": "not_met"}).outcome is Outcome.FAILED

    def test_what_nobody_answered_keeps_the_criterion_open(self) -> None:
        found = self.judged({"one": "met"})
        assert (found.outcome, found.decided_by) == (Outcome.UNTESTED, "open")

    def test_the_machine_answers_for_the_rest_where_it_settles(self) -> None:
        seen = observation(ID, Outcome.FAILED, subjects={"one": Outcome.FAILED})
        assert self.judged({"one": "met"}, seen).outcome is Outcome.PASSED

    def test_an_unknown_subject_is_told(self) -> None:
        aside = self.judged({"five": "met"}).judged[0].set_aside
        assert aside is not None
        assert aside.params["subjects"] == ("five",)


def test_a_repeated_criterion_has_the_same_result() -> None:
    made = standard([criterion(ID), criterion("B-1", section="B", same_as=ID)])
    first, second = resolve(made, Layers({ID: PASSED}, {}))
    assert (second.criterion, second.outcome, second.observed) == ("B-1", first.outcome, PASSED)
