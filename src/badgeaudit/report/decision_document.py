"""Decision and procedure → their parts of the audit document."""

from __future__ import annotations

from datetime import date
from typing import Any

from badgeaudit.model.decision import Decision, Official, Procedure, ProcedureResult
from badgeaudit.model.places import Place
from badgeaudit.report.result_document import message_document


def decision_document(decision: Decision | None, procedure: Procedure) -> dict[str, Any] | None:
    """Return the committee's decision as plain data; None without one.

    ``notes`` is left out: it is internal and never in the audit JSON.
    """
    if decision is None:
        return None
    label, former = decision.label, decision.former
    return {
        "source": decision.source,
        "sha256": decision.sha256,
        "inside_dossier": decision.inside_dossier,
        "edition": decision.edition,
        "applicant": decision.applicant,
        "dossier_digest": decision.dossier_digest,
        "audit_as_of": _day(decision.audit_as_of),
        "audit_sha256": decision.audit_sha256,
        "members": [
            {**_official(each), "coordination_trio": each.coordination_trio}
            for each in decision.members
        ],
        "reviewers": [_official(each) for each in decision.reviewers],
        "declarations": [
            {"name": each.name, "interest": each.interest, "text": each.text}
            for each in decision.declarations
        ],
        "received_on": _day(decision.received_on),
        "reviewed_on": _day(decision.reviewed_on),
        "decided_on": _day(decision.decided_on),
        "communicated_on": _day(decision.communicated_on),
        "feedback_sent_on": _day(decision.feedback_sent_on),
        "decided_by": decision.decided_by,
        "votes": [{"name": name, "vote": vote} for name, vote in decision.votes.items()],
        "outcome": decision.outcome,
        "favourable": procedure.favourable,
        "conditions": list(decision.conditions),
        "reasons": decision.reasons,
        "label": None
        if label is None
        else {
            "issuing_body": label.issuing_body,
            "issued_on": _day(label.issued_on),
            "valid_until": _day(label.valid_until),
        },
        "former": None
        if former is None
        else {
            "decided_on": _day(former.decided_on),
            "outcome": former.outcome,
            "changes_seen": former.changes_seen,
        },
        "contradictions": [
            {"message": message_document(each.message), "place": _place(each.place)}
            for each in procedure.contradictions
        ],
        "beside": None if procedure.beside is None else message_document(procedure.beside),
    }


def procedure_document(result: ProcedureResult) -> dict[str, Any]:
    """Return what came of one rule of the procedure; its text stands with the standard."""
    return {
        "rule": result.rule,
        "outcome": result.outcome.value,
        "reason": message_document(result.reason),
        "place": None if result.place is None else _place(result.place),
        "warnings": [message_document(each) for each in result.warnings],
        "criteria": list(result.criteria),
    }


def _official(person: Official) -> dict[str, Any]:
    return {
        "name": person.name,
        "organisation": person.organisation,
        "country": person.country,
        "languages": list(person.languages),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "path": place.path,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
