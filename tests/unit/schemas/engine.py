"""The schemas below ``schemas/openbadges/`` and a validator for each of their definitions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import jsonschema_rs

from badgeaudit.resources import folder

NAMES = ("ob1", "ob2", "ob3", "plain")

DROP: Any = object()
"""In place of a value: leave the member out."""


class Fault(NamedTuple):
    """What to spoil in a good document, and what must be said then."""

    definition: str
    at: str
    """Pointer of the value to change; its parent has to be there."""
    value: Any
    pointer: str
    keyword: str


@cache
def schema(name: str) -> dict[str, Any]:
    path = folder("schemas") / "openbadges" / f"{name}.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def address(name: str) -> str:
    return f"https://badgeaudit.example/schemas/openbadges/{name}.schema.json"


@cache
def _registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(address(name), schema(name)) for name in NAMES])


def compiled(reference: str) -> jsonschema_rs.Draft202012Validator:
    """The deciding engine as the product sets it: formats count, patterns run in linear time."""
    return jsonschema_rs.Draft202012Validator(
        {"$ref": reference},
        validate_formats=True,
        registry=_registry(),
        offline=True,
        pattern_options=jsonschema_rs.RegexOptions(),
    )


@cache
def definition(name: str, of: str) -> jsonschema_rs.Draft202012Validator:
    return compiled(f"{address(name)}#/$defs/{of}")


def said(validator: jsonschema_rs.Draft202012Validator, value: Any) -> set[tuple[str, str]]:
    """Every (pointer, keyword) the engine reports."""
    return {
        ("".join(f"/{step}" for step in error.instance_path), str(error.evaluation_path[-1]))
        for error in validator.iter_errors(value)
    }


def changed(document: Any, at: str, value: Any) -> Any:
    """A copy of the document with one value replaced, or left out."""
    if not at:
        return value
    copied = json.loads(json.dumps(document))
    *parents, last = at.removeprefix("/").split("/")
    inside = copied
    for step in parents:
        inside = inside[int(step) if isinstance(inside, list) else step]
    key = int(last) if isinstance(inside, list) else last
    if value is DROP:
        del inside[key]
    else:
        inside[key] = value
    return copied


def subschemas(part: Any, at: str = "#") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every subschema with its place, the whole one first."""
    if not isinstance(part, dict):
        return
    yield at, part
    for keyword in ("$defs", "properties", "patternProperties"):
        for key, inner in part.get(keyword, {}).items():
            yield from subschemas(inner, f"{at}/{keyword}/{key}")
    for keyword in ("allOf", "anyOf", "prefixItems"):
        for index, inner in enumerate(part.get(keyword, [])):
            yield from subschemas(inner, f"{at}/{keyword}/{index}")
    for keyword in (
        *("items", "contains", "propertyNames", "additionalProperties"),
        *("if", "then", "else", "not"),
    ):
        yield from subschemas(part.get(keyword), f"{at}/{keyword}")
