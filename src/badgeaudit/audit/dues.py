"""Dates of the procedure: when the decision is due, when the label has to be renewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from badgeaudit.model.results import Due
from badgeaudit.model.standard import Deadline, Standard


def dues(standard: Standard, application: Mapping[str, Any], as_of: date) -> tuple[Due, ...]:
    """Return every deadline of the procedure whose starting date the application holds.

    Days are calendar days (the source does not say which). Overdue begins the day after.
    """
    found = []
    for rule in standard.procedure:
        if rule.deadline is None:
            continue
        start = _date(application.get(rule.deadline.after))
        if start is None:
            continue
        due = _after(start, rule.deadline)
        if due is not None:
            found.append(Due(rule.id, start, due, overdue=as_of > due))
    return tuple(found)


def _date(written: object) -> date | None:
    try:
        return date.fromisoformat(str(written)[:10])
    except ValueError:
        return None


def _after(start: date, deadline: Deadline) -> date | None:
    """Add years first, then days; 29 February becomes 28 February where there is none."""
    try:
        year = start.year + deadline.years
        try:
            moved = start.replace(year=year)
        except ValueError:
            moved = start.replace(year=year, day=28)
        return moved + timedelta(days=deadline.days)
    except (ValueError, OverflowError):
        return None
