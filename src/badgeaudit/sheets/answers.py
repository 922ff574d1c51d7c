"""An answer to a question → a judgement bound to what it judged, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from badgeaudit.audit.judging import meaning, unusable
from badgeaudit.model.outcomes import Answer as AnswerKind
from badgeaudit.model.people import Assessment, Confidence, Judgement, Verdict
from badgeaudit.model.places import Message, message
from badgeaudit.sheets.questions import Question


@dataclass(frozen=True, slots=True)
class Answer:
    """What an assessor says."""

    answer: Verdict | int | None
    """A verdict or a level; None when only ``subjects`` are answered."""
    comment: str = ""
    note: str = ""
    confidence: Confidence | None = None
    cites: tuple[str, ...] = ()
    subjects: dict[str, Verdict] = field(default_factory=dict)


def judgement_on(question: Question, answer: Answer, author: Assessment, on: date) -> Judgement:
    """Return the judgement that an answer makes, resting on the dossier as it is now."""
    criterion = question.criterion
    return Judgement(
        criterion=criterion.id,
        assessor=author.assessor,
        role=author.role,
        answer=answer.answer,
        comment=answer.comment.strip(),
        note=answer.note.strip(),
        confidence=answer.confidence,
        on=on,
        cites=answer.cites,
        rests_on=question.now.grounds.under(criterion, answer.cites),
        subjects=answer.subjects,
    )


def confirmed(question: Question, judgement: Judgement, on: date) -> Judgement:
    """Return a stale judgement as confirmed: the same answer, resting on what is there now."""
    files = question.now.grounds.files
    cites = tuple(path for path in judgement.cites if "://" in path or path in files)
    grounds = question.now.grounds.under(question.criterion, cites)
    return replace(judgement, on=on, cites=cites, rests_on=grounds)


def refusal(question: Question, judgement: Judgement) -> Message | None:
    """Return why a judgement would not count, None when it would.

    A failed tick, a level below the pass level, "not applicable", and a contradiction of what the
    machine settled need a comment; an answer has to be one that the criterion knows.
    """
    outcome, _ = meaning(judgement, question.now)
    return unusable(judgement, outcome, question.now)


def with_judgement(assessment: Assessment, judgement: Judgement) -> Assessment:
    """Return the assessment with one answer put in or replaced, the others as they are."""
    others = {each.criterion: each for each in assessment.judgements}
    others[judgement.criterion] = judgement
    return replace(assessment, judgements=tuple(others.values()))


def drafted(assessment: Assessment, criterion: str) -> Judgement | None:
    """Return an entry that was begun without an answer, such as a comment; None for none."""
    return next((each for each in assessment.drafts if each.criterion == criterion), None)


def without_judgement(assessment: Assessment, criterion: str) -> Assessment:
    """Return the assessment with one answer taken back."""
    kept = tuple(each for each in assessment.judgements if each.criterion != criterion)
    return replace(assessment, judgements=kept)


def not_each(
    question: Question, numbers: tuple[int, ...], verdict: Verdict | None, count: int
) -> Message | None:
    """Return why single badges (1 to ``count``) can't be answered for like this."""
    if not count or question.criterion.answer is AnswerKind.LEVEL:
        return message("assess.not-each")
    wrong = tuple(str(number) for number in numbers if not 1 <= number <= count)
    if wrong:
        return message("assess.no-such-item", numbers=wrong, count=count)
    if verdict == "not_applicable" and question.criterion.not_applicable == "never":
        return message("audit.judgement-always-applies")
    return None
