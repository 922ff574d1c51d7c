from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgeaudit.errors import InvalidStandard
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from badgeaudit.standard.loading import bundled_standards, find_standard, load_standard

Edit = Callable[[str, str, str], Path]
Said = Callable[[Path], list[tuple[str, str]]]

TASTE = "    title: Taste\n"


def test_a_standard_that_knows_nothing_of_badges_in_youth_work_loads(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    assert (standard.id, standard.edition) == ("house-rules", "7")
    assert [section.id for section in standard.sections] == ["KITCHEN", "SHOP"]
    assert (standard.scale.lowest, standard.scale.pass_level, standard.scale.highest) == (0, 1, 2)
    assert standard.keywords == {"en": {"oven": ("bake", "baking", "degree", "oven")}}
    assert standard.assumptions["half-is-enough"].text.startswith('The board says "most')
    assert standard.disclaimer.startswith("The head baker decides.")
    assert standard.procedure == ()


def test_criteria_follow_the_order_of_the_sections(house_rules: Path) -> None:
    criteria = load_standard(house_rules).criteria
    assert [criterion.id for criterion in criteria] == ["K-1", "K-2", "S-1", "S-2"]


def test_rules_name_their_criteria_in_that_order(house_rules: Path) -> None:
    most, bread = load_standard(house_rules).rules
    assert (most.of, most.at_least, most.rehearsal) == (("K-1", "S-1"), 50, False)
    assert (bread.of, bread.at_least, bread.rehearsal) == (("K-2",), 1, False)


def test_an_official_rule_over_a_derived_criterion_is_a_rehearsal(edited: Edit) -> None:
    folder = edited(
        "standard.yaml",
        "at_least: 50%\n    status: derived",
        "at_least: 50%\n    status: official",
    )
    most, bread = load_standard(folder).rules
    assert most.rehearsal
    assert not bread.rehearsal


def test_all_problems_come_at_once_in_the_order_of_files_and_lines(
    house_rules: Path, edited: Edit, said: Said
) -> None:
    edited("rules.yaml", TASTE, "    tittle: Taste\n")
    edited("rules.yaml", "topic: oven", "topic: sea")
    edited("rules.yaml", "answer: presence", "answer: maybe")
    edited("standard.yaml", "pass_level: 1", "pass_level: one")
    edited("keywords/en.yaml", "bake, baking", "Bake, '  '")
    assert said(house_rules) == [
        ("keywords/en.yaml:2:8", "standard.keyword-capital"),
        ("keywords/en.yaml:2:14", "validation.pattern"),
        ("rules.yaml:5:5", "validation.enum"),
        ("rules.yaml:36:21", "standard.topic-unknown"),
        ("rules.yaml:46:5", "validation.required"),
        ("rules.yaml:54:5", "validation.additionalProperties-similar"),
        ("standard.yaml:25:3", "validation.type-integer"),
    ]


def test_every_problem_has_its_words(house_rules: Path, edited: Edit) -> None:
    edited("rules.yaml", TASTE, "    tittle: Taste\n")
    edited("keywords/en.yaml", "bake, baking", "Bake, baking")
    with pytest.raises(InvalidStandard) as raised:
        load_standard(house_rules)
    words = [sentence(problem.message) for problem in raised.value.problems]
    assert words[0] == "Keywords are written in small letters: 'bake' instead of 'Bake'."
    assert 'Did you mean "title"?' in words[2]


def test_a_file_that_is_no_yaml_accuses_no_other_file(edited: Edit, said: Said) -> None:
    folder = edited("rules.yaml", TASTE, "    title: Taste: good\n")
    assert said(folder) == [("rules.yaml:54:17", "documents.yaml-colon")]


def test_a_name_that_stands_twice_is_refused(edited: Edit, said: Said) -> None:
    folder = edited("rules.yaml", TASTE, TASTE + "    title: Smell\n")
    assert said(folder) == [("rules.yaml:55:5", "documents.duplicate-key")]


def test_a_folder_without_standard_yaml_is_no_standard(tmp_path: Path, said: Said) -> None:
    assert said(tmp_path) == [("standard.yaml", "standard.main-missing")]


@pytest.mark.parametrize("name", ["more.yml", "texts/old/sl.yaml", "keywords/en/more.yaml"])
def test_no_yaml_file_is_passed_over_in_silence(house_rules: Path, said: Said, name: str) -> None:
    (house_rules / name).parent.mkdir(parents=True, exist_ok=True)
    (house_rules / name).write_text("criteria: []\n", encoding="utf-8")
    assert said(house_rules) == [(name, "standard.file-unexpected")]


def test_all_rules_take_no_level(edited: Edit, said: Said) -> None:
    folder = edited("standard.yaml", "holds: level", "holds: all")
    assert said(folder) == [("standard.yaml:57:5", "validation.not")]


def test_a_declaration_is_answered_in_the_application(edited: Edit, said: Said) -> None:
    folder = edited("rules.yaml", "answer: tick", "answer: declaration")
    assert said(folder) == [("rules.yaml:27:5", "validation.required")]


def test_a_repetition_repeats_everything_but_claim_and_check(house_rules: Path) -> None:
    standard = load_standard(house_rules)
    first, again = standard.criterion("K-1"), standard.criterion("S-2")
    assert again.same_as == "K-1"
    assert (again.texts, again.sources, again.status) == (first.texts, first.sources, first.status)
    assert first.check is not None
    assert (again.check, again.claim) == (None, None)


def test_parameters_left_out_have_their_defaults(house_rules: Path) -> None:
    check = load_standard(house_rules).criterion("K-1").check
    assert check is not None
    assert check.parameters == {"topic": "oven", "within": ["description"], "minimum_words": 0}
    assert (check.at_least, check.when_none, check.settles) == (100, Outcome.UNTESTED, ())


def test_a_schema_check_is_kept_as_written(house_rules: Path) -> None:
    check = load_standard(house_rules).criterion("S-1").check
    assert check is not None
    assert check.named is None
    assert check.schema == {
        "required": ["tags"],
        "properties": {"tags": {"contains": {"enum": ["bread", "cake", "biscuit"]}}},
    }
    assert check.at_least == 50
    assert check.settles == (Outcome.PASSED, Outcome.FAILED)
    assert check.advice.endswith("bread, cake or biscuit.")


def test_loading_twice_gives_equal_standards(house_rules: Path) -> None:
    assert load_standard(house_rules) == load_standard(house_rules)


def test_bundled_standards_are_found_by_name() -> None:
    assert bundled_standards() == ("european-microcredential", "quality-label")
    assert (find_standard("quality-label") / "standard.yaml").is_file()


def test_other_standards_are_found_by_path(house_rules: Path) -> None:
    assert find_standard(str(house_rules)) == house_rules
    assert find_standard(str(house_rules / "standard.yaml")) == house_rules


def test_a_standard_that_is_not_there_comes_with_those_that_are() -> None:
    with pytest.raises(InvalidStandard) as raised:
        find_standard("quality-labl")
    (problem,) = raised.value.problems
    assert problem.message.params == {"name": "quality-labl", "suggestion": "quality-label"}
    with pytest.raises(InvalidStandard) as raised:
        find_standard("no-such-folder")
    (problem,) = raised.value.problems
    assert sentence(problem.message).endswith(
        "Bundled standards: european-microcredential, quality-label."
    )


KEYS = (
    *("id", "section", "sources", "same_as", "check", "named", "with", "schema", "of", "ids"),
    *("except", "topic", "items", "key", "answer", "applies_to", "scale", "lowest", "highest"),
    *("levels", "value", "deadline", "after", "claim", "status", "within", "holds", "at_least"),
)

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["S-1", "BOARD", "level", "", "x"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(criteria=JUNK, readiness=JUNK, scale=JUNK, sections=JUNK, words=JUNK)
def test_whatever_the_files_hold_only_invalid_standard_is_raised(
    tmp_path: Path,
    criteria: object,
    readiness: object,
    scale: object,
    sections: object,
    words: object,
) -> None:
    folder = tmp_path / "junk"
    (folder / "keywords").mkdir(parents=True, exist_ok=True)
    main = {
        "standard": 1,
        "sources": sections,
        "scale": scale,
        "sections": [sections],
        "readiness": [readiness, {"id": "R-1", "of": readiness}],
    }
    part = {
        "criteria": [criteria, {"id": "S-1", "check": criteria, "applies_to": "badge_class"}],
        "procedure": criteria,
    }
    for name, data in (("standard", main), ("part", part), ("keywords/en", words)):
        (folder / f"{name}.yaml").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(InvalidStandard) as raised:
        load_standard(folder)
    assert all(sentence(problem.message) for problem in raised.value.problems)
    assert all(problem.place.line for problem in raised.value.problems)
