"""What is wrong with a schema itself."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.schemas import schema_problems
from badgeaudit.languages import sentence


@pytest.mark.parametrize(
    ("schema", "pointer", "id"),
    [
        (3, "", "type"),
        ({"type": "strin"}, "/type", "enum-similar"),
        ({"minLength": -1}, "/minLength", "minimum"),
        ({"properties": {"a": {"enum": 1}}}, "/properties/a/enum", "type-array"),
        ({"pattern": "("}, "/pattern", "format"),
        ({"items": {"pattern": "(?=a)b"}}, "/items/pattern", "schema-pattern"),
        ({"requierd": ["a"]}, "/requierd", "schema-keyword-similar"),
        ({"properties": {"a": {"xyzzy": 1}}}, "/properties/a/xyzzy", "schema-keyword"),
        ({"allOf": [{"const": 1}, {"cosnt": 1}]}, "/allOf/1/cosnt", "schema-keyword-similar"),
        ({"$ref": "#/$defs/nowhere"}, "", "schema-reference"),
        ({"$ref": "https://elsewhere.example/"}, "", "schema-reference"),
    ],
)
def test_schema_problems(schema: Any, pointer: str, id: str) -> None:
    (problem,) = schema_problems(schema)
    assert (problem.pointer, problem.message.id) == (pointer, f"validation.{id}")
    assert sentence(problem.message)


@pytest.mark.parametrize(
    "schema",
    [
        True,
        {},
        {"x-advice": 1, "title": "t", "properties": {"requierd": {"type": "string"}}},
        {"enum": [{"requierd": 1}], "const": {"xyz": 1}, "default": {"xyz": 1}},
        {"$ref": "#/$defs/a", "$defs": {"a": {"minimum": 1}}, "examples": [{"xyz": 1}]},
        {"dependentRequired": {"a": ["b"]}, "patternProperties": {"^x-": False}},
    ],
)
def test_proper_schemas_have_no_problems(schema: Any) -> None:
    assert schema_problems(schema) == ()
