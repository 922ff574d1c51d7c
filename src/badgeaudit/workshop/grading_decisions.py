"""A trainee's answers → the decision they come to, by the same rules as the key's.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Result
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.answers import Decision
from badgeaudit.workshop.grading_model import Cell, DecisionGrade


def decision_grade(cells: Sequence[Cell], standard: Standard, key: Decision) -> DecisionGrade:
    """Apply the standard's readiness rules to the answers, as if a committee agreed on them.

    What has no answer stays open, so an unfinished sheet may come to no decision; it does come to
    "not yet issued" where no missing answer could change that.
    """
    by_id = {cell.criterion: cell for cell in cells}
    results = [
        _result(criterion.id, by_id.get(criterion.same_as or criterion.id))
        for criterion in standard.criteria
    ]
    readiness = judge_readiness(standard, results)
    waits = [
        id for rule in readiness.rules if rule.outcome is Outcome.CANT_TELL for id in rule.blocking
    ]
    if readiness.outcome == "undecided" and waits:
        return DecisionGrade(key, None, tuple(dict.fromkeys(waits)))
    # as for the key: what no answer can decide any more is not issued
    return DecisionGrade(key, "issued" if readiness.outcome == "ready" else "not yet issued")


def _result(criterion: str, cell: Cell | None) -> Result:
    outcome = cell.outcome if cell else Outcome.UNTESTED
    level = cell.answer if cell and isinstance(cell.answer, int) else None
    return Result(
        criterion=criterion,
        outcome=outcome,
        decided_by="consensus",
        levels=() if level is None else (level,),
    )
