from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit.aggregate import GRAVITY, aggregate, graver
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Tally

few = st.integers(0, 30)
tallies = st.builds(Tally, few, few, few, few, few)


@pytest.mark.parametrize(
    ("tally", "at_least", "outcome"),
    [
        (Tally(passed=3), 100, Outcome.PASSED),
        (Tally(passed=2, failed=1), 100, Outcome.FAILED),
        # 2 of 3 is 66.6… percent: below 67, not rounded up to it
        (Tally(passed=2, failed=1), 66, Outcome.PASSED),
        (Tally(passed=2, failed=1), 67, Outcome.FAILED),
        (Tally(passed=7, failed=3), 70, Outcome.PASSED),
        (Tally(passed=1, cant_tell=1), 100, Outcome.CANT_TELL),
        (Tally(passed=1, untested=1), 100, Outcome.UNTESTED),
        (Tally(failed=1, cant_tell=5), 100, Outcome.FAILED),
        (Tally(failed=1, cant_tell=5), 50, Outcome.CANT_TELL),
        (Tally(passed=1, inapplicable=9), 100, Outcome.PASSED),
        (Tally(inapplicable=2), 100, Outcome.INAPPLICABLE),
        (Tally(failed=2), 0, Outcome.PASSED),
    ],
)
def test_at_least_is_integer_arithmetic_on_applicable_subjects(
    tally: Tally, at_least: int, outcome: Outcome
) -> None:
    assert aggregate(tally, at_least, Outcome.UNTESTED) is outcome


@pytest.mark.parametrize("when_none", [Outcome.UNTESTED, Outcome.INAPPLICABLE, Outcome.FAILED])
def test_no_subject_is_what_the_criterion_says(when_none: Outcome) -> None:
    assert aggregate(Tally(), 100, when_none) is when_none


@given(tallies, st.integers(0, 100))
def test_a_decided_outcome_stands_however_the_open_subjects_turn_out(
    tally: Tally, at_least: int
) -> None:
    outcome = aggregate(tally, at_least, Outcome.UNTESTED)
    if tally.applicable == 0 or outcome not in (Outcome.PASSED, Outcome.FAILED):
        return
    waiting = tally.cant_tell + tally.untested
    best = Tally(tally.passed + waiting, tally.failed, 0, tally.inapplicable)
    worst = Tally(tally.passed, tally.failed + waiting, 0, tally.inapplicable)
    assert aggregate(best, at_least, Outcome.UNTESTED) is outcome
    assert aggregate(worst, at_least, Outcome.UNTESTED) is outcome


@given(st.sampled_from(Outcome), st.sampled_from(Outcome))
def test_the_graver_outcome_wins_in_either_order(one: Outcome, other: Outcome) -> None:
    assert graver(one, other) is graver(other, one)
    assert GRAVITY[graver(one, other)] == max(GRAVITY[one], GRAVITY[other])
