"""One trainee's answers about one dossier, each held against the key's.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.judging import Circumstances, meaning, unusable
from badgeaudit.model.outcomes import Answer, Outcome
from badgeaudit.model.people import Assessment, Judgement, Verdict
from badgeaudit.model.places import message
from badgeaudit.model.standard import Criterion, Standard
from badgeaudit.workshop.answers import KeyAnswer
from badgeaudit.workshop.grading_evidence import Naming, names_any
from badgeaudit.workshop.grading_facts import DossierFacts
from badgeaudit.workshop.grading_model import Cell, CellState, Tally
from badgeaudit.workshop.key import DossierKey

NEAR = 1
"""So many levels apart is adjacent."""

_VERDICTS: dict[Outcome, Verdict] = {
    Outcome.PASSED: "met",
    Outcome.FAILED: "not_met",
    Outcome.INAPPLICABLE: "not_applicable",
}
_OUTCOMES = {verdict: outcome for outcome, verdict in _VERDICTS.items()}
_TICKS = {"not_met": 0, "met": 1}


def graded_answers(
    key: DossierKey, assessment: Assessment, standard: Standard, facts: DossierFacts | None
) -> tuple[Cell, ...]:
    """Hold every answer against the key's; one cell per question of the key.

    An answer given badge by badge counts as what it comes to: with ``facts`` over all badges, the
    ones left out as the machine saw them; without, over those that were answered. What a trainee
    left out and the machine settles as the key does (``facts``) is the machine's, not unanswered.
    """
    judgements = {each.criterion: each for each in assessment.judgements}
    return tuple(
        _cell(criterion, key.answers[criterion.id], judgements.get(criterion.id), standard, facts)
        for criterion in standard.criteria
        if criterion.id in key.answers
    )


def outcome_of(answer: Verdict | int, standard: Standard) -> Outcome:
    """Return what an answer counts as: a level by the pass level of the scale."""
    if isinstance(answer, int):
        return Outcome.PASSED if answer >= standard.scale.pass_level else Outcome.FAILED
    return _OUTCOMES[answer]


def tallied(cells: Sequence[Cell], far: int) -> Tally:
    """Count how the answers came out; ``far``: from how many levels on one is counted as far."""
    states = [cell.state for cell in cells]
    machine = states.count("machine")
    asked = [cell for cell in cells if cell.state != "machine"]
    reasons = [cell for cell in asked if cell.reason_asked]
    return Tally(
        asked=len(asked),
        answered=sum(cell.answered for cell in cells),
        exact=states.count("exact"),
        adjacent=states.count("adjacent"),
        off=states.count("off"),
        unanswered=states.count("unanswered"),
        unusable=states.count("unusable"),
        machine=machine,
        other_side=sum(cell.other_side for cell in cells),
        far=sum(
            cell.level and cell.difference is not None and abs(cell.difference) >= far
            for cell in cells
        ),
        reasons_asked=len(reasons),
        reasons_answered=sum(cell.answered for cell in reasons),
        cited=sum(cell.cited for cell in reasons),
        comments_missing=sum(cell.comment_missing for cell in cells),
    )


def added(tallies: Sequence[Tally]) -> Tally:
    """Return the sum of tallies, number by number."""
    names = Tally.__dataclass_fields__
    return Tally(**{name: sum(getattr(each, name) for each in tallies) for name in names})


def _cell(
    criterion: Criterion,
    right: KeyAnswer,
    judgement: Judgement | None,
    standard: Standard,
    facts: DossierFacts | None,
) -> Cell:
    blank = Cell(
        criterion=criterion.id,
        state="unanswered",
        key=right,
        level=criterion.answer is Answer.LEVEL,
        reason_asked=_reason_asked(criterion, right, standard),
    )
    if judgement is None:
        return _left(blank, facts, standard)
    now = _circumstances(criterion, judgement, standard, facts)
    outcome, _ = meaning(judgement, now)
    said = replace(blank, comment=judgement.comment, cites=judgement.cites)
    why = unusable(replace(judgement, comment=judgement.comment.strip() or "-"), outcome, now)
    if why is None and outcome not in _VERDICTS:
        why = message("grading.undecided-badges")
    if why is not None:
        return replace(said, state="unusable", why_unusable=why)
    naming = Naming(facts.names, facts.paths) if facts else Naming({}, {})
    by_badge = judgement.answer is None
    return _compared(
        replace(
            said,
            answer=_VERDICTS[outcome] if judgement.answer is None else judgement.answer,
            outcome=outcome,
            by_badge=by_badge,
            cited=names_any(judgement, right.evidence, naming),
            comment_missing=unusable(judgement, outcome, now) is not None,
        ),
        standard,
    )


def _left(blank: Cell, facts: DossierFacts | None, standard: Standard) -> Cell:
    """Return the cell of a question without an answer: the machine's, where it settles it rightly.

    Where the key says otherwise than the machine, a person should have looked: that is unanswered.
    """
    settled = facts.settled.get(blank.criterion) if facts is not None else None
    if settled is None:
        return blank
    right = settled is outcome_of(blank.key.answer, standard)
    return replace(blank, state="machine" if right else "unanswered", outcome=settled)


def _circumstances(
    criterion: Criterion, judgement: Judgement, standard: Standard, facts: DossierFacts | None
) -> Circumstances:
    if facts is None:
        return Circumstances(criterion, standard.scale, None, Grounds(), tuple(judgement.subjects))
    return Circumstances(
        criterion,
        standard.scale,
        facts.observations.get(criterion.id),
        Grounds(),
        facts.subjects.get(criterion.applies_to, ()),
    )


def _reason_asked(criterion: Criterion, right: KeyAnswer, standard: Standard) -> bool:
    """Tell whether the question asks for a reason and the key knows where to find one."""
    if not right.evidence:
        return False
    required = "required" in (criterion.proof.comment, criterion.proof.evidence)
    level = criterion.answer is Answer.LEVEL
    return level or required or outcome_of(right.answer, standard) is Outcome.FAILED


def _compared(cell: Cell, standard: Standard) -> Cell:
    answer, right = cell.answer, cell.key.answer
    assert answer is not None
    expected = outcome_of(right, standard)
    difference = _difference(answer, right)
    if answer == right:
        state: CellState = "exact"
    elif difference is None:
        # a level question answered badge by badge has no level: its side is all there is
        near = cell.level and cell.by_badge and cell.outcome is expected
        state = "adjacent" if near else "off"
    else:
        state = "adjacent" if cell.level and abs(difference) <= NEAR else "off"
    sides = {cell.outcome, expected}
    return replace(
        cell,
        state=state,
        difference=difference,
        other_side=sides == {Outcome.PASSED, Outcome.FAILED},
    )


def _difference(answer: Verdict | int, right: Verdict | int) -> int | None:
    if isinstance(answer, int) and isinstance(right, int):
        return answer - right
    if answer in _TICKS and right in _TICKS:
        return _TICKS[str(answer)] - _TICKS[str(right)]
    return None
