"""Results + waivers → which failures are accepted, and the results as they would be then. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from badgeaudit.audit.aggregate import aggregate
from badgeaudit.audit.score import score
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import DOSSIER, Finding, Observation, Result, Waiving
from badgeaudit.model.standard import Criterion, Standard
from badgeaudit.model.waivers import Waived, Waiver


def waive(
    standard: Standard,
    results: Sequence[Result],
    waivers: Sequence[Waiver],
    subjects: Collection[str],
    as_of: date,
) -> Waiving:
    """Apply waivers to failures, by the day the audit speaks of.

    A waiver for one badge accepts that badge's failure: the criterion's ``at_least`` then applies
    to the others. A ``must`` of a section that is marked ``binding`` can't be waived. ``subjects``:
    ids of everything in the dossier. The raw results stay as they are; readiness never sees this.
    """
    by_id = {result.criterion: result for result in results}
    waived = tuple(_waived(each, standard, by_id, subjects, as_of) for each in waivers)
    active = [each.waiver for each in waived if each.state == "active"]
    changed = {
        criterion.id: _accepted(criterion, by_id[criterion.id], active)
        for criterion in standard.criteria
    }
    for criterion in standard.criteria:
        if criterion.same_as is not None:
            same = changed[criterion.same_as].outcome
            changed[criterion.id] = replace(changed[criterion.id], outcome=same)
    accepted = tuple(changed[criterion.id] for criterion in standard.criteria)
    return Waiving(waived, accepted, score(standard, accepted))


def _waived(
    waiver: Waiver,
    standard: Standard,
    by_id: dict[str, Result],
    subjects: Collection[str],
    as_of: date,
) -> Waived:
    criterion = next((c for c in standard.criteria if c.id == waiver.criterion), None)
    if criterion is None:
        near = get_close_matches(waiver.criterion, by_id, 1)
        suggestion = f" Did you mean {near[0]}?" if near else ""
        lost = message(
            "waivers.unknown-criterion", criterion=waiver.criterion, suggestion=suggestion
        )
        return Waived(waiver, "unknown", lost)
    if criterion.same_as is not None:
        other = message("waivers.repeats", criterion=criterion.id, other=criterion.same_as)
        return Waived(waiver, "unknown", other)
    if waiver.badge and waiver.badge not in subjects:
        return Waived(waiver, "unknown", message("waivers.unknown-badge", badge=waiver.badge))
    if _binds(criterion, standard):
        return Waived(waiver, "refused", message("waivers.binding", criterion=criterion.id))
    if waiver.until < as_of:
        over = message("waivers.expired", until=waiver.until.isoformat(), day=as_of.isoformat())
        return Waived(waiver, "expired", over)
    result = by_id[criterion.id]
    covers = tuple(finding.fingerprint for finding in _covered(result.observed, waiver))
    whole = not waiver.badge and result.outcome is Outcome.FAILED
    if not covers and not whole:
        return Waived(waiver, "unused", message("waivers.unused", criterion=criterion.id))
    said = message("waivers.active", until=waiver.until.isoformat(), count=len(covers))
    return Waived(waiver, "active", said, covers)


def _binds(criterion: Criterion, standard: Standard) -> bool:
    binding = {section.id for section in standard.sections if section.binding}
    return criterion.obligation is Obligation.MUST and criterion.section in binding


def _covered(observed: Observation | None, waiver: Waiver) -> Iterable[Finding]:
    if observed is None or not observed.settled:
        return ()
    return (
        finding
        for finding in observed.findings
        if finding.outcome is Outcome.FAILED and waiver.badge in ("", finding.subject)
    )


def _accepted(criterion: Criterion, result: Result, active: Iterable[Waiver]) -> Result:
    """Return a failed result as met where waivers accept enough of it."""
    mine = [waiver for waiver in active if waiver.criterion == criterion.id]
    if not mine or result.outcome is not Outcome.FAILED:
        return result
    if any(not waiver.badge for waiver in mine):
        return replace(result, outcome=Outcome.PASSED)
    observed, check = result.observed, criterion.check
    if observed is None or check is None or result.decided_by != "observation":
        return result
    badges = {waiver.badge for waiver in mine} - {DOSSIER}
    accepted = sum(observed.subjects.get(badge) is Outcome.FAILED for badge in badges)
    tally = replace(
        observed.tally,
        failed=observed.tally.failed - accepted,
        passed=observed.tally.passed + accepted,
    )
    outcome = aggregate(tally, check.at_least, check.when_none)
    return replace(result, outcome=Outcome.PASSED) if outcome is Outcome.PASSED else result
