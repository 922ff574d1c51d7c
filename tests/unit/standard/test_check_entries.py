from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.standard.check_entries import named_checks
from badgeaudit.standard.coverage import known_key

Edit = Callable[[str, str, str], Path]
Said = Callable[[Path], list[tuple[str, str]]]

WITH = "with: {topic: oven, within: [description]}"
CONTAINS = "contains: {enum: [bread, cake, biscuit]}"
MENTIONS = "named: text_mentions\n      " + WITH
DOSSIER = "    applies_to: dossier\n    proof: {comment: required, evidence: none}"


class Case(NamedTuple):
    old: str
    new: str
    where: str
    what: str


CASES = {
    "name": Case("text_mentions", "smells_good", "35:14", "standard.check-unknown"),
    "name misspelt": Case("text_mentions", "text_mention", "35:14", "standard.check-misspelt"),
    "for something else": Case(
        MENTIONS, "named: recipient_protected", "35:14", "standard.check-elsewhere"
    ),
    "topic": Case("topic: oven", "topic: sea", "36:21", "standard.topic-unknown"),
    "topic misspelt": Case("topic: oven", "topic: ovens", "36:21", "standard.topic-misspelt"),
    "parameter": Case(
        "[description]}",
        "[description], minimum_word: 3}",
        "36:50",
        "validation.additionalProperties-similar",
    ),
    "parameter missing": Case(WITH, "with: {topic: oven}", "36:7", "validation.required"),
    "parameter's value": Case("[description]", "[smell]", "36:36", "validation.enum"),
    "no parameters": Case(f"      {WITH}\n", "", "34:5", "validation.required"),
    "field that is required": Case(
        "required: [tags]", "required: [tagz]", "12:20", "standard.field-misspelt"
    ),
    "field": Case("          tags:\n", "          flour:\n", "15:13", "standard.field-unknown"),
    "field of an item": Case(
        CONTAINS, "items: {required: [colour]}", "15:32", "standard.field-unknown"
    ),
    "schema keyword": Case(
        "required: [tags]", "requierd: [tags]", "12:19", "validation.schema-keyword-similar"
    ),
    "schema": Case("required: [tags]", "required: tags", "12:19", "validation.type-array"),
    "pattern": Case(CONTAINS, "items: {pattern: '(a'}", "15:30", "validation.format"),
    "pattern that may take for ever": Case(
        CONTAINS, "items: {pattern: '(?=a)b'}", "15:30", "validation.schema-pattern"
    ),
    "key of the application": Case(
        DOSSIER,
        "    applies_to: dossier\n"
        "    check: {named: document_mentions, settles: [],\n"
        "      with: {field: plan.documents, topic: oven}}",
        "54:21",
        "standard.application-key-misspelt",
    ),
    "key of requested evidence": Case(
        DOSSIER,
        "    applies_to: dossier\n"
        "    check: {named: requested_evidence, settles: [],\n"
        "      with: {items: [{key: plan.cake, title: the cake}]}}",
        "54:28",
        "standard.application-key-unknown",
    ),
    "a level given by machine": Case(
        DOSSIER,
        "    applies_to: dossier\n"
        "    check: {named: organiser_account, with: {hosts: [a.example]}, settles: [passed]}",
        "53:77",
        "validation.const",
    ),
    "part of the application, for badge classes": Case(
        "at_least: 50%\n", "part: plan\n", "17:13", "standard.part-elsewhere"
    ),
    "part that the application can't have": Case(
        DOSSIER,
        "    applies_to: dossier\n"
        "    check: {part: plans, schema: {required: [plan]}, advice: Write a plan., settles: []}",
        "53:19",
        "standard.application-key-misspelt",
    ),
    "nothing to look at passes": Case(
        "at_least: 50%\n", "when_none: passed\n", "17:7", "validation.enum"
    ),
    "a number instead of a percentage": Case(
        "at_least: 50%\n", "at_least: 50\n", "17:7", "validation.type-string"
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_wrong_check_is_said_once_at_its_place(edited: Edit, said: Said, case: Case) -> None:
    assert said(edited("rules.yaml", case.old, case.new)) == [
        (f"rules.yaml:{case.where}", case.what)
    ]


def test_a_schema_without_advice_is_refused(edited: Edit, said: Said) -> None:
    advice = (
        "      advice: The badge does not say what it is for; "
        "add one of the tags bread, cake or biscuit.\n"
    )
    assert said(edited("rules.yaml", advice, "")) == [("rules.yaml:10:5", "validation.required")]


def test_every_named_check_says_what_it_looks_at() -> None:
    kinds = {each.value for each in AppliesTo}
    assert named_checks()
    assert all(each.applies_to in kinds for each in named_checks().values())


def test_every_parameter_is_closed_and_required_unless_it_has_a_default() -> None:
    for name, schema in schema_file("standard")["$defs"]["parameters"]["properties"].items():
        assert schema["additionalProperties"] is False, name
        defaults = set(named_checks()[name].defaults)
        assert set(schema.get("required", ())) == set(schema["properties"]) - defaults, name
        assert all(
            each.get("title") and each.get("description") for each in schema["properties"].values()
        ), name


def test_the_schema_ties_every_name_to_its_parameters() -> None:
    named = schema_file("standard")["$defs"]["named_check"]
    assert named["properties"]["named"]["enum"] == list(named_checks())
    tied = {
        each["if"]["properties"]["named"]["const"]: each["then"]["properties"]["with"]["$ref"]
        for each in named["allOf"]
    }
    assert tied == {name: f"#/$defs/parameters/properties/{name}" for name in named_checks()}


def test_examples_of_application_keys_exist() -> None:
    for schema in schema_file("standard")["$defs"]["parameters"]["properties"].values():
        for each in schema["properties"].values():
            if each.get("x-application-key"):
                assert all(known_key(example) is None for example in each["examples"])
