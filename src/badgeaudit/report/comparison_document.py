"""Comparison → one plain dict (schemas/comparison.schema.json) that every format renders from."""

from __future__ import annotations

from typing import Any

from badgeaudit import __version__
from badgeaudit.agreement.comparing import Comparison, Rater, Row
from badgeaudit.agreement.figures import Figure, Group
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Audit, Judged
from badgeaudit.model.standard import Scale, Standard
from badgeaudit.report.result_document import message_document

SCHEMA_VERSION = "1.0"
"""Version of ``schemas/comparison.schema.json``: the first number rises when readers would err."""

_DIGITS = 6


def comparison_document(comparison: Comparison, audit: Audit, applicant: str) -> dict[str, Any]:
    """Return the comparison as data: no clock but ``as_of``, no internal note of an assessor.

    Equal comparisons give equal documents.
    """
    standard = audit.standard
    name, _, version = audit.tool.partition(" ")
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": name, "version": version or __version__},
        "as_of": audit.as_of.isoformat(),
        "standard": _standard(standard),
        "dossier": {
            "name": audit.dossier.name,
            "digest": audit.dossier.digest,
            "organisation": applicant or None,
        },
        "committee": _committee(comparison),
        "assessors": [_rater(each) for each in comparison.raters],
        "consensus": [_rater(each) for each in comparison.consensus],
        "notes": [message_document(each) for each in _notes(comparison, standard)],
        "counts": _counts(comparison),
        "subjects": _names(comparison, audit),
        "criteria": [_row(row, standard.scale) for row in comparison.rows],
        "differing": [row.criterion.id for row in comparison.differing],
        "unanswered": list(comparison.unanswered),
        "figures": [_group(group) for group in comparison.groups],
    }


def _standard(standard: Standard) -> dict[str, Any]:
    scale = standard.scale
    return {
        "id": standard.id,
        "title": standard.title,
        "edition": standard.edition,
        "digest": standard.digest,
        "disclaimer": standard.disclaimer,
        "scale": {
            "lowest": scale.lowest,
            "highest": scale.highest,
            "pass_level": scale.pass_level,
        },
    }


def _committee(comparison: Comparison) -> dict[str, Any]:
    rule = comparison.rule
    return {
        "rule": rule.id if rule else None,
        "status": rule.status.value if rule else None,
        "levels_apart": comparison.levels_apart,
    }


def _rater(rater: Rater) -> dict[str, Any]:
    return {
        "assessor": rater.assessor,
        "role": rater.role,
        "source": rater.source,
        "inside_dossier": rater.inside_dossier,
        "judgements": rater.judgements,
        "set_aside": rater.set_aside,
    }


def _notes(comparison: Comparison, standard: Standard) -> list[Message]:
    """Return what should be known of the files before the comparison is relied on."""
    notes = []
    for rater in (*comparison.raters, *comparison.consensus):
        if rater.inside_dossier:
            notes.append(message("cli.assessment-inside", source=rater.source))
        if rater.edition and rater.edition != standard.edition:
            notes.append(
                message(
                    "cli.assessment-edition",
                    source=rater.source,
                    found=rater.edition,
                    edition=standard.edition,
                )
            )
        if rater.set_aside:
            notes.append(
                message("comparison.set-aside", assessor=rater.assessor, count=rater.set_aside)
            )
    selves = tuple(rater.assessor for rater in comparison.raters if rater.role == "self")
    if selves:
        notes.append(message("comparison.self", assessors=selves))
    return notes


def _counts(comparison: Comparison) -> dict[str, int]:
    states = [row.state for row in comparison.rows]
    return {
        "criteria": len(comparison.rows),
        "alike": states.count("alike"),
        "differing": states.count("differ"),
        "for_committee": sum(row.for_committee for row in comparison.rows),
        "partial": states.count("partial"),
        "unanswered": len(comparison.unanswered),
    }


def _names(comparison: Comparison, audit: Audit) -> dict[str, str]:
    """Return the names of badges and issuers that were answered one by one; no credential's."""
    judged = (each for row in comparison.rows for each in (*row.answers, *row.settled) if each)
    wanted = {id for each in judged for id in each.judgement.subjects}
    kinds = ("badge_class", "issuer")
    named = {row.id: row.name for row in audit.subjects if row.kind in kinds and row.name}
    return {id: named[id] for id in sorted(wanted & named.keys())}


def _row(row: Row, scale: Scale) -> dict[str, Any]:
    criterion = row.criterion
    return {
        "criterion": criterion.id,
        "section": criterion.section,
        "title": criterion.texts.title,
        "question": criterion.texts.question,
        "levels": criterion.answer is Answer.LEVEL,
        "state": row.state,
        "for_committee": row.for_committee,
        "differences": [
            {"kind": mark, "text": sentence(_difference(mark, row, scale))} for mark in row.marks
        ],
        "answers": [None if each is None else _answer(each) for each in row.answers],
        "settled": [_answer(each) for each in row.settled],
    }


def _difference(mark: str, row: Row, scale: Scale) -> Message:
    levels = [each.level for each in row.answers if each and each.used and each.level is not None]
    if mark in ("levels", "near"):
        return message(f"comparison.mark-{mark}", apart=max(levels) - min(levels))
    if mark == "sides" and levels:
        return message("comparison.mark-sides-levels", level=scale.pass_level)
    return Message(f"comparison.mark-{mark}")


def _answer(judged: Judged) -> dict[str, Any]:
    """Leave ``note`` out: it is internal."""
    judgement = judged.judgement
    return {
        "assessor": judgement.assessor,
        "answer": judgement.answer,
        "subjects": dict(sorted(judgement.subjects.items())),
        "level": judged.level,
        "outcome": judged.outcome.value,
        "comment": judgement.comment.strip(),
        "confidence": judgement.confidence,
        "on": None if judgement.on is None else judgement.on.isoformat(),
        "cites": list(judgement.cites),
        "used": judged.used,
        "set_aside": None if judged.set_aside is None else message_document(judged.set_aside),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "scope": group.scope,
        "questions": group.questions,
        "alike": group.alike,
        "left_out": group.left_out,
        "says": [message_document(each) for each in group.says],
        "measures": [_figure(each) for each in group.figures],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    measure = figure.measure
    return {
        "name": measure.name,
        "title": sentence(Message(f"comparison.measure-{measure.name}")),
        "about": sentence(Message(f"comparison.about-{measure.name}")),
        "value": _rounded(measure.value),
        "low": _rounded(figure.low),
        "high": _rounded(figure.high),
        "questions": measure.units,
        "assessors": measure.raters,
        "reason": None if measure.reason is None else message_document(measure.reason),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS) + 0.0
