"""Planted flaws: found, judged right without saying where, missed; and flaws that are not there.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, Judgement
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.grading_answers import outcome_of
from badgeaudit.workshop.grading_evidence import Naming, names_any
from badgeaudit.workshop.grading_facts import DossierFacts
from badgeaudit.workshop.grading_model import Cell, FlawGrade, FlawState
from badgeaudit.workshop.key import DossierKey, PlantedFlaw


def flaw_grades(
    key: DossierKey,
    cells: Sequence[Cell],
    assessment: Assessment,
    standard: Standard,
    facts: DossierFacts | None,
) -> tuple[FlawGrade, ...]:
    """Say of each planted flaw whether the trainee found it.

    It is found when one of its criteria is judged on the key's side. Where only a person can see it
    (and where the key's answer is not a failing one, so that the side alone tells nothing) the
    answer has to show what it rests on as well: it cites or names the flaw's file, or a file that
    the key names. Judged right without that is ``unshown``.
    """
    repeats = {each.id: each.same_as for each in standard.criteria if each.same_as}
    by_id = {cell.criterion: cell for cell in cells}
    judgements = {each.criterion: each for each in assessment.judgements}
    naming = Naming(facts.names, facts.paths) if facts else Naming({}, {})
    return tuple(
        FlawGrade(flaw, _state(flaw, _own(flaw, repeats, by_id), judgements, standard, naming))
        for flaw in key.flaws
    )


def imagined(cells: Sequence[Cell], standard: Standard) -> tuple[str, ...]:
    """Return the criteria answered as not met, or below the pass level, where the key says met."""
    return tuple(
        cell.criterion
        for cell in cells
        if cell.answered
        and cell.outcome is Outcome.FAILED
        and outcome_of(cell.key.answer, standard) is Outcome.PASSED
    )


def _own(flaw: PlantedFlaw, repeats: Mapping[str, str], by_id: Mapping[str, Cell]) -> list[Cell]:
    """Return the cells of a flaw's criteria, each once, whichever of two names it has."""
    ids = dict.fromkeys(repeats.get(id, id) for id in flaw.criteria)
    return [by_id[id] for id in ids if id in by_id]


def _state(
    flaw: PlantedFlaw,
    cells: Sequence[Cell],
    judgements: Mapping[str, Judgement],
    standard: Standard,
    naming: Naming,
) -> FlawState:
    best: FlawState = "unanswered"
    for cell in cells:
        state = _seen(flaw, cell, judgements.get(cell.criterion), standard, naming)
        best = min(best, state, key=_ORDER.index)
    return best


_ORDER: tuple[FlawState, ...] = ("found", "unshown", "missed", "machine", "unanswered")
"""The first of these that holds for any of a flaw's criteria is the flaw's state."""


def _seen(
    flaw: PlantedFlaw,
    cell: Cell,
    judgement: Judgement | None,
    standard: Standard,
    naming: Naming,
) -> FlawState:
    if judgement is None and cell.outcome is not Outcome.UNTESTED:
        # left to the machine, which settles it: what it does not see is missed
        return "machine" if cell.outcome is Outcome.FAILED else "missed"
    if not cell.answered or judgement is None:
        return "unanswered"
    expected = outcome_of(cell.key.answer, standard)
    if not _agrees(cell, expected):
        return "missed"
    if flaw.seen_by != "person" and expected is Outcome.FAILED:
        return "found"
    where = [path for path in (flaw.path, *cell.key.evidence) if path]
    return "found" if not where or names_any(judgement, where, naming) else "unshown"


def _agrees(cell: Cell, expected: Outcome) -> bool:
    """Tell whether an answer is on the key's side of the flaw."""
    if cell.outcome is not expected:
        return False
    right, answer = cell.key.answer, cell.answer
    if expected is Outcome.PASSED and isinstance(right, int) and isinstance(answer, int):
        # passes in spite of the flaw: noticed by who gives no more than the key
        return answer <= right
    return True
