"""An answer in a file that is none → what can be answered to that question, and how to write it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.documents.json_pointers import split
from badgeaudit.documents.schemas import Violation
from badgeaudit.documents.showing import shown
from badgeaudit.documents.suggestions import similar
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.places import Message, message
from badgeaudit.model.standard import Criterion, Standard

_VERDICTS = ("met", "not_met", "not_applicable")
_MEANT: Mapping[str, str] = {
    **dict.fromkeys(("yes", "y", "true", "ok", "passed"), "met"),
    **dict.fromkeys(("no", "n", "false", "failed", "unmet"), "not_met"),
    **dict.fromkeys(("na", "n/a", "not applicable", "inapplicable"), "not_applicable"),
}
"""What people write instead, in small letters. A hint only: nobody's answer is guessed."""


def with_answers_explained(
    violations: tuple[Violation, ...], data: Any, standard: Standard
) -> tuple[Violation, ...]:
    """Return the violations, those about an answer in the words of its own question."""
    criteria = {each.id: each for each in standard.criteria}
    return tuple(
        replace(each, message=said) if (said := _said(each, data, criteria, standard)) else each
        for each in violations
    )


def _said(
    violation: Violation, data: Any, criteria: Mapping[str, Criterion], standard: Standard
) -> Message | None:
    steps = split(violation.pointer)
    if len(steps) < 3 or steps[0] != "judgements" or steps[1] not in criteria:
        return None
    criterion, written = criteria[steps[1]], data["judgements"][steps[1]]
    if steps[2] == "answer" and len(steps) == 3:
        found = written["answer"]
        if criterion.answer is Answer.LEVEL:
            scale = standard.scale
            return message(
                "assessment.answer-level",
                criterion=criterion.id,
                lowest=scale.lowest,
                highest=scale.highest,
                found=shown(found),
                example=scale.pass_level,
            )
    elif steps[2] == "subjects" and len(steps) == 4 and isinstance(written["subjects"], dict):
        found = written["subjects"][steps[3]]
    else:
        return None
    allowed = _VERDICTS if criterion.not_applicable == "with_reason" else _VERDICTS[:2]
    near = _meant(found, allowed)
    id = "assessment.answer-similar" if near else "assessment.answer"
    return Message(
        id,
        {
            "criterion": criterion.id,
            "expected": allowed,
            "found": shown(found),
            **({"suggestion": near} if near else {}),
        },
    )


def _meant(found: Any, allowed: tuple[str, ...]) -> str:
    """Return the answer that was probably meant, among those this question has; else nothing."""
    if isinstance(found, bool):
        found = str(found).lower()
    if not isinstance(found, str):
        return ""
    known = _MEANT.get(found.strip().casefold())
    likely = [known] if known else similar(found, _VERDICTS)
    return likely[0] if likely and likely[0] in allowed else ""
