"""Of several branches the one that was meant."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.schemas import compile_schema

BY_TYPE = {
    "anyOf": [
        {"properties": {"type": {"const": "Image"}}, "required": ["type", "id", "caption", "size"]},
        {"properties": {"type": {"const": "Link"}}, "required": ["type", "url"]},
    ]
}
BY_LIST_TYPE = {
    "oneOf": [
        {
            "type": "object",
            "properties": {
                "type": {"contains": {"const": "Assertion"}},
                "badge": {"type": "string"},
            },
            "required": ["badge", "issuedOn", "recipient"],
        },
        {
            "type": "object",
            "properties": {"type": {"contains": {"const": "Badge"}}},
            "required": ["name"],
        },
    ]
}
NESTED = {
    "anyOf": [
        {"type": "string", "format": "uri"},
        {
            "type": "object",
            "properties": {"id": {"anyOf": [{"type": "string"}, {"type": "null"}]}},
            "required": ["id"],
        },
        {
            "type": "array",
            "items": {"type": "object", "required": ["id"]},
        },
    ]
}


@pytest.mark.parametrize(
    ("schema", "instance", "expected"),
    [
        # the type decides, although the other branch has fewer faults
        (BY_TYPE, {"type": "Image"}, [("", "required")] * 3),
        (BY_TYPE, {"type": "Link"}, [("", "required")]),
        (
            BY_LIST_TYPE,
            {"type": ["Assertion"], "badge": 1},
            [("", "required")] * 2 + [("/badge", "type-string")],
        ),
        (BY_LIST_TYPE, {"type": ["Badge"]}, [("", "required")]),
        # no discriminator fits: the fewest faults
        (BY_TYPE, {"type": "Lnk", "url": 1}, [("/type", "const")]),
        # the kind of value decides
        (NESTED, "x y", [("", "format-uri")]),
        (NESTED, {}, [("", "required")]),
        (NESTED, {"id": 1}, [("/id", "type")]),
        (NESTED, [{}], [("/0", "required")]),
        (NESTED, 1, [("", "type-array-object-string")]),
        # every branch is for certain values
        ({"anyOf": [{"const": "a"}, {"enum": ["b", "a"]}]}, "z", [("", "enum")]),
        ({"oneOf": [{"const": 1}, {"const": True}]}, "z", [("", "enum")]),
        # every branch lacks a member
        ({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, [("", "anyRequired")]),
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}, [("", "anyRequired")]),
        # several branches fit
        ({"oneOf": [{"required": ["a"]}, {"required": ["b"]}]}, {"a": 1, "b": 1}, [("", "oneOf")]),
        # the branch that got further
        (
            {
                "anyOf": [
                    {"required": ["x"]},
                    {"properties": {"a": {"properties": {"b": {"type": "string"}}}}},
                ]
            },
            {"a": {"b": 1}},
            [("/a/b", "type-string")],
        ),
        ({"anyOf": [False, {"type": "string"}]}, 1, [("", "type-string")]),
    ],
)
def test_branch(schema: dict[str, Any], instance: Any, expected: list[tuple[str, str]]) -> None:
    found = compile_schema(schema).violations(instance)
    assert [(v.pointer, v.message.id.removeprefix("validation.")) for v in found] == expected


def test_merged_values_and_names_are_all_listed_once() -> None:
    (found,) = compile_schema({"anyOf": [{"const": "a"}, {"enum": ["b", "a"]}]}).violations("z")
    assert found.message.params["expected"] == ('"a"', '"b"')
    schema = {"anyOf": [{"required": ["a"]}, {"required": ["b", "a"]}]}
    (found,) = compile_schema(schema).violations({})
    assert found.message.params["expected"] == ('"a"', '"b"')


def test_none_of_the_branches_is_never_the_answer() -> None:
    instances: list[Any] = [1, None, [], {}, "x", [1], {"type": []}, {"type": ["Assertion"]}]
    for instance in instances:
        for schema in (BY_TYPE, BY_LIST_TYPE, NESTED):
            for violation in compile_schema(schema).violations(instance):
                assert violation.message.id not in ("validation.anyOf", "validation.oneOf")
