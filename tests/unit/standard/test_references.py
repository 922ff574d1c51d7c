from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from badgeaudit.errors import InvalidStandard
from badgeaudit.languages import sentence
from badgeaudit.standard.loading import load_standard

Edit = Callable[[str, str, str], Path]
Said = Callable[[Path], list[tuple[str, str]]]


class Case(NamedTuple):
    file: str
    old: str
    new: str
    where: str
    what: str


MAIN, RULES = "standard.yaml", "rules.yaml"
LEVELS = "of: {answer: level}"
COOKBOOK = "    sources: [COOKBOOK]\n    obligation: should"
PROCEDURE = """procedure:
  - id: P-1
    title: Bread day
    text: On the day after.
    status: derived
    sources: [BOARD]
    deadline: {after: applied, days: 1}
criteria:
"""

CASES = {
    "source": Case(
        RULES, COOKBOOK, COOKBOOK.replace("COOK", "LARD"), "rules.yaml:7:15", "source-unknown"
    ),
    "source misspelt": Case(
        RULES, COOKBOOK, COOKBOOK.replace("COOK", "COK"), "rules.yaml:7:15", "source-misspelt"
    ),
    "source of the scale": Case(
        MAIN,
        "pass_level: 1\n  sources: [BOARD]",
        "pass_level: 1\n  sources: [LARDER]",
        "standard.yaml:26:13",
        "source-unknown",
    ),
    "official, but nobody official says so": Case(
        MAIN,
        "status: derived\n    sources: [COOKBOOK]",
        "status: official\n    sources: [COOKBOOK]",
        "standard.yaml:41:13",
        "official-without-source",
    ),
    "assumption": Case(
        MAIN, "[half-is-enough]", "[gluten]", "standard.yaml:53:15", "assumption-unknown"
    ),
    "assumption misspelt": Case(
        MAIN, "[half-is-enough]", "[half-enough]", "standard.yaml:53:15", "assumption-misspelt"
    ),
    "section": Case(
        RULES,
        "K-2\n    section: KITCHEN",
        "K-2\n    section: CELLAR",
        "rules.yaml:47:14",
        "section-unknown",
    ),
    "section in a rule": Case(
        MAIN, LEVELS, "of: {section: KITCHENS}", "standard.yaml:56:19", "section-misspelt"
    ),
    "rule id twice": Case(MAIN, "- id: R-2", "- id: R-1", "standard.yaml:54:9", "id-twice"),
    "same as nothing": Case(RULES, "as: K-1", "as: Z-99", "rules.yaml:64:14", "criterion-unknown"),
    "same as itself": Case(RULES, "as: K-1", "as: S-2", "rules.yaml:64:14", "same-as-chain"),
    "id in a rule": Case(
        MAIN, LEVELS, "of: {ids: [K-2, Q1-16]}", "standard.yaml:56:21", "criterion-unknown"
    ),
    "exception in a rule": Case(
        MAIN,
        LEVELS,
        "of: {answer: level, except: [K-22]}",
        "standard.yaml:56:34",
        "criterion-misspelt",
    ),
    "empty selection": Case(
        MAIN,
        LEVELS,
        "of: {answer: level, status: derived}",
        "standard.yaml:56:9",
        "selection-empty",
    ),
    "a level of ticks": Case(
        MAIN, LEVELS, "of: {section: KITCHEN}", "standard.yaml:56:9", "level-of-ticks"
    ),
    "a level beyond the scale": Case(
        MAIN, "at_least: 1\n", "at_least: 3\n", "standard.yaml:57:15", "level-outside"
    ),
    "pass level beyond the scale": Case(
        MAIN, "pass_level: 1", "pass_level: 5", "standard.yaml:25:15", "level-outside"
    ),
    "a level not described": Case(
        MAIN, "highest: 2", "highest: 3", "standard.yaml:28:5", "scale-levels"
    ),
    "a level described twice": Case(
        MAIN, "{value: 2", "{value: 1", "standard.yaml:28:5", "scale-levels"
    ),
    "start of a deadline": Case(
        RULES, "criteria:\n", PROCEDURE, "rules.yaml:8:23", "application-key-misspelt"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_contradiction_is_said_at_its_place(edited: Edit, said: Said, case: Case) -> None:
    folder = edited(case.file, case.old, case.new)
    assert said(folder) == [(case.where, f"standard.{case.what}")]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_every_contradiction_has_its_words(edited: Edit, case: Case) -> None:
    folder = edited(case.file, case.old, case.new)
    with pytest.raises(InvalidStandard) as raised:
        load_standard(folder)
    assert "{" not in sentence(raised.value.problems[0].message)


def test_a_misspelt_name_comes_with_the_likely_one(edited: Edit) -> None:
    with pytest.raises(InvalidStandard) as raised:
        load_standard(edited(RULES, COOKBOOK, COOKBOOK.replace("COOK", "COK")))
    assert raised.value.problems[0].message.params == {"name": "COKBOOK", "suggestion": "COOKBOOK"}


def test_a_name_like_no_other_comes_with_all_that_are_known(edited: Edit) -> None:
    with pytest.raises(InvalidStandard) as raised:
        load_standard(edited(RULES, COOKBOOK, COOKBOOK.replace("COOK", "LARD")))
    assert raised.value.problems[0].message.params["known"] == ("BOARD", "COOKBOOK")


def test_an_id_in_two_files_is_said_at_the_later_with_the_place_of_the_first(
    house_rules: Path,
) -> None:
    rules = (house_rules / RULES).read_text(encoding="utf-8")
    first = rules.index("  - id: K-2")
    second = rules.index("  - id: S-2")
    copy = "criteria:\n" + rules[first:second]
    (house_rules / "more.yaml").write_text(copy, encoding="utf-8")
    with pytest.raises(InvalidStandard) as raised:
        load_standard(house_rules)
    (problem,) = raised.value.problems
    assert (str(problem.place), problem.message.id) == ("rules.yaml:46:9", "standard.id-twice")
    assert problem.message.params == {"id": "K-2", "first": "more.yaml:2:9"}
