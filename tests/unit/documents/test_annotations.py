"""The help that stands in a schema beside what failed."""

from __future__ import annotations

from tests.unit.documents.saying import said

NAME = {
    "title": "Name of the badge",
    "description": "What people read first.",
    "examples": ["Storyteller", "Other"],
    "x-source": "Some Specification: https://spec.example/#name",
    "type": "string",
}
HELP = 'What people read first. → "Storyteller" (Some Specification: https://spec.example/#name)'


def test_help_stands_beside_the_failing_keyword() -> None:
    assert said({"properties": {"name": NAME}}, {"name": 3}) == (
        "/name",
        "type-string",
        f'Name of the badge ("name") must be text in quotation marks; found 3. {HELP}',
    )


def test_required_points_at_the_object_and_shows_how_to_write_the_member() -> None:
    schema = {"title": "Badge", "required": ["name"], "properties": {"name": NAME}}
    assert said({"properties": {"b/c": schema}}, {"b/c": {}}) == (
        "/b~1c",
        "required",
        'Name of the badge ("name") is missing. What people read first. → "name": "Storyteller" '
        "(Some Specification: https://spec.example/#name)",
    )


def test_required_without_help_does_not_borrow_the_description_of_the_object() -> None:
    schema = {"title": "Badge", "description": "A badge.", "required": ["name"]}
    assert said(schema, {}) == ("", "required", '"name" is missing.')


def test_condition_tells_why_something_is_required() -> None:
    schema = {
        "if": {"properties": {"hashed": {"const": True}}},
        "then": {"required": ["salt"], "description": "A hashed address needs a salt."},
        "properties": {"salt": {"title": "Salt", "examples": ["x7"]}},
    }
    text = said(schema, {"hashed": True})[2]
    assert text == 'Salt ("salt") is missing. A hashed address needs a salt. → "salt": "x7"'


def test_ref_user_names_the_thing_and_the_referred_fills_the_gaps() -> None:
    schema = {
        "$defs": {"text": {"title": "Text", "description": "Some text.", "type": "string"}},
        "properties": {"name": {"title": "Name", "$ref": "#/$defs/text"}},
        "required": ["name"],
    }
    assert said(schema, {"name": 1})[2] == (
        'Name ("name") must be text in quotation marks; found 1. Some text.'
    )
    assert said(schema, {})[2] == 'Name ("name") is missing. Some text.'


def test_chosen_branch_speaks_for_itself() -> None:
    schema = {
        "title": "Image",
        "anyOf": [
            {"title": "Address of the picture", "type": "string", "format": "uri"},
            {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
        ],
    }
    wrapped = {"properties": {"image": schema}}
    assert said(wrapped, {"image": "x y"})[2].startswith('Address of the picture ("image") must')
    assert said(wrapped, {"image": {}})[:2] == ("/image", "required")
    assert said(wrapped, {"image": {"id": 1}})[:2] == ("/image/id", "type-string")
    assert said(wrapped, {"image": 1})[:2] == ("/image", "type-object-string")
