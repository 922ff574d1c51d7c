"""procedure: a committee's decision held against each rule of the standard's procedure. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from badgeaudit.decision.case import Case
from badgeaudit.decision.contradictions import contradictions
from badgeaudit.decision.people import committee_composed, reviewers_assigned, ties_declared
from badgeaudit.decision.results import (
    differences_settled,
    former_answers_seen,
    issued_by,
    label_data_given,
    outcome_known,
)
from badgeaudit.decision.times import decided_in_time, renewed_in_time
from badgeaudit.model.decision import Decision, Procedure, ProcedureResult
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Readiness, Result
from badgeaudit.model.standard import ProcedureRule, Standard

Test = Callable[[Case, ProcedureRule], ProcedureResult]

TESTS: Mapping[str, Test] = {
    "committee_composed": committee_composed,
    "reviewers_assigned": reviewers_assigned,
    "decided_in_time": decided_in_time,
    "outcome_known": outcome_known,
    "renewed_in_time": renewed_in_time,
    "issued_by": issued_by,
    "label_data_given": label_data_given,
    "differences_settled": differences_settled,
    "ties_declared": ties_declared,
    "former_answers_seen": former_answers_seen,
}
"""``test:`` of a procedure rule → function. Parameters: ``schemas/standard.schema.json``,
``$defs/procedure_tests``; a test holds the names equal."""


def procedure(
    standard: Standard,
    decision: Decision | None,
    assessments: Sequence[Assessment],
    results: Sequence[Result],
    application: Mapping[str, Any],
    as_of: date,
) -> tuple[ProcedureResult, ...]:
    """Return one result per rule of the procedure, in the standard's order.

    Nothing of it is scored or reaches readiness. Every rule is untested without a decision; a rule
    without a ``test`` always is: a person has to tell.
    """
    if decision is None:
        return untested_procedure(standard).rules
    case = Case(standard, decision, assessments, results, application, as_of)
    return tuple(_tested(case, rule) for rule in standard.procedure)


def untested_procedure(standard: Standard) -> Procedure:
    """Return what there is to say of the procedure while there is no decision."""
    none = message("decision.none")
    return Procedure(
        tuple(ProcedureResult(rule.id, Outcome.UNTESTED, none) for rule in standard.procedure)
    )


def held_against_procedure(case: Case, readiness: Readiness, dossier_digest: str) -> Procedure:
    """Return everything there is to say of a decision: rules, contradictions, the readiness."""
    return Procedure(
        rules=procedure(
            case.standard,
            case.decision,
            case.assessments,
            case.results,
            case.application,
            case.as_of,
        ),
        contradictions=tuple(contradictions(case, dossier_digest)),
        favourable=case.favourable,
        beside=_beside(case, readiness),
    )


def _tested(case: Case, rule: ProcedureRule) -> ProcedureResult:
    if not rule.test:
        untold = message("decision.no-test")
        return ProcedureResult(rule.id, Outcome.UNTESTED, untold)
    return TESTS[rule.test](case, rule)


def _beside(case: Case, readiness: Readiness) -> Message:
    """Say plainly how decision and readiness stand to each other; who is right is not said."""
    outcome, grants = case.decision.outcome, case.favourable
    state = readiness.outcome.replace(" ", "-")
    if not outcome:
        return Message(f"decision.beside-none-{state}")
    if grants is None or state == "undecided":
        how = "open"
    else:
        how = "alike" if grants == (state == "ready") else "differ"
    return Message(f"decision.beside-{how}-{state}", {"outcome": outcome})
