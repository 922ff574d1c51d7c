"""ClassGrade → one plain dict (schemas/grade.schema.json) that every format renders from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from badgeaudit import __version__
from badgeaudit.languages import sentence
from badgeaudit.model.certification import Certification
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.places import Message, Problem, message
from badgeaudit.model.standard import Criterion, Standard
from badgeaudit.report.grade_class_document import class_document
from badgeaudit.report.grade_trainee_document import (
    flaw_counts,
    trainee_document,
)
from badgeaudit.report.result_document import message_document
from badgeaudit.workshop.grading_class_model import ClassGrade
from badgeaudit.workshop.grading_reading import VERSION
from badgeaudit.workshop.key import DossierKey, PlantedFlaw


def grade_document(
    grade: ClassGrade,
    *,
    key_digest: str,
    round: str = "",
    unusable: Sequence[tuple[str, Sequence[Problem]]] = (),
    passed_over: Sequence[str] = (),
    notes: Sequence[Message] = (),
) -> dict[str, Any]:
    """Return a graded class as data: no clock, no internal note of a trainee.

    ``unusable``: files that could not be read, with their problems; ``passed_over``: files of a
    folder that are no assessments. Equal grades give equal documents.
    """
    standard = grade.standard
    return {
        "grade": VERSION,
        "tool": f"badgeaudit {__version__}",
        "round": round or None,
        "names_hidden": False,
        "key": {
            "sha256": key_digest,
            "seed": grade.key.seed,
            "difficulty": grade.key.difficulty,
            "made_by": grade.key.tool,
        },
        "standard": _standard(standard),
        "certification": _certification(grade.certification, standard),
        "notes": [message_document(each) for each in (*notes, *_notes(grade))],
        "files": _files(grade, unusable, passed_over),
        "criteria": [_criterion(each) for each in standard.criteria if each.same_as is None],
        "dossiers": [_dossier(each, grade) for each in grade.key.dossiers],
        "class": class_document(grade),
        "progress": None,
        "trainees": [trainee_document(each, standard) for each in grade.trainees],
    }


def _standard(standard: Standard) -> dict[str, Any]:
    scale = standard.scale
    return {
        "id": standard.id,
        "title": standard.title,
        "edition": standard.edition,
        "digest": standard.digest,
        "disclaimer": standard.disclaimer,
        "sections": [{"id": each.id, "title": each.title} for each in standard.sections],
        "scale": {
            "lowest": scale.lowest,
            "highest": scale.highest,
            "pass_level": scale.pass_level,
        },
    }


def _certification(rule: Certification | None, standard: Standard) -> dict[str, Any] | None:
    if rule is None:
        return None
    sources = [standard.sources[key] for key in rule.sources]
    return {
        "title": rule.title,
        "text": rule.text,
        "status": rule.status.value,
        "sources": [{"title": each.title, "url": each.url} for each in sources],
        "dossiers": rule.dossiers,
        "same_decision_on": rule.same_decision_on,
        "exact_share": rule.exact_share,
        "no_level_off": rule.no_level_off,
        "cited_evidence": rule.cited_evidence,
    }


def _notes(grade: ClassGrade) -> list[Message]:
    """Return what should be known before the grade is relied on."""
    rule, notes = grade.certification, []
    if rule is None:
        notes.append(message("grading.note-no-rule", standard=grade.standard.title))
    elif rule.dossiers > len(grade.key.dossiers):
        has = len(grade.key.dossiers)
        notes.append(message("grading.note-too-few-dossiers", has=has, needed=rule.dossiers))
    machine = sum(trainee.tally.machine for trainee in grade.trainees)
    if machine:
        notes.append(message("grading.note-machine", count=machine))
    return notes


def _files(
    grade: ClassGrade,
    unusable: Sequence[tuple[str, Sequence[Problem]]],
    passed_over: Sequence[str],
) -> dict[str, Any]:
    handed = grade.handed
    return {
        "graded": sum(len(trainee.dossiers) for trainee in grade.trainees),
        "duplicates": [
            {
                "trainee": each.trainee,
                "dossier": each.dossier,
                "used": each.used,
                "others": list(each.others),
            }
            for each in handed.duplicates
        ],
        "gaps": [{"trainee": name, "dossiers": list(missing)} for name, missing in handed.gaps],
        "unmatched": [
            {"source": each.source, "assessor": each.assessor, "applicant": each.applicant or None}
            for each in handed.unmatched
        ],
        "unusable": [
            {
                "source": source,
                "problems": [
                    {
                        "line": each.place.line,
                        "column": each.place.column,
                        "text": sentence(each.message),
                    }
                    for each in problems
                ],
            }
            for source, problems in unusable
        ],
        "passed_over": sorted(passed_over),
    }


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "id": criterion.id,
        "section": criterion.section,
        "title": criterion.texts.title,
        "question": criterion.texts.question,
        "wanted": criterion.texts.wanted,
        "levels": criterion.answer is Answer.LEVEL,
    }


def _dossier(dossier: DossierKey, grade: ClassGrade) -> dict[str, Any]:
    graded = [
        each
        for trainee in grade.trainees
        for each in trainee.dossiers
        if each.dossier == dossier.name
    ]
    found: dict[PlantedFlaw, Counter[str]] = {flaw: Counter() for flaw in dossier.flaws}
    for each in graded:
        for one in each.flaws:
            found[one.flaw][one.state] += 1
    return {
        "name": dossier.name,
        "applicant": dossier.applicant,
        "decision": dossier.decision,
        "assessed": len(graded),
        "same_decision": sum(each.decision.same for each in graded),
        "answers": {
            id: {"answer": each.answer, "why": each.why, "evidence": list(each.evidence)}
            for id, each in dossier.answers.items()
        },
        "flaws": [{**_flaw(flaw), "counts": flaw_counts(found[flaw])} for flaw in dossier.flaws],
        "strengths": [
            {
                "title": each.title,
                "text": each.text,
                "criteria": list(each.criteria),
                "path": each.path,
            }
            for each in dossier.strengths
        ],
    }


def _flaw(flaw: PlantedFlaw) -> dict[str, Any]:
    return {
        "kind": flaw.kind,
        "title": flaw.title,
        "text": flaw.text,
        "criteria": list(flaw.criteria),
        "path": flaw.path,
        "pointer": flaw.pointer,
        "seen_by": flaw.seen_by,
        "difficulty": flaw.difficulty,
    }
