"""compare: what several assessors answered, criterion by criterion, and where they differ.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from badgeaudit.agreement.figures import Group, figures
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, AssessorRole, Verdict
from badgeaudit.model.results import Judged, Result
from badgeaudit.model.standard import Criterion, ProcedureRule, Standard

Mark = Literal["sides", "levels", "applicable", "near", "subjects", "missing"]
"""How answers differ. ``sides``: one meets the pass level, another does not. ``levels``: so many
levels apart that the committee is asked. ``applicable``: one says it does not apply. ``near``:
levels differ by less. ``subjects``: same result, other badges. ``missing``: not answered by all.
"""

State = Literal["alike", "differ", "partial"]
"""``partial``: those who answered agree, but not everybody did (or it does not count)."""

_APART = 2
"""Levels apart from which the committee is asked, if the standard's procedure does not say."""


@dataclass(frozen=True, slots=True)
class Rater:
    """One assessor whose answers are compared."""

    assessor: str
    role: AssessorRole
    source: str
    """Name of the file."""
    inside_dossier: bool
    edition: str
    judgements: int
    set_aside: int
    """How many of them do not count, because they are stale or lack what they need."""


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion, and what each assessor answered."""

    criterion: Criterion
    answers: tuple[Judged | None, ...]
    """In the raters' order; None: no answer. One that is not ``used`` is shown, not counted."""
    settled: tuple[Judged, ...]
    """What files of the role consensus say; these are no raters."""
    state: State
    marks: tuple[Mark, ...]
    for_committee: bool
    """Two or more levels apart, or on either side of the pass level (P-08, our proposal)."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Several assessors' answers beside each other."""

    raters: tuple[Rater, ...]
    consensus: tuple[Rater, ...]
    """Files of the role consensus: shown apart, never counted as one more rater."""
    rows: tuple[Row, ...]
    """Criteria that anybody answered, in the standard's order."""
    unanswered: tuple[str, ...]
    """Ids of the criteria that nobody answered."""
    groups: tuple[Group, ...]
    levels_apart: int
    rule: ProcedureRule | None
    """The rule of the standard's procedure that says when the committee is asked."""

    @property
    def differing(self) -> tuple[Row, ...]:
        """Rows on which the assessors differ: those for the committee first."""
        rows = [row for row in self.rows if row.state == "differ"]
        return tuple(sorted(rows, key=lambda row: not row.for_committee))


def same_person(name: str) -> str:
    """Return a name without the differences that make no other person of it."""
    return " ".join(name.casefold().split())


def compare(
    standard: Standard, results: Sequence[Result], assessments: Sequence[Assessment]
) -> Comparison:
    """Put the assessors' answers beside each other.

    ``results`` are those of an audit with the same ``assessments``, so that each answer comes with
    what became of it. Raters are reviewers and self-assessments, in the order given.
    """
    voices = [each for each in assessments if each.role != "consensus"]
    rule = _committee_rule(standard)
    asked = _Asked(rule.parameters if rule else {})
    by_id = {result.criterion: result for result in results}
    criteria = [each for each in standard.criteria if each.same_as is None]
    every = [_row(each, by_id[each.id], voices, asked) for each in criteria if each.id in by_id]
    rows = tuple(row for row in every if any(row.answers) or row.settled)
    table = [(row.criterion, row.answers) for row in rows]
    return Comparison(
        raters=tuple(_rater(each, results) for each in voices),
        consensus=tuple(_rater(each, results) for each in assessments if each not in voices),
        rows=rows,
        unanswered=tuple(row.criterion.id for row in every if row not in rows),
        groups=figures(standard.scale, table),
        levels_apart=asked.apart,
        rule=rule,
    )


def _committee_rule(standard: Standard) -> ProcedureRule | None:
    return next((each for each in standard.procedure if "levels_apart" in each.parameters), None)


class _Asked:
    """When the committee is asked, as the standard's procedure says."""

    def __init__(self, parameters: Mapping[str, Any]) -> None:
        apart = parameters.get("levels_apart", _APART)
        self.apart: int = apart if isinstance(apart, int) and apart > 0 else _APART
        self.sides = parameters.get("either_side_of_pass_level", True) is not False

    def about(self, marks: Sequence[Mark]) -> bool:
        return "levels" in marks or ("sides" in marks and self.sides)


def _rater(assessment: Assessment, results: Sequence[Result]) -> Rater:
    aside = {
        judged.judgement.criterion
        for result in results
        for judged in result.judged
        if _by(judged, assessment) and not judged.used
    }
    return Rater(
        assessor=assessment.assessor,
        role=assessment.role,
        source=assessment.source,
        inside_dossier=assessment.inside_dossier,
        edition=assessment.edition,
        judgements=len(assessment.judgements),
        set_aside=len(aside),
    )


def _by(judged: Judged, assessment: Assessment) -> bool:
    judgement = judged.judgement
    return judgement.assessor == assessment.assessor and judgement.role == assessment.role


def _row(criterion: Criterion, result: Result, voices: Sequence[Assessment], asked: _Asked) -> Row:
    answers = tuple(
        next((judged for judged in result.judged if _by(judged, voice)), None) for voice in voices
    )
    counted = [judged for judged in answers if judged is not None and judged.used]
    marks = tuple(_marks(counted, asked.apart))
    state: State = "differ" if marks else "alike"
    if len(counted) < len(answers):
        state = "differ" if marks else "partial"
        marks = (*marks, "missing")
    return Row(
        criterion=criterion,
        answers=answers,
        settled=tuple(each for each in result.judged if each.judgement.role == "consensus"),
        state=state,
        marks=marks,
        for_committee=asked.about(marks),
    )


def _marks(counted: Sequence[Judged], apart: int) -> Iterator[Mark]:
    outcomes = {judged.outcome for judged in counted}
    either_side = {Outcome.PASSED, Outcome.FAILED} <= outcomes
    levels = [judged.level for judged in counted if judged.level is not None]
    spread = max(levels) - min(levels) if levels else 0
    if either_side:
        yield "sides"
    if spread >= apart:
        yield "levels"
    if Outcome.INAPPLICABLE in outcomes and len(outcomes) > 1:
        yield "applicable"
    if 0 < spread < apart and not either_side:
        yield "near"
    if len(outcomes) == 1 and any(_subjects_differ(a, b) for a, b in combinations(counted, 2)):
        yield "subjects"


def _subjects_differ(one: Judged, other: Judged) -> bool:
    """Tell whether two who come to the same result judged any single badge differently."""
    named = {*one.judgement.subjects, *other.judgement.subjects}
    said = [(_on(one, each), _on(other, each)) for each in named]
    return any(None not in pair and pair[0] != pair[1] for pair in said)


def _on(judged: Judged, subject: str) -> Verdict | None:
    """Return what was said of one subject: by itself, or with all others."""
    answer = judged.judgement.answer
    whole = answer if isinstance(answer, str) else None
    return judged.judgement.subjects.get(subject, whole)
