from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.results import Readiness
from tests.builders import criterion, result, rule, standard

P, F, C, U, N = (
    Outcome.PASSED,
    Outcome.FAILED,
    Outcome.CANT_TELL,
    Outcome.UNTESTED,
    Outcome.INAPPLICABLE,
)


def ready(
    outcomes: list[Outcome], holds: str = "all", at_least: int | None = None, **changed: object
) -> Readiness:
    ids = [f"A-{n}" for n in range(len(outcomes))]
    made = standard([criterion(id) for id in ids], [rule("R", holds, ids, at_least)])
    results = [result(id, o, **changed) for id, o in zip(ids, outcomes, strict=True)]
    return judge_readiness(made, results)


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([P, P], "ready"),
        ([P, N], "ready"),
        ([P, C], "undecided"),
        ([P, U], "undecided"),
        ([F, C], "not yet"),
        ([N, N], "undecided"),
    ],
)
def test_all_is_three_valued(outcomes: list[Outcome], expected: str) -> None:
    assert ready(outcomes).outcome == expected


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ([P] * 7 + [F] * 3, "ready"),
        ([P] * 6 + [F] * 4, "not yet"),
        ([P] * 6 + [F] * 3 + [C], "undecided"),
        # 69.2 percent of 13: no rounding up
        ([P] * 9 + [F] * 4, "not yet"),
        # what does not apply leaves the denominator
        ([P] * 7 + [F] * 3 + [N] * 5, "ready"),
    ],
)
def test_share_is_integer_arithmetic(outcomes: list[Outcome], expected: str) -> None:
    assert ready(outcomes, "share", 70).outcome == expected


def test_a_level_has_to_reach_the_rule_even_above_the_pass_level() -> None:
    assert ready([P], "level", 4, levels=(3,)).outcome == "not yet"
    assert ready([P], "level", 4, levels=(4, 5)).outcome == "ready"
    assert ready([C], "level", 3).outcome == "undecided"


def test_provisional_judgements_are_never_ready() -> None:
    found = ready([P], provisional=True, decided_by="judgements")
    assert (found.outcome, found.provisional) == ("undecided", True)
    assert found.rules[0].outcome is P


def test_blocking_names_what_it_fails_because_of_or_waits_for() -> None:
    assert ready([P, C, F]).rules[0].blocking == ("A-2",)
    assert ready([P, C, U]).rules[0].blocking == ("A-1", "A-2")
    assert ready([P] * 6 + [F] * 3 + [C], "share", 70).rules[0].blocking == ("A-9",)
    assert ready([P]).rules[0].blocking == ()


def test_a_standard_without_rules_is_never_ready() -> None:
    made = standard([criterion("A-1")])
    assert judge_readiness(made, [result("A-1", P)]).outcome == "undecided"


@given(
    st.lists(st.sampled_from(Outcome), min_size=1, max_size=8),
    st.sampled_from([("all", None), ("level", 3), ("share", 70)]),
)
def test_every_reason_has_words(outcomes: list[Outcome], kind: tuple[str, int | None]) -> None:
    for found in ready(outcomes, *kind).rules:
        assert sentence(found.reason)


@given(st.lists(st.sampled_from([P, F, C, N]), min_size=1, max_size=10))
def test_ready_only_when_nothing_could_still_break_it(outcomes: list[Outcome]) -> None:
    if ready(outcomes, "share", 70).outcome == "ready":
        worst = [F if o is C else o for o in outcomes]
        assert ready(worst, "share", 70).outcome == "ready"
