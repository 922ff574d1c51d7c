"""Steps → verdict: never valid by default."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Level, Step
from badgeaudit.verification.verdicts import decisive, verdict_of

CLAUSE = Clause("t", "https://example.org/")


def step(outcome: Outcome, level: Level = "error") -> Step:
    return Step("proof", outcome, message("verification.no-proof"), CLAUSE, level=level)


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([Outcome.PASSED], "valid"),
        ([Outcome.PASSED, Outcome.INAPPLICABLE], "valid"),
        ([Outcome.PASSED, Outcome.UNTESTED], "could not check"),
        ([Outcome.PASSED, Outcome.CANT_TELL], "could not check"),
        ([Outcome.CANT_TELL, Outcome.FAILED], "invalid"),
        ([Outcome.INAPPLICABLE], "could not check"),
        ([], "could not check"),
    ],
)
def test_the_verdict_counts_errors_only(outcomes: list[Outcome], verdict: str) -> None:
    steps = [step(outcome) for outcome in outcomes]
    assert verdict_of(steps) == verdict
    lesser = [step(Outcome.FAILED, "warning"), step(Outcome.UNTESTED, "note")]
    assert verdict_of([*steps, *lesser]) == verdict


def test_the_decisive_step_is_the_first_failure_else_the_first_that_is_open() -> None:
    first, second = step(Outcome.UNTESTED), step(Outcome.FAILED)
    assert decisive([first, second]) is second
    assert decisive([step(Outcome.PASSED), first]) is first
    assert decisive([step(Outcome.PASSED), step(Outcome.FAILED, "warning")]) is None


@given(st.lists(st.builds(step, st.sampled_from(Outcome), st.sampled_from(["error", "warning"]))))
def test_valid_means_that_nothing_decisive_is_left(steps: list[Step]) -> None:
    if verdict_of(steps) == "valid":
        assert decisive(steps) is None
        assert any(s.outcome is Outcome.PASSED for s in steps)
