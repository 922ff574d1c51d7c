"""Checks ``plan_period``, ``review_rhythm`` and ``findings_in_plan``: the improvement plan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.dates import months_after, read_date
from badgeaudit.checks.findings import in_application, not_provided
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

_DAY = timedelta(days=1)


def plan_period(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that the plan covers enough years.

    ``years``: how many. ``plan.to`` is the last day of the plan, so 2027-01-01 to 2029-12-31 are
    three years. Shorter, or ending before it starts → ``failed``; no plan or a date missing →
    ``untested`` (not provided).

    Source: a plan for the next three years,
    https://badgequalitylabel.net/fr/activities/18530?badgeClassTab=information; testing it by the
    plan's dates is derived.
    """
    period = _period(tools)
    if isinstance(period, Finding):
        yield period
        return
    start, end = period
    years = parameters["years"]
    needed = months_after(start, 12 * years)
    if end < needed - _DAY:
        brief = message(
            "checks.plan-short",
            start=str(start),
            end=str(end),
            years=years,
            needed=str(needed - _DAY),
        )
        yield in_application(Outcome.FAILED, brief, "/plan/to")


def review_rhythm(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that the plan is reviewed regularly, from its first day to its last.

    ``months``: the longest time between two reviews, between the start and the first review, and
    between the last review and the end. Month ends are clamped (2024-08-31 + 6 → 2025-02-28).

    A longer gap → ``failed``, once per gap; a plan without review dates → ``failed``; no plan or no
    period → ``untested`` (not provided).

    Source:
    https://learnworkecosystemlibrary.com/initiatives/quality-assurance-in-microcredentials-european-association-for-quality-assurance-in-higher-education-enqa/;
    the rhythm is ours.
    """
    period = _period(tools)
    if isinstance(period, Finding):
        yield period
        return
    start, end = period
    written = read.items(read.part(tools.application, "plan"), "reviews")
    reviews = sorted({day for day in map(read_date, written) if day and start <= day <= end})
    months = parameters["months"]
    if not reviews:
        none = message("checks.plan-no-reviews", start=str(start), end=str(end))
        yield in_application(Outcome.FAILED, none, "/plan")
        return
    for earlier, later in pairwise((start, *reviews, end)):
        if later > months_after(earlier, months):
            gap = message(
                "checks.plan-review-gap", start=str(earlier), end=str(later), months=months
            )
            yield in_application(Outcome.FAILED, gap, "/plan/reviews")


def findings_in_plan(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that every criterion the machine found failed is addressed by an action of the plan.

    No parameters. ``addresses`` of an action lists criterion ids (compared without case). Failed
    ones that no action addresses → ``failed``, all in one finding; no plan → ``untested``. With
    nothing failed there is nothing to address, and it passes. Runs after all other checks.

    Source: derived by this project from the label's "improvement plan",
    https://badgequalitylabel.net/fr/activities/18530?badgeClassTab=information.
    """
    plan = read.part(tools.application, "plan")
    if not plan:
        yield not_provided("plan")
        return
    addressed = {
        id.strip().casefold()
        for _, action in read.objects(plan, "actions")
        for id in read.strings(action, "addresses")
    }
    left = tuple(id for id in facts.failed if id.casefold() not in addressed)
    if left:
        what = message("checks.plan-leaves-findings", criteria=left, count=len(left))
        yield in_application(
            Outcome.FAILED, what, "/plan/actions" if "actions" in plan else "/plan"
        )


def _period(tools: Tools) -> tuple[date, date] | Finding:
    """Return first and last day of the plan, or the finding that they are not there."""
    plan = read.part(tools.application, "plan")
    if not plan:
        return not_provided("plan")
    start, end = read_date(plan.get("from")), read_date(plan.get("to"))
    if start is None:
        return not_provided("plan.from")
    if end is None:
        return not_provided("plan.to")
    return start, end
