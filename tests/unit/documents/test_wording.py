"""Every keyword says in its own words what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.documents.saying import Schema, only, said


@pytest.mark.parametrize(
    ("schema", "instance", "pointer", "id", "parts"),
    [
        ({"required": ["a"]}, {}, "", "required", ['"a"']),
        ({"dependentRequired": {"a": ["b"]}}, {"a": 1}, "", "dependentRequired", ['"b"', '"a"']),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, "", "required", ['"b"']),
        ({"minLength": 1}, "", "", "minLength-empty", ["empty"]),
        ({"minLength": 3}, "ab", "", "minLength", ["2", "3"]),
        ({"maxLength": 3}, "abcd", "", "maxLength", ["4", "3"]),
        ({"minItems": 1}, [], "", "minItems-empty", ["empty"]),
        ({"minItems": 3}, [1, 2], "", "minItems", ["2", "3"]),
        ({"maxItems": 1}, [1, 2], "", "maxItems", ["2", "1"]),
        ({"minProperties": 1}, {}, "", "minProperties-empty", ["nothing"]),
        ({"minProperties": 2}, {"a": 1}, "", "minProperties", ["1", "2"]),
        ({"maxProperties": 1}, {"a": 1, "b": 2}, "", "maxProperties", ["2", "1"]),
        ({"minimum": 5}, 4.5, "", "minimum", ["5", "4.5"]),
        ({"maximum": 5}, 6, "", "maximum", ["5", "6"]),
        ({"exclusiveMinimum": 5}, 5, "", "exclusiveMinimum", ["more than 5"]),
        ({"exclusiveMaximum": 5}, 5, "", "exclusiveMaximum", ["less than 5"]),
        ({"multipleOf": 5}, 4, "", "multipleOf", ["5", "4"]),
        ({"const": "A"}, "B", "", "const", ['"A"', '"B"']),
        ({"const": None}, 1, "", "const", ["null", "1"]),
        ({"enum": ["a", 1, None]}, "zz", "", "enum", ['"a", 1, null', '"zz"']),
        ({"enum": ["yes", "no"]}, "Yes", "", "enum-similar", ['Did you mean "yes"?']),
        ({"type": "string"}, 1, "", "type-string", ["text", "1"]),
        ({"type": "number"}, "1", "", "type-number", ["number", '"1"']),
        ({"type": "integer"}, 1.5, "", "type-integer", ["whole number", "1.5"]),
        ({"type": "boolean"}, "yes", "", "type-boolean", ["true or false", '"yes"']),
        ({"type": "null"}, 0, "", "type-null", ["null", "0"]),
        ({"type": "object"}, [1], "", "type-object", ["named fields", "[…]"]),
        ({"type": "array"}, {"a": 1}, "", "type-array", ["list", '{"a"}']),
        ({"type": ["string", "object"]}, 1, "", "type-object-string", ["or"]),
        ({"type": ["array", "string"]}, {}, "", "type-array-string", ["{}"]),
        ({"type": ["string", "null"]}, 1, "", "type", ["null, string"]),
        ({"contains": {"const": "BadgeClass"}}, ["x"], "", "contains", ['"BadgeClass"']),
        ({"contains": {"title": "proof", "type": "null"}}, [1], "", "contains", ["proof"]),
        ({"contains": {"type": "null"}}, ["x"], "", "contains-other", []),
        ({"contains": {"enum": ["A", "B"]}, "minContains": 2}, ["A"], "", "minContains", ["2"]),
        ({"contains": {"type": "string"}, "minContains": 2}, [1], "", "minContains-other", ["2"]),
        ({"contains": {"title": "proof"}, "maxContains": 1}, [1, 2], "", "maxContains", ["proof"]),
        ({"contains": {"type": "integer"}, "maxContains": 0}, [1], "", "maxContains-other", ["0"]),
        ({"uniqueItems": True}, ["x", "y", "x"], "/2", "uniqueItems", ["3", "entry 1"]),
        ({"uniqueItems": True}, [{"a": [1]}, True, 1, {"a": [1.0]}], "/3", "uniqueItems", []),
        ({"additionalProperties": False}, {"a/b": 1}, "/a~1b", "additionalProperties-none", []),
        ({"unevaluatedItems": False, "prefixItems": [True]}, [1, 2], "", "unevaluatedItems", []),
        ({"items": False, "prefixItems": [True]}, [1, 2], "/1", "falseSchema", ["2"]),
        ({"properties": {"a": False}}, {"a": 1}, "/a", "falseSchema", ['"a"']),
        ({"propertyNames": {"maxLength": 2}}, {"abc": 1}, "/abc", "propertyNames", ['"abc"']),
        ({"not": {"required": ["a"]}}, {"a": 1}, "", "not-required", ['"a"']),
        ({"not": {"enum": ["N/A"]}, "title": "Kind"}, "N/A", "", "not", ["Kind", '"N/A"']),
        ({"oneOf": [{"type": "integer"}, {"minimum": 2}]}, 3, "", "oneOf", ["3"]),
        ({"pattern": "^a+$"}, "b", "", "pattern-raw", ["^a+$", '"b"']),
        ({"pattern": "^a+$", "description": "Only a."}, "b", "", "pattern", ["Only a."]),
        ({"format": "date"}, "1.9.2026", "", "format-date", ["2026-09-01", '"1.9.2026"']),
        ({"format": "date"}, "2026-02-30", "", "format-date", ["2026-02-30"]),
        ({"format": "date-time"}, "soon", "", "format-date-time", ["time zone"]),
        ({"format": "date-time"}, "2026-01-01", "", "format-date-time-only-date", ["time"]),
        ({"format": "date-time"}, "2026-01-01T10:00:00", "", "format-date-time-zone", ["zone"]),
        ({"format": "uri"}, "not a link", "", "format-uri", ["https://", '"not a link"']),
        ({"format": "uri"}, "www.example.org/x", "", "format-uri-scheme", ["https://"]),
        ({"format": "email"}, "office", "", "format-email", ["office@example.org"]),
        ({"format": "uuid"}, "x", "", "format-uuid", ["UUID"]),
        ({"format": "duration"}, "3 years", "", "format-duration", ["P3Y"]),
        ({"format": "json-pointer"}, "x", "", "format", ["json-pointer"]),
    ],
)
def test_every_keyword_has_a_text_of_its_own(
    schema: Schema, instance: Any, pointer: str, id: str, parts: list[str]
) -> None:
    at, found, text = said(schema, instance)
    assert (at, found) == (pointer, id)
    for part in parts:
        assert part in text
    assert "  " not in text
    assert text == text.strip()


def test_unknown_names_get_a_suggestion_that_is_not_there_already() -> None:
    properties: Schema = {"name": {}, "names": {}, "description": {}}
    schema = {"properties": properties, "additionalProperties": False}
    text = said(schema, {"nmae": 1})[2]
    assert text == '"nmae" is not known here. Did you mean "name"?'
    assert 'mean "names"' in said(schema, {"nam": 1, "name": 2})[2]
    assert 'mean "description"' in said(schema, {"Des_cription": 1})[2]
    assert said(schema, {"zzz": 1})[2].endswith("Possible are: name, names, description.")


def test_unknown_names_come_with_the_source_only() -> None:
    schema = {"description": "A badge.", "x-source": "Spec", "additionalProperties": False}
    assert said(schema, {"zzz": 1})[2] == '"zzz" is not known here. Delete it. (Spec)'


def test_unknown_name_that_is_empty() -> None:
    schema = {"properties": {"a": {}}, "additionalProperties": False}
    assert said(schema, {"": 1})[:2] == ("/", "additionalProperties")


def test_unknown_names_of_the_wrong_kind() -> None:
    schema = {"properties": {"a": {}}, "unevaluatedProperties": {"type": "string"}}
    assert said(schema, {"a": 1, "b": 2})[:2] == ("/b", "unevaluatedProperties")


def test_known_names_are_also_found_through_references_and_branches() -> None:
    schema = {
        "$defs": {"base": {"properties": {"issuer": {}}}},
        "allOf": [{"$ref": "#/$defs/base"}, {"anyOf": [{"properties": {"image": {}}}]}],
        "unevaluatedProperties": False,
    }
    assert 'mean "issuer"' in said(schema, {"isuer": 1})[2]
    assert 'mean "image"' in said(schema, {"imgae": 1})[2]


def test_names_allowed_by_enum_get_a_suggestion_too() -> None:
    pointer, id, text = said({"propertyNames": {"enum": ["issuing", "appeal"]}}, {"apeal": 1})
    assert (pointer, id) == ("/apeal", "additionalProperties-similar")
    assert 'mean "appeal"' in text


def test_a_name_known_to_a_branch_is_not_called_unknown_when_the_branch_failed() -> None:
    schema = {
        "allOf": [{"properties": {"name": {"type": "string"}, "id": {}}}],
        "unevaluatedProperties": False,
    }
    assert said(schema, {"name": 3, "id": 1})[:2] == ("/name", "type-string")


def test_list_entries_are_counted_from_one_in_sentences_and_from_zero_in_pointers() -> None:
    schema = {"properties": {"tags": {"items": {"type": "string"}}}}
    pointer, _, text = said(schema, {"tags": ["a", 1]})
    assert pointer == "/tags/1"
    assert text.startswith('"tags" 2 must be text')


def test_found_values_are_short_and_in_one_line() -> None:
    value = "line\nline\t\u202e\x00" + "y" * 10_000
    found = only({"type": "integer"}, value).message.params["found"]
    assert isinstance(found, str)
    assert len(found) <= 60
    assert found.isprintable()
    assert found.startswith('"line line y')
    many = only({"type": "array"}, {f"name{n}": n for n in range(1000)}).message.params["found"]
    assert isinstance(many, str)
    assert len(many) <= 60
