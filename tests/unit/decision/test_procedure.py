from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.decision.procedure import (
    TESTS,
    held_against_procedure,
    procedure,
    untested_procedure,
)
from badgeaudit.documents.schema_files import schema_file
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Readiness
from badgeaudit.standard.procedure_entries import procedure_tests
from tests.unit.decision.cases import AS_OF, case, decision, rule, small_standard

READY = Readiness("ready", ())


def test_the_tests_are_those_of_the_schema() -> None:
    definitions = schema_file("standard")["$defs"]
    named = definitions["procedure_rule"]["properties"]["test"]["enum"]
    assert list(TESTS) == list(procedure_tests()) == named
    conditions = definitions["procedure_rule"]["allOf"]
    assert [each["if"]["properties"]["test"]["const"] for each in conditions] == named


def test_a_good_decision_keeps_every_rule() -> None:
    held = held_against_procedure(case(), READY, "d" * 64)
    outcomes = {each.rule: each.outcome for each in held.rules}
    assert outcomes.pop("P-former_answers_seen") is Outcome.INAPPLICABLE
    assert set(outcomes.values()) == {Outcome.PASSED}
    assert held.contradictions == ()
    assert held.favourable is True
    assert all(sentence(each.reason) for each in held.rules)


def test_without_a_decision_nothing_is_examined() -> None:
    standard = small_standard()
    found = procedure(standard, None, (), (), {}, AS_OF)
    assert found == untested_procedure(standard).rules
    assert {each.outcome for each in found} == {Outcome.UNTESTED}
    assert [each.rule for each in found] == [each.id for each in standard.procedure]


def test_a_rule_without_a_test_is_left_to_people() -> None:
    untold = replace(rule("issued_by"), test="", parameters={"anything": 1})
    standard = small_standard([untold])
    (found,) = procedure(standard, decision(), (), (), {}, AS_OF)
    assert (found.outcome, found.reason.id) == (Outcome.UNTESTED, "decision.no-test")


def test_a_decision_in_which_nothing_is_written_fails_no_rule() -> None:
    blank = decision(
        members=(),
        reviewers=(),
        declarations=(),
        decided_on=None,
        communicated_on=None,
        outcome="",
        label=None,
        votes={},
    )
    of = case(blank, assessments=(), results=())
    found = procedure(of.standard, blank, (), (), of.application, AS_OF)
    assert Outcome.FAILED not in {each.outcome for each in found}
    assert Outcome.PASSED not in {each.outcome for each in found}


@pytest.mark.parametrize(
    ("outcome", "readiness", "said"),
    [
        ("issued", "ready", "alike"),
        ("issued", "not yet", "differ"),
        ("issued", "undecided", "open"),
        ("not yet issued", "not yet", "alike"),
        ("not yet issued", "ready", "differ"),
        ("postponed", "ready", "open"),
        ("", "ready", "none"),
    ],
)
def test_decision_and_readiness_stand_side_by_side(outcome: str, readiness: str, said: str) -> None:
    given = Readiness(readiness, ())  # type: ignore[arg-type]
    held = held_against_procedure(case(decision(outcome=outcome)), given, "")
    assert held.beside is not None
    assert held.beside.id == f"decision.beside-{said}-{readiness.replace(' ', '-')}"
    assert readiness in sentence(held.beside)
