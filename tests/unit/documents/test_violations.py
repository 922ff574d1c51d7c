"""Violations: sorted, each once, not too many."""

from __future__ import annotations

import time

from badgeaudit.documents.schemas import compile_schema
from tests.unit.documents.saying import only


def test_sorted_by_pointer_numbers_as_numbers_each_once() -> None:
    schema = {
        "properties": {"z": {"type": "string"}, "l": {"items": {"type": "string"}}},
        "allOf": [{"properties": {"z": {"type": "string"}}}],
        "required": ["x"],
    }
    found = compile_schema(schema).violations({"z": 1, "l": list(range(12))})
    pointers = [violation.pointer for violation in found]
    assert pointers == ["", *(f"/l/{n}" for n in range(12)), "/z"]


def test_after_a_hundred_the_rest_is_counted() -> None:
    found = compile_schema({"items": {"type": "string"}}).violations(list(range(150)))
    assert len(found) == 101
    assert found[-1].message.id == "validation.more"
    assert found[-1].message.params == {"count": "50"}
    assert found[-2].pointer == "/99"
    huge = compile_schema({"items": {"type": "string"}}).violations(list(range(3000)))
    assert huge[-1].message.params == {"count": "900+"}
    names = compile_schema({"additionalProperties": False}).violations(
        {str(n): 1 for n in range(150)}
    )
    assert names[-1].message.params == {"count": "50"}


def test_exactly_a_hundred_need_no_remainder() -> None:
    found = compile_schema({"items": {"type": "string"}}).violations(list(range(100)))
    assert [violation.pointer for violation in found] == [f"/{n}" for n in range(100)]


def test_monstrous_names_do_not_make_monstrous_pointers() -> None:
    schema = {"additionalProperties": {"items": {"type": "string"}}}
    (violation,) = compile_schema(schema).violations({"k" * 5000: [1]})
    assert violation.pointer == ""


def test_many_unknown_names_are_reported_in_reasonable_time() -> None:
    schema = {"properties": {f"known{n}": {} for n in range(50)}, "additionalProperties": False}
    begin = time.perf_counter()
    compile_schema(schema).violations({f"knwn{n}": 1 for n in range(20_000)})
    assert time.perf_counter() - begin < 20


def test_location_names_schema_and_keyword() -> None:
    assert only({"properties": {"a": {"minimum": 1}}}, {"a": 0}).location == (
        "criterion#/properties/a/minimum"
    )
