"""Explain the pass rule of workshops (``certification``): its text, its conditions, whose it is.

It has no id of its own in a standard: ``certification`` stands for it.
"""

from __future__ import annotations

from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Status
from badgeaudit.model.places import Message, Parameter
from badgeaudit.model.standard import Standard
from badgeaudit.report.terminal_text import Writer

ID = "certification"


def pass_rule(standard: Standard) -> dict[str, Any] | None:
    """Return the pass rule as data, with its conditions in words; None when there is none."""
    rule = standard.certification
    if rule is None:
        return None
    return {
        "kind": "pass-rule",
        "id": ID,
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": list(rule.sources),
        "assumes": [],
        "rehearsal": False,
        "of": [],
        "whose": _said("ours" if rule.status is Status.DERIVED else "stated"),
        "conditions": [
            _said("rule-dossiers", needed=rule.dossiers),
            _said("rule-same_decision_on", needed=rule.same_decision_on),
            _said("rule-exact_share", percent=rule.exact_share),
            _said("rule-no_level_off", levels=rule.no_level_off),
            _said("rule-cited_evidence", percent=rule.cited_evidence),
        ],
    }


def print_conditions(rule: dict[str, Any], out: Writer) -> None:
    """Print whose rule it is, then its conditions one by one."""
    out.line(rule["whose"], style="bold")
    for condition in rule["conditions"]:
        out.line(condition, 2, 4)


def _said(id: str, **values: Parameter) -> str:
    return sentence(Message(f"grading.{id}", values))
