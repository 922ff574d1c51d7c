"""Results → scores: how many criteria of a section are met, open and counted.

A score is three integers and so an interval: ``met … met + open`` of ``of``. Worked example: a
section of 8 criteria, one of them ``may``, one not applicable, 3 passed, 1 failed, 2 undecided:
``of`` = 6, ``met`` = 3, ``open`` = 2, so the score is 3 to 5 of 6 (50 to 83 percent, rounded down).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.results import Result, Score
from badgeaudit.model.standard import Criterion, Standard

TOTAL = "total"
_OPEN = frozenset({Outcome.CANT_TELL, Outcome.UNTESTED})


def is_open(outcome: Outcome) -> bool:
    """Tell whether an outcome still leaves the criterion undecided."""
    return outcome in _OPEN


def score(standard: Standard, results: Sequence[Result]) -> tuple[Score, ...]:
    """Count each section in the standard's order, and then all distinct criteria as ``total``.

    The denominator is fixed: every applicable ``must`` and ``should`` criterion, whether anybody
    looked at it or not. A criterion that repeats another (``same_as``) counts in its own section
    and once in the total.
    """
    by_id = {result.criterion: result for result in results}
    sections = [
        _count(section.id, (c for c in standard.criteria if c.section == section.id), by_id)
        for section in standard.sections
    ]
    distinct = (c for c in standard.criteria if c.same_as is None)
    return (*sections, _count(TOTAL, distinct, by_id))


def counts(criterion: Criterion) -> bool:
    """Tell whether a criterion stands in the denominators: ``may`` is bonus or advice."""
    return criterion.obligation is not Obligation.MAY


def _count(name: str, criteria: Iterable[Criterion], by_id: Mapping[str, Result]) -> Score:
    counted = [by_id[c.id] for c in criteria if counts(c)]
    applicable = [r for r in counted if r.outcome is not Outcome.INAPPLICABLE]
    return Score(
        section=name,
        met=sum(r.outcome is Outcome.PASSED for r in applicable),
        open=sum(is_open(r.outcome) for r in applicable),
        of=len(applicable),
        claimed=sum(r.claimed is not None and r.claimed.answer == "yes" for r in applicable),
        observed=sum(r.decided_by == "observation" for r in applicable),
        judged=sum(r.decided_by in ("judgements", "consensus") for r in applicable),
        not_applicable=len(counted) - len(applicable),
    )


def percent(part: int, whole: int) -> int:
    """Return ``part`` of ``whole`` in whole percent, rounded down; 0 of 0 is 0."""
    return part * 100 // whole if whole else 0
