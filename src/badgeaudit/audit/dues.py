"""Dates of the procedure: when the decision is due, when the label has to be renewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from badgeaudit.decision.dates import application_date, settled_on
from badgeaudit.model.decision import Decision
from badgeaudit.model.results import Due
from badgeaudit.model.standard import Standard


def dues(
    standard: Standard,
    application: Mapping[str, Any],
    as_of: date,
    decision: Decision | None = None,
) -> tuple[Due, ...]:
    """Return every deadline of the procedure whose starting date the application holds.

    Overdue begins the day after. What the committee's decision settled is overdue only when that
    was too late, whatever day it is.
    """
    found = []
    for rule in standard.procedure:
        if rule.deadline is None:
            continue
        start = application_date(application, rule.deadline)
        due = rule.deadline.ends(start) if start else None
        if start is None or due is None:
            continue
        done = settled_on(standard, rule, decision) if decision else None
        found.append(Due(rule.id, start, due, overdue=(done or as_of) > due))
    return tuple(found)
