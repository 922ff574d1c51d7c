from __future__ import annotations

import json
from dataclasses import replace

import pytest

from badgeaudit.errors import WrongUse
from badgeaudit.languages import sentence
from badgeaudit.report.explaining import FORMATS, explain
from tests.unit.report.sample import HOSTILE
from tests.unit.report.sample_standard import STANDARD


@pytest.mark.parametrize("format", FORMATS)
def test_without_id_all_are_listed(format: str) -> None:
    text = explain(STANDARD, None, format)
    for criterion in STANDARD.criteria:
        assert criterion.id in text
    assert "D-5" in text
    assert STANDARD.disclaimer.split(".")[0] in " ".join(text.split())


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("id", [criterion.id for criterion in STANDARD.criteria])
def test_every_criterion_can_be_explained(format: str, id: str) -> None:
    criterion = STANDARD.criterion(id)
    text = " ".join(explain(STANDARD, id, format).split())
    for part in (criterion.texts.title, criterion.texts.question, criterion.texts.why):
        assert part in text
    assert "label.example" in text


def test_one_criterion_in_full() -> None:
    text = " ".join(explain(STANDARD, "Q1-08", "terminal").split())
    assert "derived, expected; Q1 Design and implementation" in text
    assert "It may decide by itself: not met." in text
    assert "It is part of the readiness rules D-5 Indicators." in text
    assert "How to write a description (official training material)" in text


def test_how_it_counts() -> None:
    assert "Met from level 3 of 5." in explain(STANDARD, "Q2-00", "terminal")
    assert "outside every score" in explain(STANDARD, "Q2-10", "terminal")
    assert "It repeats F-06 and is counted there." in explain(STANDARD, "Q3-01", "terminal")


def test_an_id_in_small_letters_is_found() -> None:
    assert explain(STANDARD, "q1-08", "json") == explain(STANDARD, "Q1-08", "json")


@pytest.mark.parametrize(("id", "near"), [("Q1-8", "Q1-08"), ("F06", "F-06"), ("Q4-OO", "Q4-00")])
def test_an_unknown_id_is_answered_with_the_nearest(id: str, near: str) -> None:
    with pytest.raises(WrongUse) as caught:
        explain(STANDARD, id, "terminal")
    assert near in sentence(caught.value.problems[0].message)
    assert caught.value.exit_code == 2


def test_an_id_like_no_other_gets_no_suggestion() -> None:
    with pytest.raises(WrongUse) as caught:
        explain(STANDARD, "zzzzzzzz", "terminal")
    assert caught.value.problems[0].message.id == "report.unknown-criterion"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(WrongUse):
        explain(STANDARD, None, "html")


def test_json_holds_the_criterion() -> None:
    made = json.loads(explain(STANDARD, "F-05", "json"))
    assert [each["id"] for each in made["criteria"]] == ["F-05"]
    assert [each["id"] for each in made["rules"]] == ["D-1", "D-2"]


def test_texts_of_a_foreign_standard_do_nothing() -> None:
    odd = STANDARD.criteria[0]
    odd = replace(odd, texts=replace(odd.texts, why=HOSTILE))
    standard = replace(STANDARD, criteria=(odd, *STANDARD.criteria[1:]))
    terminal = explain(standard, "F-01", "terminal")
    assert "\x1b" not in terminal
    assert "[red]markup[/red]" in terminal
    assert "<script>" not in explain(standard, "F-01", "markdown")


RULES = {rule.id: (rule.title, rule.text) for rule in STANDARD.rules}
RULES |= {rule.id: (rule.title, rule.text) for rule in STANDARD.procedure}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("id", RULES)
def test_every_rule_can_be_explained(format: str, id: str) -> None:
    text = " ".join(explain(STANDARD, id.lower(), format).split())
    title, said = RULES[id]
    assert title in text
    assert said.split(".")[0] in text


def test_a_readiness_rule_names_its_criteria_and_assumptions() -> None:
    rule = next(each for each in STANDARD.rules if each.assumes)
    text = " ".join(explain(STANDARD, rule.id, "terminal").split())
    for id in rule.of:
        assert id in text
    assert STANDARD.assumptions[rule.assumes[0]].text.split(".")[0] in text


@pytest.mark.parametrize("format", FORMATS)
def test_a_section_lists_its_criteria_only(format: str) -> None:
    text = explain(STANDARD, "q1", format)
    assert "Q1-08" in text
    if format != "json":
        assert "Q2-00" not in text
