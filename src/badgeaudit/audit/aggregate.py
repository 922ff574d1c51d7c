"""Many subjects → one outcome: ``at_least`` percent of the applicable ones have to pass."""

from __future__ import annotations

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Tally

GRAVITY = {
    Outcome.PASSED: 0,
    Outcome.INAPPLICABLE: 1,
    Outcome.UNTESTED: 2,
    Outcome.CANT_TELL: 3,
    Outcome.FAILED: 4,
}
"""Of several findings about one subject, the gravest gives its outcome."""


def aggregate(tally: Tally, at_least: int, when_none: Outcome) -> Outcome:
    """Return the outcome of a criterion over its subjects, in integers and three-valued.

    Passed or failed only when the undecided subjects can't change it any more. No subject gives
    ``when_none``; only inapplicable ones give ``inapplicable``.
    """
    applicable = tally.applicable
    if not applicable:
        return Outcome.INAPPLICABLE if tally.inapplicable else when_none
    if tally.passed * 100 >= at_least * applicable:
        return Outcome.PASSED
    possible = applicable - tally.failed
    if possible * 100 < at_least * applicable:
        return Outcome.FAILED
    return Outcome.CANT_TELL if tally.cant_tell else Outcome.UNTESTED


def graver(one: Outcome, other: Outcome) -> Outcome:
    """Return the graver of two outcomes of the same subject."""
    return one if GRAVITY[one] >= GRAVITY[other] else other
