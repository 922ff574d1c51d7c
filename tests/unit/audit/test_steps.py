from __future__ import annotations

from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.audit.steps import steps
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.results import Result, Step
from tests.builders import criterion, observation, result, rule, standard


def found(*results: Result, rules: list[tuple[str, list[str]]]) -> tuple[Step, ...]:
    made = standard(
        [criterion(r.criterion) for r in results], [rule(id, "all", of) for id, of in rules]
    )
    return steps(made, results, judge_readiness(made, results))


def test_a_step_that_makes_a_rule_hold_comes_first() -> None:
    first, *rest = found(
        result("A-1", Outcome.FAILED),
        result("A-2", Outcome.FAILED),
        result("A-3", Outcome.FAILED),
        rules=[("R-1", ["A-1", "A-2"]), ("R-2", ["A-3"])],
    )
    assert (first.criterion, first.unblocks, first.rules) == ("A-3", ("R-2",), ("R-2",))
    assert [step.criterion for step in rest] == ["A-1", "A-2"]
    assert all(step.moves == 1 for step in (first, *rest))


def test_the_action_says_who_has_to_act() -> None:
    missing = observation("A-2", Outcome.UNTESTED, settled=False)
    made = found(
        result("A-1", Outcome.FAILED),
        result("A-2", Outcome.UNTESTED, decided_by="open", observed=missing),
        result("A-3", Outcome.CANT_TELL, decided_by="open"),
        result("A-4", Outcome.PASSED),
        result("A-5", Outcome.INAPPLICABLE),
        rules=[],
    )
    assert [(s.criterion, s.action) for s in made] == [
        ("A-1", "fix"),
        ("A-2", "provide"),
        ("A-3", "judge"),
    ]


def test_advice_and_repetitions_have_no_step() -> None:
    made = standard(
        [
            criterion("A-1", obligation=Obligation.MAY),
            criterion("A-2"),
            criterion("A-3", same_as="A-2"),
        ]
    )
    results = [result(id, Outcome.FAILED) for id in ("A-1", "A-2", "A-3")]
    (only,) = steps(made, results, judge_readiness(made, results))
    assert only.criterion == "A-2"


def test_a_question_below_the_level_counts_as_mended_at_the_pass_level() -> None:
    made = standard([criterion("A-1")], [rule("R", "level", ["A-1"], 3)])
    results = [result("A-1", Outcome.FAILED, levels=(2, 2))]
    (only,) = steps(made, results, judge_readiness(made, results))
    assert only.unblocks == ("R",)
