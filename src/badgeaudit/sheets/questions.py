"""Audit + assessor → the questions to answer, each with what is known and what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.judging import Circumstances
from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import Dossier
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import (
    Assessment,
    AssessorRole,
    Judgement,
    Opinion,
    RestsOn,
)
from badgeaudit.model.places import Message
from badgeaudit.model.results import Audit, Result
from badgeaudit.model.standard import Criterion, Section, Standard


class State(StrEnum):
    """How far one assessor has come with one question."""

    OPEN = "open"
    """Nobody but an assessor can answer it, and this one has not."""
    STALE = "stale"
    """Answered, but what the answer rests on has changed: to be confirmed."""
    REFUSED = "refused"
    """Answered, but the answer can't be used as it is: a comment is missing, for example."""
    ANSWERED = "answered"
    SETTLED = "settled"
    """Not answered, and it need not be: the machine settled it, or the applicant declared it."""


@dataclass(frozen=True, slots=True)
class Question:
    """One criterion as an assessor is asked it."""

    criterion: Criterion
    section: Section
    result: Result
    """Claim, observation, and what all assessors given so far come to."""
    now: Circumstances
    """What an answer is held against."""
    rests_on: tuple[RestsOn, ...]
    """What a judgement made now rests on, unless it cites more."""
    files: tuple[str, ...]
    """The files of the dossier that it concerns, the application left out."""
    subjects: tuple[Row, ...]
    """The badge classes, credentials or issuers it applies to, one row each."""
    own: Judgement | None
    """This assessor's answer so far."""
    set_aside: Message | None
    """Why that answer does not count: stale, or a comment is missing."""
    opinions: tuple[Opinion, ...]
    """In a consensus: what the assessors answered."""
    state: State
    practice: bool = False
    """True for a trainee: everything is asked, whatever a machine or the applicant could say."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything one assessor has to answer about one dossier."""

    standard: Standard
    dossier: Dossier
    applicant: str
    as_of: date
    assessment: Assessment
    """The answers so far; without any when the assessor begins."""
    questions: tuple[Question, ...]

    @property
    def done(self) -> int:
        """How many questions need no answer any more."""
        return sum(q.state in (State.ANSWERED, State.SETTLED) for q in self.questions)


def begun(audit: Audit, assessor: str, role: AssessorRole, applicant: str) -> Assessment:
    """Return the assessment of somebody who has not answered anything yet."""
    return Assessment(
        source="",
        sha256="",
        inside_dossier=False,
        assessor=assessor,
        role=role,
        standard=audit.standard.id,
        edition=audit.standard.edition,
        judgements=(),
        applicant=applicant,
    )


def sheet_of(
    audit: Audit, assessment: Assessment, applicant: str, *, practice: bool = False
) -> Sheet:
    """Return the questions for the author of an assessment.

    The audit was made with this assessment among its assessments, or with none of that author; for
    practice it went through ``practising.practised``. Criteria that repeat another are asked once.
    """
    standard = audit.standard
    sections = {section.id: section for section in standard.sections}
    results = {result.criterion: result for result in audit.results}
    grounds = Grounds.of(audit.dossier.files, audit.dossier.application, audit.subjects)
    subjects = _subjects(audit.subjects)
    own = {judgement.criterion: judgement for judgement in assessment.judgements}
    return Sheet(
        standard=standard,
        dossier=audit.dossier,
        applicant=applicant,
        as_of=audit.as_of,
        assessment=assessment,
        questions=tuple(
            _question(
                criterion,
                sections[criterion.section],
                results[criterion.id],
                Circumstances(
                    criterion,
                    standard.scale,
                    results[criterion.id].observed,
                    grounds,
                    [row.id for row in subjects.get(criterion.applies_to, ())],
                ),
                subjects.get(criterion.applies_to, ()),
                own.get(criterion.id),
                assessment.opinions.get(criterion.id, ()),
                practice,
            )
            for criterion in standard.criteria
            if criterion.same_as is None
        ),
    )


def _question(
    criterion: Criterion,
    section: Section,
    result: Result,
    now: Circumstances,
    subjects: Sequence[Row],
    own: Judgement | None,
    opinions: tuple[Opinion, ...],
    practice: bool,
) -> Question:
    aside = next((j.set_aside for j in result.judged if j.judgement == own), None)
    rests_on = now.grounds.under(criterion)
    seen = result.observed.findings if result.observed else ()
    places = (finding.place.path for finding in seen if finding.place is not None)
    named = (ground.path for ground in rests_on)
    return Question(
        criterion=criterion,
        section=section,
        result=result,
        now=now,
        rests_on=rests_on,
        files=tuple(_files((*named, *places), now.grounds)),
        subjects=tuple(subjects),
        own=own,
        set_aside=aside,
        opinions=opinions,
        state=_state(result, own, aside, opinions),
        practice=practice,
    )


def _state(
    result: Result, own: Judgement | None, aside: Message | None, opinions: Sequence[Opinion]
) -> State:
    if own is not None and aside is not None:
        stale = aside.id.startswith(("audit.judgement-stale", "audit.judgement-line"))
        return State.STALE if stale or aside.id == "audit.judgement-not-here" else State.REFUSED
    if own is not None:
        return State.ANSWERED
    if not opinions and result.decided_by in ("observation", "claim"):
        return State.SETTLED
    return State.OPEN


def _files(paths: Iterable[str], grounds: Grounds) -> Iterable[str]:
    known = dict.fromkeys(path for path in paths if path in grounds.files)
    return (path for path in known if path != grounds.application)


def _subjects(rows: Iterable[Row]) -> Mapping[AppliesTo, tuple[Row, ...]]:
    """Return one row per subject, that of its own file before any embedded copy."""
    kept: dict[AppliesTo, dict[str, Row]] = {}
    for row in sorted(rows, key=lambda row: (row.embedded, row.path, row.pointer)):
        if not row.staff:
            kept.setdefault(AppliesTo(row.kind), {}).setdefault(row.id, row)
    return {
        kind: tuple(sorted(found.values(), key=lambda row: (row.path, row.pointer)))
        for kind, found in kept.items()
    }
