from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.standard.coverage import known_key, lacking


def found(schema: dict[str, Any], applies_to: str = "badge_class") -> list[tuple[str, str]]:
    return [(lack.pointer, lack.name) for lack in lacking(schema, applies_to)]


@pytest.mark.parametrize(
    ("applies_to", "schema"),
    [
        ("badge_class", {"required": ["name", "criteria", "tags", "alignments", "language"]}),
        ("badge_class", {"properties": {"criteria": {"required": ["narrative"]}}}),
        ("badge_class", {"properties": {"alignments": {"items": {"required": ["url"]}}}}),
        ("badge_class", {"properties": {"extensions": {"required": ["extensions:Whatever"]}}}),
        ("credential", {"properties": {"recipients": {"contains": {"required": ["hashed"]}}}}),
        ("issuer", {"required": ["name", "url"], "minProperties": 3}),
        (
            "dossier",
            {"properties": {"claims": {"properties": {"Q2-05-1": {"required": ["answer"]}}}}},
        ),
        ("dossier", {"properties": {"plan": {"properties": {"actions": {"minItems": 1}}}}}),
    ],
)
def test_fields_that_exist_are_no_problem(applies_to: str, schema: dict[str, Any]) -> None:
    assert found(schema, applies_to) == []


@pytest.mark.parametrize(
    ("schema", "lacks"),
    [
        ({"required": ["name", "nmae"]}, [("/required/1", "nmae")]),
        ({"properties": {"tag": True}}, [("/properties/tag", "tag")]),
        (
            {"properties": {"criteria": {"required": ["text"]}}},
            [("/properties/criteria/required/0", "text")],
        ),
        (
            {"properties": {"alignments": {"contains": {"properties": {"targetUrl": {}}}}}},
            [("/properties/alignments/contains/properties/targetUrl", "targetUrl")],
        ),
        ({"anyOf": [{"required": ["x"]}]}, [("/anyOf/0/required/0", "x")]),
        ({"allOf": [True, {"not": {"required": ["x"]}}]}, [("/allOf/1/not/required/0", "x")]),
        (
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}},
            [("/if/required/0", "a"), ("/then/required/0", "b"), ("/else/required/0", "c")],
        ),
        ({"dependentRequired": {"x": ["name"]}}, [("/dependentRequired/x", "x")]),
        (
            {"dependentSchemas": {"name": {"required": ["x"]}}},
            [("/dependentSchemas/name/required/0", "x")],
        ),
        (
            {"properties": {"name": {"required": ["given"]}}},
            [("/properties/name/required/0", "given")],
        ),
        (
            {"properties": {"tags": {"prefixItems": [{"required": ["word"]}]}}},
            [("/properties/tags/prefixItems/0/required/0", "word")],
        ),
    ],
)
def test_fields_that_do_not_exist_are_found_wherever_they_stand(
    schema: dict[str, Any], lacks: list[tuple[str, str]]
) -> None:
    assert found(schema) == lacks


def test_a_claim_needs_the_form_of_an_id() -> None:
    schema = {"properties": {"claims": {"required": ["F-01", "formal one"]}}}
    assert found(schema, "dossier") == [("/properties/claims/required/1", "formal one")]


def test_fields_of_one_kind_are_not_those_of_another() -> None:
    assert found({"required": ["recipients"]}, "credential") == []
    assert found({"required": ["recipients"]}, "issuer") == [("/required/0", "recipients")]


def test_the_fields_that_exist_come_with_it() -> None:
    (lack,) = lacking({"properties": {"criteria": {"required": ["text"]}}}, "badge_class")
    assert set(lack.known) == {"id", "narrative"}


@pytest.mark.parametrize("schema", [{"required": "name"}, {"properties": []}, {"allOf": {}}, {}])
def test_what_is_no_schema_is_passed_over(schema: dict[str, Any]) -> None:
    assert found(schema) == []


@pytest.mark.parametrize(
    "key", ["applied_on", "plan.document", "staff_trained.credential", "claims.F-05.evidence"]
)
def test_keys_of_the_application_are_known(key: str) -> None:
    assert known_key(key) is None


@pytest.mark.parametrize(
    ("key", "step"),
    [("applied", "applied"), ("plan.documents", "documents"), ("staff_trained.badge", "badge")],
)
def test_the_first_unknown_step_of_a_key_is_told(key: str, step: str) -> None:
    lack = known_key(key)
    assert lack is not None
    assert lack.name == step
    assert lack.known
