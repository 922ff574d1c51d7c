"""Violations get the line of what they are about, or of its nearest parent."""

from __future__ import annotations

from badgeaudit.documents.places import placed, placed_at
from badgeaudit.documents.schemas import compile_schema
from badgeaudit.documents.strict_json import locate
from badgeaudit.documents.strict_yaml import decode_yaml

SCHEMA = {
    "properties": {"id": {}, "name": {"type": "string"}, "tags": {"items": {"type": "string"}}},
    "required": ["id"],
    "additionalProperties": False,
}


def test_places_in_json() -> None:
    raw = b'{\n "name": 1,\n "tags": ["a", 2],\n "nam": 3\n}'
    violations = compile_schema(SCHEMA).violations({"name": 1, "tags": ["a", 2], "nam": 3})
    problems = placed(violations, "badges/x.json", locate(raw, [v.pointer for v in violations]))
    assert [str(problem.place) for problem in problems] == [
        "badges/x.json:1:1",
        "badges/x.json:4:9",
        "badges/x.json:2:10",
        "badges/x.json:3:16",
    ]
    assert [problem.place.pointer for problem in problems] == ["", "/nam", "/name", "/tags/1"]
    assert [problem.message for problem in problems] == [v.message for v in violations]


def test_places_in_yaml_are_those_of_the_keys() -> None:
    document = decode_yaml(b"id: x\nnam: 1\ntags:\n  - 5\n", "application.yaml")
    violations = compile_schema(SCHEMA).violations(document.data)
    problems = placed(violations, "application.yaml", document.places)
    assert [str(problem.place) for problem in problems] == [
        "application.yaml:2:1",
        "application.yaml:4:5",
    ]


def test_nearest_parent_that_has_a_place() -> None:
    positions = {"": (1, 1), "/a": (2, 3)}
    assert placed_at("/a/b/0", "x", positions).line == 2
    assert placed_at("/b", "x", positions).line == 1
    assert placed_at("/a/b/0", "x", positions).pointer == "/a/b/0"


def test_no_places_at_all() -> None:
    place = placed_at("/a", "x", {})
    assert (place.line, place.column, str(place)) == (None, None, "x")
