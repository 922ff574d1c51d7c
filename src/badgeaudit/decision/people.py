"""Rules about the people: committee, reviewers, declarations of interest. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.decision.case import Case, base_language
from badgeaudit.decision.names import folded, same_name, without
from badgeaudit.model.decision import Declaration, Official, ProcedureResult
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import ProcedureRule


def committee_composed(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Count the members, and those of the coordinating organisations.

    A member of whom the file does not say whether they are of the trio may be one.
    """
    members = case.decision.members
    if not members:
        return case.say(rule, Outcome.CANT_TELL, message("decision.no-members"), "/members")
    lowest, highest = rule.parameters["members_minimum"], rule.parameters["members_maximum"]
    count = {"count": len(members), "lowest": lowest, "highest": highest}
    if not lowest <= len(members) <= highest:
        wrong = message("decision.members-count", **count)
        outcome = Outcome.FAILED if len(members) > highest else case.lacking
        return case.say(rule, outcome, wrong, "/members")
    wanted = rule.parameters["from_coordination_trio"]
    sure = sum(member.coordination_trio is True for member in members)
    maybe = sum(member.coordination_trio is None for member in members)
    if sure >= wanted:
        kept = message("decision.members-kept", **count, trio=sure)
        return case.say(rule, Outcome.PASSED, kept, "/members")
    if sure + maybe >= wanted:
        unsaid = message("decision.trio-unsaid", wanted=wanted, trio=sure, unsaid=maybe)
        return case.say(rule, Outcome.CANT_TELL, unsaid, "/members")
    few = message("decision.trio-missing", wanted=wanted, trio=sure)
    return case.say(rule, case.lacking, few, "/members")


def reviewers_assigned(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Count the reviewers, and those who share country or language with the applicant.

    What is only recommended (``strength: should``) warns and leaves the rule kept.
    """
    reviewers = case.decision.reviewers
    if not reviewers:
        return case.say(rule, Outcome.CANT_TELL, message("decision.no-reviewers"), "/reviewers")
    wanted = rule.parameters["reviewers"]
    if len(reviewers) < wanted:
        few = message("decision.reviewers-few", count=len(reviewers), wanted=wanted)
        return case.say(rule, case.lacking, few, "/reviewers")
    outcome, missing = _sharing(case, reviewers, rule.parameters["same_country_or_language"])
    names = tuple(each.name for each in reviewers)
    enough = message("decision.reviewers-kept", count=len(names), wanted=wanted, names=names)
    if missing is None:
        return case.say(rule, Outcome.PASSED, enough, "/reviewers")
    if rule.parameters["strength"] == "should":
        return case.say(rule, Outcome.PASSED, enough, "/reviewers", warnings=[missing])
    return case.say(rule, outcome, missing, "/reviewers")


def _sharing(
    case: Case, reviewers: Sequence[Official], wanted: int
) -> tuple[Outcome, Message | None]:
    """Return whether enough reviewers share country or language, and what to say if not."""
    shares = [_shares(case, reviewer) for reviewer in reviewers]
    if shares.count(True) >= wanted:
        return Outcome.PASSED, None
    if shares.count(True) + shares.count(None) >= wanted:
        return Outcome.CANT_TELL, message("decision.sharing-unsaid", wanted=wanted)
    return Outcome.FAILED, message("decision.sharing-none", wanted=wanted)


def _shares(case: Case, reviewer: Official) -> bool | None:
    """Tell whether a reviewer shares country or language; None where one side does not say."""
    spoken = {base_language(each) for each in reviewer.languages}
    if case.country and reviewer.country == case.country:
        return True
    if spoken & case.languages:
        return True
    both_said = case.country and reviewer.country and case.languages and spoken
    return False if both_said else None


def ties_declared(case: Case, rule: ProcedureRule) -> ProcedureResult:
    """Ask for everybody's word that nothing ties them to the applicant.

    Who wrote an assessment as reviewer has to declare too, named in the decision or not. A member
    with a tie may stay on the committee as long as they abstained from the vote.
    """
    members = tuple(each.name for each in case.decision.members)
    reviewers = (*(each.name for each in case.decision.reviewers), *case.assessors)
    asked = (
        *(reviewers if "reviewers" in rule.parameters["of"] else ()),
        *(members if "members" in rule.parameters["of"] else ()),
    )
    if not asked:
        return case.say(rule, Outcome.CANT_TELL, message("decision.nobody-named"), "/declarations")
    declared = {folded(each.name): each for each in case.decision.declarations}
    tied = [each for each in case.decision.declarations if _tied(each, asked)]
    excused = [each for each in tied if _abstained(case, each.name, reviewers)]
    if bound := tuple(each.name for each in tied if each not in excused):
        named = message("decision.tied", names=bound)
        return case.say(rule, Outcome.FAILED, named, "/declarations")
    silent = without(asked, (each.name for each in declared.values()))
    if silent:
        lacking = message("decision.undeclared", names=silent)
        return case.say(rule, case.lacking, lacking, "/declarations")
    warnings = [message("decision.tied-abstained", name=each.name) for each in excused]
    count = len(without(asked, ()))
    kept = message("decision.declared", count=count)
    if excused:
        kept = message("decision.declared-abstained", count=count)
    return case.say(rule, Outcome.PASSED, kept, "/declarations", warnings=warnings)


def _tied(declaration: Declaration, asked: Sequence[str]) -> bool:
    return declaration.interest != "none" and any(same_name(declaration.name, n) for n in asked)


def _abstained(case: Case, name: str, reviewers: Sequence[str]) -> bool:
    if any(same_name(name, each) for each in reviewers):
        return False
    return any(
        vote == "abstain" for voter, vote in case.decision.votes.items() if same_name(voter, name)
    )
