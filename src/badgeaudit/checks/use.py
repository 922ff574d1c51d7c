"""Check ``use_over_time``: how badges were issued over time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.dates import months_after, read_date
from badgeaudit.checks.findings import in_application, short
from badgeaudit.checks.training import issued
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

_SHOWN = 50


def use_over_time(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Show how badges were issued over time, and ask that it was not all at once.

    ``months``: how long issuing must have gone on. Remarks: per badge class the number of
    credentials, the months with issues, first and last date (the 50 most issued, and how many more
    there are). First and last issue of all closer than that → ``failed``; no credential →
    ``untested``; none with a readable date → ``cantTell``. Credentials received by staff are left
    out.

    Source: badges integrated in the work,
    https://tonsberg.cityoflearning.eu/help/quality-label-for-badge-recognition/quality-label-standard-training-curricular.
    """
    dates = _dates(facts, tools)
    if isinstance(dates, Finding):
        yield dates
        return
    first, last = min(day for _, day in dates), max(day for _, day in dates)
    months = parameters["months"]
    if months_after(first, months) > last:
        brief = message("checks.use-short", first=str(first), last=str(last), months=months)
        yield in_application(Outcome.FAILED, brief)
    names = {row.id: row.name for row in facts.rows if row.kind == "badge_class" and row.name}
    by_badge: dict[str, list[date]] = {}
    for badge, day in dates:
        by_badge.setdefault(badge, []).append(day)
    ordered = sorted(by_badge.items(), key=lambda item: (-len(item[1]), item[0]))
    for badge, days in ordered[:_SHOWN]:
        remark = message(
            "checks.use-of-badge",
            badge=short(names.get(badge, badge) or "–"),
            count=len(days),
            months=len({(day.year, day.month) for day in days}),
            first=str(min(days)),
            last=str(max(days)),
        )
        yield in_application(Outcome.PASSED, remark)
    if len(ordered) > _SHOWN:
        more = message("checks.use-of-more-badges", count=len(ordered) - _SHOWN)
        yield in_application(Outcome.PASSED, more)


def _dates(facts: Facts, tools: Tools) -> list[tuple[str, date]] | Finding:
    """Return badge and day of every dated issue, or the finding that there is none."""
    credentials = issued(facts, tools)
    if not credentials:
        return in_application(Outcome.UNTESTED, message("checks.no-credentials"))
    dates = [(row.badge, day) for row in credentials if (day := read_date(row.issued))]
    if not dates:
        undated = message("checks.no-issue-dates", count=len(credentials))
        return in_application(Outcome.CANT_TELL, undated)
    return dates
