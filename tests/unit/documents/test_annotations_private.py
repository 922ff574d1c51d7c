"""Nobody's identity is ever shown."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.schemas import compile_schema
from badgeaudit.languages import sentence
from tests.unit.documents.saying import said

PRIVATE = {
    "properties": {
        "recipient": {
            "x-private": True,
            "properties": {
                "identity": {"type": "integer", "minLength": 30, "enum": [1, 2]},
                "list": {"uniqueItems": True, "maxItems": 1},
                "map": {"additionalProperties": {"type": "integer"}},
            },
            "additionalProperties": False,
            "propertyNames": {"pattern": "^[a-z]+$"},
        },
        "contact": {"x-private": True, "format": "email", "pattern": "^z", "const": "z"},
        "subject": {"$ref": "#/$defs/subject"},
        "any": {"anyOf": [{"type": "integer"}, {"x-private": True, "pattern": "^z"}]},
        "neither": {"anyOf": [{"type": "integer"}, {"x-private": True, "type": "object"}]},
        "one": {"oneOf": [{"const": 1}, {"$ref": "#/$defs/hiddenConstant"}]},
        "open": {
            "if": {"type": "object"},
            "then": {"required": ["a"]},
            "else": {"x-private": True, "type": "object"},
        },
        "unresolved": {"$ref": "#private-anchor"},
        "beside": {"allOf": [{"type": "integer"}, {"x-private": True}]},
        "deep": {"properties": {"list": {"items": {"$ref": "#/$defs/hidden"}}}},
    },
    "allOf": [
        {"properties": {"deep": {"properties": {"list": {"items": {"type": "integer"}}}}}},
        {"properties": {"other": {"additionalProperties": {"type": "integer"}}}},
        {"properties": {"other": {"properties": {"known": {"x-private": True}}}}},
    ],
    "$defs": {
        "hiddenConstant": {"allOf": [{"x-private": True}], "const": 2},
        "hidden": {"allOf": [{"x-private": True}, {"type": "string"}]},
        "subject": {"x-private": True, "items": {"type": "integer"}, "unevaluatedItems": False},
        "anchored": {"$anchor": "private-anchor", "type": "integer"},
    },
}
SECRET = "ann@secret.example"


@pytest.mark.parametrize(
    "instance",
    [
        {"recipient": {"identity": SECRET}},
        {"recipient": {"list": [SECRET, SECRET]}},
        {"recipient": {"map": {SECRET: SECRET}}},
        {"recipient": {SECRET: 1}},
        {"contact": SECRET},
        {"contact": SECRET.split("@")[0] + "secret"},
        {"subject": [SECRET]},
        {"any": SECRET},
        {"neither": SECRET},
        {"one": SECRET},
        {"open": SECRET},
        {"unresolved": SECRET},
        {"beside": SECRET},
        {"deep": {"list": [SECRET]}},
        {"other": {"known": SECRET}},
    ],
)
def test_private_values_are_never_shown(instance: Any) -> None:
    violations = compile_schema(PRIVATE).violations(instance)
    assert violations
    for violation in violations:
        everything = repr(violation) + sentence(violation.message)
        assert "secret" not in everything
        assert "ann" not in everything.replace("annot", "")


def test_private_part_of_an_object_shown_from_outside_stays_private() -> None:
    schema = {"type": "array", **PRIVATE}
    found = compile_schema(schema).violations({"recipient": {"identity": SECRET}})
    (shown,) = [sentence(v.message) for v in found if v.pointer == ""]
    assert '{"recipient"}' in shown
    assert all("secret" not in repr(violation) for violation in found)


def test_private_branch_that_was_not_taken_hides_nothing() -> None:
    schema = {
        "if": {"type": "object"},
        "then": {"properties": {"kind": {"enum": ["a"]}}},
        "else": {"x-private": True, "type": "object"},
    }
    assert '"b"' in said(schema, {"kind": "b"})[2]
    assert "•••" in said(schema, "b")[2]
