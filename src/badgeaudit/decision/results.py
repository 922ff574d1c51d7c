"""Rules about what came out: outcome, label, differences settled, former answers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.decision.case import Case
from badgeaudit.decision.names import folded, same_name
from badgeaudit.model.decision import ProcedureResult
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import AssessorRole
from badgeaudit.model.places import message
from badgeaudit.model.results import Judged, Result
from badgeaudit.model.standard import ProcedureRule


def outcome_known(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Hold the outcome against the words that the procedure has for it."""
    found, allowed = case.decision.outcome, tuple(rule.parameters["outcomes"])
    if not found:
        open_ = message("decision.no-outcome", outcomes=allowed)
        return case.say(rule, Outcome.CANT_TELL, open_, "/outcome")
    if any(same_name(found, each) for each in allowed):
        kept = message("decision.outcome", found=found)
        return case.say(rule, Outcome.PASSED, kept, "/outcome")
    other = message("decision.outcome-unknown", found=found, outcomes=allowed)
    return case.say(rule, Outcome.FAILED, other, "/outcome")


def issued_by(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Hold the label's issuing body against those who may issue it."""
    label, issuers = case.decision.label, tuple(rule.parameters["issuers"])
    body = label.issuing_body if label else ""
    if not body:
        return _without_label(case, rule, "issuing_body")
    if any(same_name(body, each) for each in issuers):
        return case.say(rule, Outcome.PASSED, message("decision.issuer", body=body), "/label")
    other = message("decision.issuer-other", body=body, issuers=issuers)
    return case.say(rule, Outcome.FAILED, other, "/label/issuing_body")


def label_data_given(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Look whether the label's data are complete, once anything is written of them."""
    label, keys = case.decision.label, tuple(rule.parameters["data"])
    if label is None:
        return _without_label(case, rule, *keys)
    missing = tuple(key for key in keys if not getattr(label, key))
    if missing:
        lacking = message("decision.label-incomplete", missing=missing)
        return case.say(rule, case.lacking, lacking, "/label")
    return case.say(rule, Outcome.PASSED, message("decision.label-complete"), "/label")


def _without_label(case: Case, rule: ProcedureRule, *keys: str) -> ProcedureResult:
    """Say that there is no label (yet) to look at."""
    if case.favourable is False:
        none = message("decision.no-label", outcome=case.decision.outcome)
        return case.say(rule, Outcome.INAPPLICABLE, none, "/outcome")
    unsaid = message("decision.label-unsaid", keys=tuple(f"label.{key}" for key in keys))
    return case.say(rule, Outcome.CANT_TELL, unsaid, "/label")


def differences_settled(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Look for a consensus on whatever the reviewers see too differently.

    Judgements that were set aside do not count. Untested without two reviewers' assessments.
    """
    repeats = {each.id for each in case.standard.criteria if each.same_as is not None}
    results = [each for each in case.results if each.criterion not in repeats]
    voices = {folded(j.judgement.assessor) for each in results for j in _used(each, "reviewer")}
    if len(voices) < 2:
        few = message("decision.nothing-to-compare", count=len(voices))
        return case.say(rule, Outcome.UNTESTED, few)
    put = [each for each in results if _apart(_used(each, "reviewer"), rule)]
    criteria = tuple(each.criterion for each in put)
    unsettled = tuple(each.criterion for each in put if not _used(each, "consensus"))
    if unsettled:
        left = message("decision.unsettled", criteria=unsettled)
        return case.say(rule, case.lacking, left, criteria=criteria)
    if not put:
        return case.say(rule, Outcome.PASSED, message("decision.no-differences"))
    done = message("decision.settled", criteria=criteria)
    return case.say(rule, Outcome.PASSED, done, criteria=criteria)


def _used(result: Result, role: AssessorRole) -> list[Judged]:
    return [each for each in result.judged if each.used and each.judgement.role == role]


def _apart(reviews: Sequence[Judged], rule: ProcedureRule) -> bool:
    outcomes = {judged.outcome for judged in reviews}
    sides = {Outcome.PASSED, Outcome.FAILED} <= outcomes
    levels = [judged.level for judged in reviews if judged.level is not None]
    spread = max(levels) - min(levels) if levels else 0
    parameters = rule.parameters
    either_side = parameters["either_side_of_pass_level"] and sides
    return bool(either_side or spread >= parameters["levels_apart"])


def former_answers_seen(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Look whether the reviewers of a second application had the first one before them."""
    former = case.decision.former
    if former is None:
        if case.application.get("label_issued_on"):
            return case.say(rule, Outcome.CANT_TELL, message("decision.former-unnamed"), "/former")
        return case.say(rule, Outcome.INAPPLICABLE, message("decision.no-former"), "/former")
    if former.changes_seen is None:
        return case.say(rule, Outcome.CANT_TELL, message("decision.former-unsaid"), "/former")
    if former.changes_seen:
        return case.say(rule, Outcome.PASSED, message("decision.former-seen"), "/former")
    unseen = message("decision.former-unseen")
    return case.say(rule, Outcome.FAILED, unseen, "/former/changes_seen")
