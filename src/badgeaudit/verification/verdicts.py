"""Steps → the verdict, and the one step that explains it."""

from __future__ import annotations

from collections.abc import Iterable

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.verification import Step, Verdict

_OPEN = (Outcome.CANT_TELL, Outcome.UNTESTED)


def verdict_of(steps: Iterable[Step]) -> Verdict:
    """Return the verdict: invalid when a step that counts failed, else whether all were possible.

    Only steps of level ``error`` count. ``valid`` is said of steps that were all taken and passed;
    nothing at all is ``could not check``.
    """
    outcomes = {step.outcome for step in steps if step.level == "error"}
    if Outcome.FAILED in outcomes:
        return "invalid"
    if outcomes.intersection(_OPEN) or Outcome.PASSED not in outcomes:
        return "could not check"
    return "valid"


def decisive(steps: Iterable[Step]) -> Step | None:
    """Return the first step that keeps a credential from being valid; None when none does."""
    counting = [step for step in steps if step.level == "error"]
    for outcomes in ((Outcome.FAILED,), _OPEN):
        for step in counting:
            if step.outcome in outcomes:
                return step
    return None
