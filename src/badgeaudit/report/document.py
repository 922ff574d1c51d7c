"""Audit → one plain dict, the document that every report renders from and that JSON holds."""

from __future__ import annotations

from typing import Any

from badgeaudit.languages.speaking import SOURCE, speaking
from badgeaudit.model.dossier import Application, Dossier, SourceFile, by_path
from badgeaudit.model.people import Assessment
from badgeaudit.model.results import Audit
from badgeaudit.report.acceptance_document import baseline_document, waiver_document
from badgeaudit.report.decision_document import decision_document, procedure_document
from badgeaudit.report.many import Many, at_once
from badgeaudit.report.result_document import (
    due_document,
    findings_document,
    message_document,
    result_document,
    rule_document,
    score_document,
    step_document,
)
from badgeaudit.report.standard_document import plain, standard_document
from badgeaudit.report.subjects_document import subjects_document

SCHEMA_VERSION = "1.0"
"""Version of ``schemas/audit.schema.json``: the first number rises when old readers would err."""


def to_document(audit: Audit, many: Many = at_once) -> dict[str, Any]:
    """Return the audit as data that ``schemas/audit.schema.json`` describes.

    It is in English (``in_language`` says it in others). It holds the words of every message and
    criterion, so that a report needs nothing else; no clock but ``as_of``, no absolute path, no
    picture and no recipient's identity. Equal audits give equal documents. Raises KeyError for a
    message id that no catalogue has.

    With ``many`` the lists that may be long can be made while they are written.
    """
    with speaking(SOURCE):
        return _document(audit, many)


def _document(audit: Audit, many: Many) -> dict[str, Any]:
    name, _, version = audit.tool.partition(" ")
    rules = {rule.id: rule for rule in audit.standard.rules}
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": name, "version": version},
        "as_of": audit.as_of.isoformat(),
        "options": plain(audit.options),
        "extras": plain(audit.extras),
        "standard": standard_document(audit.standard),
        "dossier": _dossier(audit.dossier, many),
        "subjects": subjects_document(audit, many),
        "file_findings": findings_document(audit.file_findings, many),
        "results": [result_document(result, audit.standard, many) for result in audit.results],
        "scores": [score_document(score) for score in audit.scores],
        "readiness": {
            "outcome": audit.readiness.outcome,
            "provisional": audit.readiness.provisional,
            "rules": [rule_document(each, rules[each.rule]) for each in audit.readiness.rules],
        },
        "steps": [step_document(step) for step in audit.steps],
        "dues": [due_document(due) for due in audit.dues],
        "assessments": [_assessment(assessment) for assessment in audit.assessments],
        "waivers": [waiver_document(each) for each in audit.waiving.waived],
        "waived_scores": [score_document(score) for score in audit.waiving.scores],
        "baseline": baseline_document(audit.baseline),
        "decision": decision_document(audit.decision, audit.procedure),
        "procedure": [procedure_document(each) for each in audit.procedure.rules],
    }


def _dossier(dossier: Dossier, many: Many) -> dict[str, Any]:
    application = dossier.application
    organisation = _answer(application, "organisation")
    about = organisation if isinstance(organisation, dict) else {}
    return {
        "name": dossier.name,
        "digest": dossier.digest,
        "organisation": _text(about.get("name")),
        "country": _text(about.get("country")),
        "applied_on": _text(_answer(application, "applied_on")),
        "language": _text(_answer(application, "language")),
        "application": None if application is None else application.path,
        "files": many(by_path(dossier.files), _file),
    }


def _answer(application: Application | None, key: str) -> Any:
    return None if application is None else plain(application.fields.get(key))


def _text(value: Any) -> str | None:
    """Return an answer as text; None when it is missing or of another kind."""
    if value is None or isinstance(value, (dict, list, bool)):
        return None
    return str(value)


def _file(file: SourceFile) -> dict[str, Any]:
    return {
        "path": file.path,
        "size": file.size,
        "sha256": file.sha256,
        "role": file.role,
        "form": file.form,
        "valid": file.valid,
        "problems": file.problems,
        "problem": None if file.problem is None else message_document(file.problem),
        "verdict": file.verdict,
        "proof_failed": file.proof_failed,
    }


def _assessment(assessment: Assessment) -> dict[str, Any]:
    return {
        "source": assessment.source,
        "sha256": assessment.sha256,
        "inside_dossier": assessment.inside_dossier,
        "assessor": assessment.assessor,
        "role": assessment.role,
        "judgements": len(assessment.judgements),
    }
