"""Standard → the ``standard`` part of the audit document, which ``explain`` shows as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.model.standard import Check, Criterion, ProcedureRule, Scale, Section, Standard


def standard_document(standard: Standard) -> dict[str, Any]:
    """Return the standard as plain data: texts and sources included, keywords and rules left out.

    The rules stand with their outcomes under ``readiness``; keywords are only for checks.
    """
    return {
        "id": standard.id,
        "title": standard.title,
        "edition": standard.edition,
        "digest": standard.digest,
        "disclaimer": standard.disclaimer,
        "sources": {
            key: {"title": source.title, "url": source.url, "kind": source.kind}
            for key, source in sorted(standard.sources.items())
        },
        "assumptions": {id: each.text for id, each in sorted(standard.assumptions.items())},
        "scale": _scale(standard.scale),
        "sections": [_section(section) for section in standard.sections],
        "criteria": [criterion_document(criterion) for criterion in standard.criteria],
        "procedure": [_procedure(rule) for rule in standard.procedure],
    }


def criterion_document(criterion: Criterion) -> dict[str, Any]:
    """Return one criterion with its texts as plain data."""
    texts = criterion.texts
    return {
        "id": criterion.id,
        "section": criterion.section,
        "answer": criterion.answer.value,
        "status": criterion.status.value,
        "sources": list(criterion.sources),
        "obligation": criterion.obligation.value,
        "applies_to": criterion.applies_to.value,
        "not_applicable": criterion.not_applicable,
        "same_as": criterion.same_as,
        "note": criterion.note,
        "title": texts.title,
        "question": texts.question,
        "why": texts.why,
        "wanted": texts.wanted,
        "remedy": texts.remedy,
        "passed_example": texts.passed_example,
        "failed_example": texts.failed_example,
        "paste": plain(criterion.paste),
        "proof": {"comment": criterion.proof.comment, "evidence": criterion.proof.evidence},
        "claim": None
        if criterion.claim is None
        else {"field": criterion.claim.field, "explanation": criterion.claim.explanation},
        "check": None if criterion.check is None else _check(criterion.check),
    }


def plain(value: Any) -> Any:
    """Return mappings as dicts and tuples as lists, all the way down: what JSON can hold."""
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    return value


def _check(check: Check) -> dict[str, Any]:
    return {
        "named": check.named,
        "schema": plain(check.schema),
        "parameters": plain(check.parameters),
        "at_least": check.at_least,
        "when_none": check.when_none.value,
        "settles": [outcome.value for outcome in check.settles],
        "status": check.status.value,
        "advice": check.advice,
        "part": check.part,
    }


def _scale(scale: Scale) -> dict[str, Any]:
    return {
        "lowest": scale.lowest,
        "highest": scale.highest,
        "pass_level": scale.pass_level,
        "levels": [
            {
                "value": level.value,
                "title": level.title,
                "description": level.description,
                "status": level.status.value,
            }
            for level in scale.levels
        ],
        "assumes": list(scale.assumes),
        "sources": list(scale.sources),
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": section.title,
        "text": section.text,
        "status": section.status.value,
        "sources": list(section.sources),
    }


def _procedure(rule: ProcedureRule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": list(rule.sources),
    }
