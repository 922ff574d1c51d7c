"""Which schemas look at the same value, and which at its parts, found without evaluating them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from badgeaudit.documents.schema_files import Found, resolve

_MOST_SCHEMAS = 200
"""A schema this entangled is not written by people; the rest is left out."""


def together(schemas: Iterable[Found], root: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the schemas, and all that the same value has to satisfy too: references and ``allOf``.

    Each once, outermost first, and only those that are objects. ``root`` is what ``resolve`` needs.
    """
    return _reached(schemas, root, ("allOf",), ())


def possible(schemas: Iterable[Found], root: Mapping[str, Any]) -> Iterator[Found]:
    """Yield the same, and also the schemas that the value may have to satisfy: branches."""
    return _reached(schemas, root, ("allOf", "anyOf", "oneOf"), ("if", "then", "else"))


def _reached(
    schemas: Iterable[Found],
    root: Mapping[str, Any],
    lists: tuple[str, ...],
    singles: tuple[str, ...],
) -> Iterator[Found]:
    pending = list(schemas)[::-1]
    seen: set[int] = set()
    while pending and len(seen) < _MOST_SCHEMAS:
        found = pending.pop()
        schema, base = found
        if not isinstance(schema, Mapping) or id(schema) in seen:
            continue
        seen.add(id(schema))
        yield found
        reference = schema.get("$ref")
        target = resolve(reference, base, root) if isinstance(reference, str) else None
        if target is not None:
            pending.append(target)
        parts = [schema.get(keyword) for keyword in singles]
        for keyword in lists:
            branches = schema.get(keyword)
            parts.extend(branches if isinstance(branches, list) else ())
        parts.extend(_values(schema, "dependentSchemas"))
        pending.extend(Found(part, base) for part in parts)


def members(schemas: Iterable[Found], name: str | None) -> tuple[Found, ...]:
    """Return the schemas for a member; with None for any member whose name the document chooses."""
    found: list[Found] = []
    for schema, base in schemas:
        known = schema.get("properties")
        if name is not None and isinstance(known, Mapping) and name in known:
            found.append(Found(known[name], base))
            continue
        parts = [schema.get("additionalProperties"), schema.get("unevaluatedProperties")]
        parts.extend(_values(schema, "patternProperties"))
        parts.extend(_values(schema, "properties") if name is None else ())
        found.extend(Found(part, base) for part in parts)
    return tuple(found)


def entries(schemas: Iterable[Found]) -> tuple[Found, ...]:
    """Return the schemas that any entry of a list may have to satisfy."""
    found: list[Found] = []
    for schema, base in schemas:
        parts = [schema.get(keyword) for keyword in ("items", "unevaluatedItems", "contains")]
        first = schema.get("prefixItems")
        parts.extend(first if isinstance(first, list) else ())
        found.extend(Found(part, base) for part in parts)
    return tuple(found)


def _values(schema: Mapping[str, Any], keyword: str) -> Iterable[Any]:
    value = schema.get(keyword)
    return value.values() if isinstance(value, Mapping) else ()
