"""Dates that a decision is held against, and those that it settles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from badgeaudit.decision.outcomes import favourable
from badgeaudit.model.decision import Decision
from badgeaudit.model.standard import Deadline, ProcedureRule, Standard


def application_date(application: Mapping[str, Any], deadline: Deadline) -> date | None:
    """Return the day from which a deadline is counted; None when the application lacks it."""
    try:
        return date.fromisoformat(str(application.get(deadline.after))[:10])
    except ValueError:
        return None


def named_dates(rule: ProcedureRule, decision: Decision) -> dict[str, date | None]:
    """Return the dates that a rule wants to lie within its deadline: key in the file → day."""
    return {key: getattr(decision, key) for key in rule.parameters.get("dates", ())}


def settled_on(standard: Standard, rule: ProcedureRule, decision: Decision) -> date | None:
    """Return when a decision did what the rule's deadline is for; None while it has not."""
    if rule.test == "decided_in_time":
        days = [day for day in named_dates(rule, decision).values() if day is not None]
        return max(days) if days and len(days) == len(rule.parameters["dates"]) else None
    if rule.test == "renewed_in_time" and favourable(standard, decision):
        return decision.decided_on
    return None
