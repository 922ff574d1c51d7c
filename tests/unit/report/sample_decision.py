"""The sample audit with a committee's decision: rules kept and not, a warning, contradictions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from badgeaudit.model.decision import (
    Decision,
    Declaration,
    Former,
    Label,
    Official,
    Procedure,
    ProcedureResult,
)
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Problem, message
from badgeaudit.report.document import to_document
from tests.unit.report.sample import ANA, BEN, HOSTILE, audit, sample_texts

DECISION = Decision(
    source="decision.yaml",
    sha256="99" * 32,
    inside_dossier=True,
    standard="sample",
    edition="1",
    applicant="Mladi v živo, zavod",
    dossier_digest="ab" * 32,
    audit_as_of=date(2026, 12, 1),
    audit_sha256="cd" * 32,
    members=(
        Official("Cilka", "House of Learning", "SI", ("sl", "en"), True),
        Official("Dov", HOSTILE, "", (), None),
    ),
    reviewers=(Official(ANA, "Harbour", "HR", ("hr",)), Official(BEN)),
    declarations=(
        Declaration("Cilka", "none"),
        Declaration(ANA, "money", "One project."),
        Declaration("Zed", "none"),
    ),
    received_on=date(2026, 9, 1),
    decided_on=date(2026, 12, 3),
    decided_by="vote",
    votes={"cilka": "for", "Dov": "against"},
    outcome="issued",
    conditions=("Publish the appeal policy.", HOSTILE),
    reasons=f"Good practice. {HOSTILE}",
    notes="SECRET NOTE",
    label=Label("The Network", date(2026, 12, 4), None),
    former=Former(date(2025, 1, 2), "not yet issued", True),
    positions={"": (1, 1), "/outcome": (30, 1)},
)
PROCEDURE = Procedure(
    rules=(
        ProcedureResult(
            "P-03",
            Outcome.FAILED,
            message("decision.decided-late", day="2026-12-03", due="2026-11-30"),
            DECISION.place("/outcome"),
            (message("decision.sharing-none", wanted=1),),
        ),
        ProcedureResult(
            "P-08",
            Outcome.PASSED,
            message("decision.settled", criteria=("Q4-00",)),
            DECISION.place(""),
            (),
            ("Q4-00",),
        ),
    ),
    contradictions=(
        Problem(
            message("decision.against-votes", for_=1, against=1, outcome="issued"),
            DECISION.place("/outcome"),
        ),
    ),
    favourable=True,
    beside=message("decision.beside-differ-not-yet", outcome="issued"),
)


def decided(**changed: Any) -> dict[str, Any]:
    """Return the document of the sample with the decision, with what is changed of it."""
    made = replace(audit(), decision=replace(DECISION, **changed), procedure=PROCEDURE)
    with sample_texts():
        return to_document(made)


def hostile_decision(value: Any, key: str = "") -> Any:
    """Return a decision with the hostile string in every text that a person could write."""
    fixed = {"interest", "vote", "decided_by", "sha256", "dossier_digest", "audit_sha256", "id"}
    if key in fixed or key.endswith("_on") or key in ("audit_as_of", "valid_until"):
        return value
    if isinstance(value, Mapping):
        return {name: hostile_decision(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [hostile_decision(each, key) for each in value]
    return HOSTILE if isinstance(value, str) else value
