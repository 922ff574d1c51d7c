"""favourable: whether an outcome grants what was applied for, as the standard's procedure says."""

from __future__ import annotations

from badgeaudit.decision.names import same_name
from badgeaudit.model.decision import Decision
from badgeaudit.model.standard import Standard


def favourable(standard: Standard, decision: Decision) -> bool | None:
    """Return whether the outcome grants what was applied for.

    None without an outcome, for one that the standard does not know, and for a standard whose
    procedure does not name the outcomes.
    """
    for rule in standard.procedure:
        if rule.test != "outcome_known":
            continue
        if same_name(decision.outcome, rule.parameters["favourable"]):
            return True
        if any(same_name(decision.outcome, each) for each in rule.parameters["outcomes"]):
            return False
    return None
