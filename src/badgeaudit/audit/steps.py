"""What to do next, most effective first: which rules a step helps and what it moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from badgeaudit.audit.readiness import judge_rule
from badgeaudit.audit.score import counts, is_open
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.results import Action, Readiness, Result, Step
from badgeaudit.model.standard import Criterion, Standard

_ACTIONS: tuple[Action, ...] = ("fix", "provide", "judge")
_OBLIGATIONS = (Obligation.MUST, Obligation.SHOULD, Obligation.MAY)


def steps(standard: Standard, results: Sequence[Result], readiness: Readiness) -> tuple[Step, ...]:
    """Return a step for every counted criterion that is failed or open.

    Ordered by effect: rules that would hold after this step alone, rules helped, then what failed
    before what is missing before what waits for an assessor, then ``must`` before ``should``, then
    the standard's order. A criterion that repeats another has no step of its own.
    """
    by_id = {result.criterion: result for result in results}
    lacking = {rule.rule for rule in readiness.rules if rule.outcome is not Outcome.PASSED}
    found = [
        _step(criterion, standard, by_id, lacking)
        for criterion in standard.criteria
        if counts(criterion) and criterion.same_as is None and _unmet(by_id[criterion.id])
    ]
    order = {criterion.id: n for n, criterion in enumerate(standard.criteria)}
    return tuple(
        sorted(
            found,
            key=lambda step: (
                -len(step.unblocks),
                -len(step.rules),
                _ACTIONS.index(step.action),
                _OBLIGATIONS.index(standard.criterion(step.criterion).obligation),
                order[step.criterion],
            ),
        )
    )


def _unmet(result: Result) -> bool:
    return result.outcome is Outcome.FAILED or is_open(result.outcome)


def _step(
    criterion: Criterion, standard: Standard, by_id: Mapping[str, Result], lacking: set[str]
) -> Step:
    result = by_id[criterion.id]
    helped = [r for r in standard.rules if criterion.id in r.of and r.id in lacking]
    mended = {**by_id, criterion.id: _as_met(result, standard.scale.pass_level)}
    unblocks = [r.id for r in helped if judge_rule(r, mended).outcome is Outcome.PASSED]
    return Step(
        criterion=criterion.id,
        action=_action(result),
        rules=tuple(r.id for r in helped),
        unblocks=tuple(unblocks),
        moves=1,
        findings=_cleared(result),
    )


def _cleared(result: Result) -> int:
    """Count what the step clears: what failed or, where nothing did, what is undecided."""
    findings = result.observed.findings if result.observed else ()
    failed = sum(f.outcome is Outcome.FAILED for f in findings)
    return failed or sum(is_open(f.outcome) for f in findings)


def _as_met(result: Result, level: int) -> Result:
    return replace(result, outcome=Outcome.PASSED, levels=(level,) if result.levels else ())


def _action(result: Result) -> Action:
    if result.outcome is Outcome.FAILED:
        return "fix"
    missing = result.observed is not None and result.observed.outcome is Outcome.UNTESTED
    return "provide" if missing and not result.judged else "judge"
