"""One trainee's grade → its part of the document of a graded class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.grading_model import (
    Cell,
    DossierGrade,
    Part,
    Severity,
    Tally,
    TraineeGrade,
)

FLAW_STATES = ("found", "unshown", "missed", "unanswered", "machine")

_DIGITS = 4


def trainee_document(trainee: TraineeGrade, standard: Standard) -> dict[str, Any]:
    """Return one trainee: whether passed and what lacks, then dossier by dossier."""
    flaws: Counter[str] = Counter(one.state for each in trainee.dossiers for one in each.flaws)
    return {
        "name": trainee.name,
        "passed": trainee.passed,
        "parts": [part_document(each, standard) for each in trainee.parts],
        "same_decision": sum(each.decision.same for each in trainee.dossiers),
        "tally": tally_document(trainee.tally),
        "severity": severity_document(trainee.severity),
        "flaws": flaw_counts(flaws),
        "imagined": sum(len(each.imagined) for each in trainee.dossiers),
        "dossiers": [_dossier(each) for each in trainee.dossiers],
    }


def part_document(part: Part, standard: Standard) -> dict[str, Any]:
    """Return one condition of the pass rule with its words and by how much it is missed."""
    lacks = 0 if part.passed else abs(part.found - part.needed)
    return {
        "part": part.part,
        "found": part.found,
        "of": part.of,
        "needed": part.needed,
        "passed": part.passed,
        "lacks": lacks,
        "text": sentence(_part_words(part, standard)),
    }


def _part_words(part: Part, standard: Standard) -> Message:
    rule = standard.certification
    percent = part.found * 100 // part.of if part.of else 0
    levels = rule.no_level_off if rule else 0
    return message(
        f"grading.part-{part.part}",
        found=part.found,
        of=part.of,
        needed=part.needed,
        percent=percent,
        levels=levels,
        wanted=0 if rule is None else getattr(rule, part.part),
    )


def tally_document(tally: Tally) -> dict[str, int]:
    """Return the counts of answers."""
    return asdict(tally)


def severity_document(severity: Severity) -> dict[str, Any]:
    """Return which way the answers lean: counts and signed means, positive is more lenient."""
    return {
        "leaning": severity.leaning,
        "level_mean": _mean(severity.level_sum, severity.levels),
        "levels": severity.levels,
        "tick_mean": _mean(severity.tick_sum, severity.ticks),
        "ticks": severity.ticks,
        "stricter": severity.stricter,
        "stricter_possible": severity.stricter_possible,
        "lenient": severity.lenient,
        "lenient_possible": severity.lenient_possible,
    }


def flaw_counts(states: Mapping[str, int]) -> dict[str, int]:
    """Return how many flaws came out how, every state named."""
    return {state: states.get(state, 0) for state in FLAW_STATES}


def _mean(total: int, of: int) -> float | None:
    return round(total / of, _DIGITS) + 0.0 if of else None


def _dossier(grade: DossierGrade) -> dict[str, Any]:
    decision = grade.decision
    return {
        "dossier": grade.dossier,
        "source": grade.source,
        "role": grade.role,
        "on": None if grade.on is None else grade.on.isoformat(),
        "decision": {
            "key": decision.key,
            "trainee": decision.trainee,
            "same": decision.same,
            "waits_for": list(decision.waits_for),
        },
        "tally": tally_document(grade.tally),
        "severity": severity_document(grade.severity),
        "flaws": [each.state for each in grade.flaws],
        "imagined": list(grade.imagined),
        "answers": [_answer(each) for each in grade.cells],
    }


def _answer(cell: Cell) -> dict[str, Any]:
    """Return one answer; what is right stands with the dossier, not here again."""
    return {
        "criterion": cell.criterion,
        "state": cell.state,
        "answer": cell.answer,
        "by_badge": cell.by_badge,
        "difference": cell.difference,
        "other_side": cell.other_side,
        "comment": cell.comment.strip(),
        "cites": list(cell.cites),
        "reason_asked": cell.reason_asked,
        "cited": cell.cited,
        "comment_missing": cell.comment_missing,
        "why_unusable": None if cell.why_unusable is None else sentence(cell.why_unusable),
    }
