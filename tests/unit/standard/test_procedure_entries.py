from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from badgeaudit.errors import InvalidStandard
from badgeaudit.languages import sentence
from badgeaudit.standard.loading import load_standard
from badgeaudit.standard.procedure_entries import procedure_tests

Edit = Callable[[str, str, str], Path]
Said = Callable[[Path], list[tuple[str, str]]]

RULE = """procedure:
  - id: P-1
    title: Bread day
    text: On the day after.
    status: derived
    sources: [BOARD]
    test: decided_in_time
    deadline: {after: applied_on, days: 1}
    parameters: {}
criteria:
"""
OUTCOMES = "{outcomes: [bread, cake], favourable: bread}"


class Case(NamedTuple):
    old: str
    new: str
    where: str
    what: str


CASES = {
    "test": Case(
        "test: decided_in_time", "test: smells_good", "8:11", "standard.procedure-test-unknown"
    ),
    "test misspelt": Case(
        "decided_in_time", "decided_in_tim", "8:11", "standard.procedure-test-misspelt"
    ),
    "no deadline": Case(
        "    deadline: {after: applied_on, days: 1}\n",
        "",
        "8:11",
        "standard.test-without-deadline",
    ),
    "parameter": Case(
        "parameters: {}",
        "parameters: {date: [decided_on]}",
        "10:18",
        "validation.additionalProperties-similar",
    ),
    "parameter's value": Case(
        "parameters: {}", "parameters: {dates: [someday]}", "10:26", "validation.enum"
    ),
    "parameter missing": Case(
        "test: decided_in_time", "test: issued_by", "10:5", "validation.required"
    ),
    "no parameters": Case(
        "test: decided_in_time\n    deadline: {after: applied_on, days: 1}\n    parameters: {}",
        "test: issued_by",
        "3:5",
        "validation.required",
    ),
    "favourable": Case(
        "test: decided_in_time\n    deadline: {after: applied_on, days: 1}\n    parameters: {}",
        f"test: outcome_known\n    parameters: {OUTCOMES.replace('ble: bread', 'ble: soup')}",
        "9:55",
        "standard.outcome-unknown",
    ),
    "favourable misspelt": Case(
        "test: decided_in_time\n    deadline: {after: applied_on, days: 1}\n    parameters: {}",
        f"test: outcome_known\n    parameters: {OUTCOMES.replace('ble: bread', 'ble: bred')}",
        "9:55",
        "standard.outcome-misspelt",
    ),
    "official without a source": Case(
        "status: derived\n    sources: [BOARD]",
        "status: official\n    sources: []",
        "6:13",
        "standard.official-without-source",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_test_that_can_not_work_is_said_at_its_place(
    edited: Edit, said: Said, case: Case
) -> None:
    assert RULE.count(case.old) == 1
    folder = edited("rules.yaml", "criteria:\n", RULE.replace(case.old, case.new))
    assert said(folder) == [(f"rules.yaml:{case.where}", case.what)]
    with pytest.raises(InvalidStandard) as raised:
        load_standard(folder)
    assert all("{" not in sentence(each.message) for each in raised.value.problems)


def test_parameters_that_were_left_out_have_their_defaults(edited: Edit) -> None:
    standard = load_standard(edited("rules.yaml", "criteria:\n", RULE))
    (rule,) = standard.procedure
    assert rule.test == "decided_in_time"
    assert rule.parameters == {"dates": ["decided_on", "communicated_on"]}


def test_a_rule_needs_no_test_and_no_source(edited: Edit) -> None:
    bare = RULE.replace("    test: decided_in_time\n", "").replace("[BOARD]", "[]")
    bare = bare.replace("parameters: {}", "parameters: {loaves: 2}")
    (rule,) = load_standard(edited("rules.yaml", "criteria:\n", bare)).procedure
    assert (rule.test, rule.sources, rule.parameters) == ("", (), {"loaves": 2})


def test_a_criterion_of_our_own_needs_no_source(edited: Edit) -> None:
    criterion = "    sources: [COOKBOOK]\n    obligation: should"
    folder = edited("rules.yaml", criterion, criterion.replace("[COOKBOOK]", "[]"))
    assert load_standard(folder).criterion("S-1").sources == ()


def test_every_test_is_described() -> None:
    assert len(procedure_tests()) == 10
    needing = {name for name, each in procedure_tests().items() if each.needs_deadline}
    assert needing == {"decided_in_time", "renewed_in_time"}
