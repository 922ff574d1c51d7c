"""The class as a whole → its part of the document of a graded class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.report.grade_trainee_document import flaw_counts, tally_document
from badgeaudit.report.result_document import message_document
from badgeaudit.workshop.grading_answers import added
from badgeaudit.workshop.grading_class_model import Agreement, ClassGrade, Spread, Topic

_DIGITS = 6


def class_document(grade: ClassGrade) -> dict[str, Any]:
    """Return the class: counts, heat maps, what divides it, what to discuss, agreement."""
    certified = grade.certification is not None
    graded = [each for trainee in grade.trainees for each in trainee.dossiers]
    return {
        "trainees": len(grade.trainees),
        "passed": sum(each.passed is True for each in grade.trainees) if certified else None,
        "assessments": len(graded),
        "same_decision": sum(each.decision.same for each in graded),
        "tally": tally_document(added([each.tally for each in grade.trainees])),
        "flaws": flaw_counts(Counter(one.state for each in graded for one in each.flaws)),
        "imagined": sum(len(each.imagined) for each in graded),
        "leanings": dict(sorted(Counter(t.severity.leaning for t in grade.trainees).items())),
        "heat_maps": _heat_maps(grade),
        "dividing": [_spread(each) for each in _dividing(grade.spreads)],
        "discuss": [_topic(each) for each in grade.discuss],
        "agreement": [_agreement(each) for each in grade.agreement],
    }


def _heat_maps(grade: ClassGrade) -> list[dict[str, Any]]:
    """Return for each dossier the states of all answers: question by question, trainee by trainee.

    The trainees stand in the order of ``trainees``; null for who did not assess the dossier.
    """
    maps = []
    for dossier in grade.key.dossiers:
        columns = [
            next((each.cells for each in trainee.dossiers if each.dossier == dossier.name), ())
            for trainee in grade.trainees
        ]
        states = [{cell.criterion: cell.state for cell in cells} for cells in columns]
        ids = [each.id for each in grade.standard.criteria if each.id in dossier.answers]
        rows = [{"criterion": id, "states": [each.get(id) for each in states]} for id in ids]
        maps.append({"dossier": dossier.name, "rows": rows if any(columns) else []})
    return maps


def _dividing(spreads: Sequence[Spread]) -> list[Spread]:
    """Return what divides the room, the most divided first; equal ones stay in their order."""
    divided = [each for each in spreads if each.divided]
    return sorted(divided, key=lambda each: -each.differing_pairs / max(each.pairs, 1))


def _spread(spread: Spread) -> dict[str, Any]:
    return {
        "dossier": spread.dossier,
        "criterion": spread.criterion,
        "answers": [{"answer": answer, "count": count} for answer, count in spread.answers],
        "answered": spread.answered,
        "exact": spread.exact,
        "adjacent": spread.adjacent,
        "off": spread.off,
        "other_side": spread.other_side,
        "unanswered": spread.unanswered,
        "divided": spread.divided,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    spread = topic.spread
    numbers = {"count": spread.other_side, "of": spread.answered}
    said = [
        message("grading.reason-other-side", **numbers)
        if reason == "other-side"
        else Message(f"grading.reason-{reason}")
        for reason in topic.reasons
    ]
    return {
        **_spread(spread),
        "reasons": [
            {"reason": reason, "text": sentence(each)}
            for reason, each in zip(topic.reasons, said, strict=True)
        ],
        "flaws": [flaw.title for flaw in topic.flaws],
    }


def _agreement(agreement: Agreement) -> dict[str, Any]:
    return {
        "scope": agreement.scope,
        "measures": [
            {
                "name": each.name,
                "title": sentence(Message(f"comparison.measure-{each.name}")),
                "about": sentence(Message(f"comparison.about-{each.name}")),
                "value": None if each.value is None else round(each.value, _DIGITS) + 0.0,
                "questions": each.units,
                "trainees": each.raters,
                "reason": None if each.reason is None else message_document(each.reason),
            }
            for each in agreement.measures
        ],
    }
