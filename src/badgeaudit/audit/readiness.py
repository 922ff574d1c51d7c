"""Results → readiness: does each rule of the standard hold, fail, or wait for an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from badgeaudit.audit.score import is_open
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Readiness, Result, RuleResult
from badgeaudit.model.standard import Rule, Standard


def judge_readiness(standard: Standard, results: Sequence[Result]) -> Readiness:
    """Apply every rule; ``ready`` needs all of them to hold on more than provisional judgements.

    One failed rule is ``not yet``; otherwise one open rule is ``undecided``. What rests on a single
    reviewer or on a self-assessment is provisional, and then the best that can be said is
    ``undecided`` (two reviewers per application: the standard's procedure).
    """
    by_id = {result.criterion: result for result in results}
    rules = tuple(judge_rule(rule, by_id) for rule in standard.rules)
    provisional = any(by_id[id].provisional for rule in standard.rules for id in rule.of)
    outcomes = {rule.outcome for rule in rules}
    if Outcome.FAILED in outcomes:
        return Readiness("not yet", rules, provisional)
    if outcomes <= {Outcome.PASSED} and rules and not provisional:
        return Readiness("ready", rules)
    return Readiness("undecided", rules, provisional)


def judge_rule(rule: Rule, by_id: Mapping[str, Result]) -> RuleResult:
    """Apply one rule to the results of its criteria. Pure; also used to try out next steps."""
    applicable = [r for id in rule.of if (r := by_id[id]).outcome is not Outcome.INAPPLICABLE]
    met = [r for r in applicable if _meets(rule, r)]
    waiting = [r for r in applicable if is_open(r.outcome)]
    missed = [r for r in applicable if r not in met and r not in waiting]
    outcome = _outcome(rule, len(met), len(waiting), len(applicable))
    return RuleResult(
        rule=rule.id,
        outcome=outcome,
        reason=_reason(rule, outcome, len(met), len(waiting), len(applicable)),
        met=len(met),
        open=len(waiting),
        of=len(applicable),
        claimed=sum(r.claimed is not None and r.claimed.answer == "yes" for r in applicable),
        blocking=_blocking(outcome, missed, waiting),
    )


def _blocking(
    outcome: Outcome, missed: Sequence[Result], waiting: Sequence[Result]
) -> tuple[str, ...]:
    """Return what a failed rule fails because of, or what an open one waits for."""
    if outcome is Outcome.PASSED:
        return ()
    return tuple(r.criterion for r in (missed if outcome is Outcome.FAILED else waiting))


def _meets(rule: Rule, result: Result) -> bool:
    if result.outcome is not Outcome.PASSED:
        return False
    if rule.holds == "level" and result.levels:
        return min(result.levels) >= (rule.at_least or 0)
    return True


def _outcome(rule: Rule, met: int, waiting: int, of: int) -> Outcome:
    if not of:
        return Outcome.CANT_TELL
    # Integers only: 7 of 10 is 70 percent, 69.9 is not.
    needed = (rule.at_least or 0) if rule.holds == "share" else 100
    if met * 100 >= needed * of:
        return Outcome.PASSED
    if (met + waiting) * 100 < needed * of:
        return Outcome.FAILED
    return Outcome.CANT_TELL


def _reason(rule: Rule, outcome: Outcome, met: int, waiting: int, of: int) -> Message:
    if not of:
        return message("audit.rule-nothing-counted")
    if rule.holds == "share":
        return message(
            f"audit.rule-share-{outcome.value}",
            met=met,
            open=waiting,
            of=of,
            needed=-(-(rule.at_least or 0) * of // 100),
            percent=rule.at_least or 0,
        )
    return message(
        f"audit.rule-{rule.holds}-{outcome.value}",
        met=met,
        open=waiting,
        failed=of - met - waiting,
        of=of,
        level=rule.at_least or 0,
    )
