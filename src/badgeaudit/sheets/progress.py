"""A new entry → the question and the assessment as they are with it, without a new audit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.judging import meaning, stale, unusable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, Judgement
from badgeaudit.sheets.questions import Question, State

_UNDECIDED = (Outcome.CANT_TELL, Outcome.UNTESTED)


@dataclass(frozen=True, slots=True)
class Count:
    """How far one assessor has come."""

    answered: int
    settled: int
    open: int
    stale: int
    refused: int

    @property
    def left(self) -> int:
        """How many questions wait for an answer."""
        return self.open + self.stale + self.refused


def counted(questions: Iterable[Question]) -> Count:
    """Count questions by their state."""
    states = [question.state for question in questions]
    return Count(
        answered=states.count(State.ANSWERED),
        settled=states.count(State.SETTLED),
        open=states.count(State.OPEN),
        stale=states.count(State.STALE),
        refused=states.count(State.REFUSED),
    )


def is_answer(entry: Judgement) -> bool:
    """Tell an answer from a draft: a comment or note to a question not answered yet."""
    return entry.answer is not None or bool(entry.subjects)


def entry_of(assessment: Assessment, criterion: str) -> Judgement | None:
    """Return the answer to a criterion, else its draft, else None."""
    entries = (*assessment.judgements, *assessment.drafts)
    return next((entry for entry in entries if entry.criterion == criterion), None)


def with_entry(assessment: Assessment, criterion: str, entry: Judgement | None) -> Assessment:
    """Return the assessment with one entry put in, replaced or (None) taken out."""
    judgements, drafts = _without(assessment.judgements, criterion), assessment.drafts
    drafts = _without(drafts, criterion)
    if entry is None:
        return replace(assessment, judgements=judgements, drafts=drafts)
    if not is_answer(entry):
        return replace(assessment, judgements=judgements, drafts=(*drafts, entry))
    # in its old place, so that a file changes only where an answer did
    place = [each.criterion for each in assessment.judgements]
    at = place.index(criterion) if criterion in place else len(judgements)
    return replace(
        assessment, judgements=(*judgements[:at], entry, *judgements[at:]), drafts=drafts
    )


def differing(one: Assessment, other: Assessment) -> frozenset[str]:
    """Return the criteria to which two states of an assessment say different things."""
    ids = {each.criterion for each in (*_entries(one), *_entries(other))}
    return frozenset(id for id in ids if entry_of(one, id) != entry_of(other, id))


def merged(theirs: Assessment, ours: Assessment, changed: Collection[str]) -> Assessment:
    """Return what stands in a file, with our entries for the criteria that we changed."""
    for criterion in changed:
        theirs = with_entry(theirs, criterion, entry_of(ours, criterion))
    return theirs


def restated(question: Question, entry: Judgement | None, grounds: Grounds) -> Question:
    """Return the question as it stands with an entry; the audit has none of this assessor.

    Answers for single badges that decide nothing yet leave it open.
    """
    now = replace(question.now, grounds=grounds)
    own = entry if entry is not None and is_answer(entry) else None
    if own is None:
        settled = not question.opinions and question.result.decided_by in ("observation", "claim")
        state = State.SETTLED if settled else State.OPEN
        return replace(question, now=now, own=None, set_aside=None, state=state)
    outcome, _ = meaning(own, now)
    changed = stale(own, grounds)
    aside = changed or unusable(own, outcome, now)
    if aside is not None:
        state = State.STALE if changed else State.REFUSED
    else:
        state = State.OPEN if outcome in _UNDECIDED else State.ANSWERED
    return replace(question, now=now, own=own, set_aside=aside, state=state)


def _without(entries: tuple[Judgement, ...], criterion: str) -> tuple[Judgement, ...]:
    return tuple(each for each in entries if each.criterion != criterion)


def _entries(assessment: Assessment) -> tuple[Judgement, ...]:
    return (*assessment.judgements, *assessment.drafts)
