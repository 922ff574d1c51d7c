from __future__ import annotations

import json
from dataclasses import replace

import pytest

from badgeaudit.errors import WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.certification import Certification
from badgeaudit.model.outcomes import Status
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


RULE = Certification(
    title="Assessing in practice",
    text="Passes who comes close to the key.",
    status=Status.DERIVED,
    sources=(),
    dossiers=3,
    same_decision_on=2,
    exact_share=75,
    no_level_off=2,
    cited_evidence=60,
)


@pytest.mark.parametrize("format", ["terminal", "markdown"])
@pytest.mark.parametrize("id", [None, "certification", "CERTIFICATION"])
def test_who_passes_a_workshop_is_told_as_ours(format: str, id: str | None) -> None:
    text = " ".join(explain(replace(STANDARD, certification=RULE), id, format).split())
    for part in (
        "Assessing in practice",
        "Passes who comes close to the key.",
        "derived",
        "This pass rule is ours, not official.",
        "Dossiers assessed: at least 3.",
        "on at least 2 dossiers.",
        "at least 75 % of all questions",
        "2 or more levels off.",
        "in at least 60 % of the answers",
    ):
        assert part in text
    # one condition is told once
    assert text.count("at least 75 %") == 1


def test_a_pass_rule_of_the_standards_own_sources_is_told_as_such() -> None:
    source = next(iter(STANDARD.sources))
    stated = replace(RULE, status=Status.OFFICIAL, sources=(source,))
    text = explain(replace(STANDARD, certification=stated), "certification", "terminal")
    assert "stated in the standard's own sources" in " ".join(text.split())
    assert STANDARD.sources[source].title in text
    assert "ours" not in text


def test_a_standard_that_certifies_nobody_has_no_such_rule() -> None:
    assert STANDARD.certification is None
    assert json.loads(explain(STANDARD, None, "json"))["certification"] is None
    assert "Who passes" not in explain(STANDARD, None, "terminal")
    with pytest.raises(WrongUse):
        explain(STANDARD, "certification", "terminal")


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
