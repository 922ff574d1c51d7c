"""Find the fields a criterion's JSON Schema asks for that what it looks at can't have.

A misspelt field in a ``schema:`` check would fail every badge (or pass every one), so the schema's
``properties`` and ``required`` are walked side by side with the schema of the normalised form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from badgeaudit.documents.json_pointers import join
from badgeaudit.documents.schema_files import Found, address, resolve, schema_file

_SAME_INSTANCE = ("allOf", "anyOf", "oneOf")
_SAME_INSTANCE_SINGLE = ("not", "if", "then", "else")
_ITEMS = ("items", "contains", "unevaluatedItems")

Nodes = Sequence[Found] | None
"""The schemas a place of the form has; None where anything may stand."""


class Lacking(NamedTuple):
    """A field that does not exist in the form."""

    pointer: str
    """Where the criterion's schema names it."""
    name: str
    known: tuple[str, ...]
    """The fields that exist there."""


def lacking(schema: Mapping[str, Any], applies_to: str) -> Iterator[Lacking]:
    """Yield the fields a check's schema names which the form of ``applies_to`` lacks.

    The form is ``normalised.schema.json`` for badge_class, credential and issuer, and
    ``application.schema.json`` for dossier. Anything but a mapping is passed over.
    """
    yield from _walk(schema, "", form(applies_to))


def form(applies_to: str) -> Nodes:
    """Return the schema of what a criterion looks at. Raises LookupError when it is missing."""
    if applies_to == "dossier":
        return _leaves(Found(schema_file("application"), address("application")))
    definitions = schema_file("normalised")["$defs"]
    return _leaves(Found(definitions[applies_to], address("normalised")))


def known_key(dotted: str, applies_to: str = "dossier") -> Lacking | None:
    """Return the first unknown step of a key such as ``plan.document``; None when all exist.

    Lists are walked through: ``staff_trained.credential`` is the credential of each person.
    """
    nodes = form(applies_to)
    for name in dotted.split("."):
        inner = _step(nodes, name)
        if inner == []:
            inner = _step(_items(nodes), name)
        if inner == []:
            return Lacking("", name, _names(nodes) or _names(_items(nodes)))
        nodes = inner
    return None


def _walk(schema: Any, pointer: str, nodes: Nodes) -> Iterator[Lacking]:
    if nodes is None or not isinstance(schema, Mapping):
        return
    yield from _named(schema, pointer, nodes)
    for keyword in _SAME_INSTANCE:
        for index, branch in enumerate(_listed(schema, keyword)):
            yield from _walk(branch, join(pointer, keyword, index), nodes)
    for keyword in _SAME_INSTANCE_SINGLE:
        yield from _walk(schema.get(keyword), join(pointer, keyword), nodes)
    items = _items(nodes)
    for keyword in _ITEMS:
        yield from _walk(schema.get(keyword), join(pointer, keyword), items)
    for index, item in enumerate(_listed(schema, "prefixItems")):
        yield from _walk(item, join(pointer, "prefixItems", index), items)


def _named(schema: Mapping[str, Any], pointer: str, nodes: Nodes) -> Iterator[Lacking]:
    """Yield from the keywords that name fields: required, properties and the dependent ones."""
    for index, name in enumerate(_listed(schema, "required")):
        if isinstance(name, str) and _step(nodes, name) == []:
            yield Lacking(join(pointer, "required", index), name, _names(nodes))
    for keyword in ("properties", "dependentSchemas", "dependentRequired"):
        members = schema.get(keyword)
        for name, inner in members.items() if isinstance(members, Mapping) else ():
            at = join(pointer, keyword, name)
            found = _step(nodes, name)
            if found == []:
                yield Lacking(at, name, _names(nodes))
            else:
                yield from _walk(inner, at, found if keyword == "properties" else nodes)


def _listed(schema: Mapping[str, Any], keyword: str) -> list[Any]:
    value = schema.get(keyword)
    return value if isinstance(value, list) else []


def _step(nodes: Nodes, name: str) -> Nodes:
    """Return the schemas of a field: empty when there is no such field, None when it is open."""
    if nodes is None:
        return None
    found: list[Found] = []
    for node in nodes:
        inner = _field(node.schema, name)
        if inner is True:
            return None
        if isinstance(inner, Mapping):
            leaves = _leaves(Found(inner, node.base))
            if leaves is None:
                return None
            found.extend(leaves)
    return found


def _field(schema: Mapping[str, Any], name: str) -> Any:
    """Return the schema of one field, True where anything may stand, False where it can't be."""
    if not _may_be(schema, "object"):
        return False
    if name in (properties := schema.get("properties", {})):
        return properties[name]
    for pattern, inner in schema.get("patternProperties", {}).items():
        if re.search(pattern, name):
            return inner
    closed = bool(properties) or "patternProperties" in schema
    return schema.get("additionalProperties", not closed)


def _items(nodes: Nodes) -> Nodes:
    """Return the schemas of a list's items, by the same rules."""
    if nodes is None:
        return None
    found: list[Found] = []
    for node in nodes:
        if not _may_be(node.schema, "array"):
            continue
        inner = node.schema.get("items", True)
        leaves = _leaves(Found(inner, node.base)) if isinstance(inner, Mapping) else None
        if leaves is None:
            return None
        found.extend(leaves)
    return found


def _may_be(schema: Mapping[str, Any], kind: str) -> bool:
    types = schema.get("type", kind)
    return kind in (types if isinstance(types, list) else [types])


def _leaves(found: Found) -> Nodes:
    """Return the schemas without $ref, allOf, anyOf and oneOf that a schema is made of."""
    schema = found.schema
    if not isinstance(schema, Mapping):
        return None if schema else []
    parts: list[Found] = []
    if isinstance(reference := schema.get("$ref"), str):
        target = resolve(reference, found.base, {})
        if target is None:
            return None
        parts.append(target)
    for keyword in _SAME_INSTANCE:
        parts.extend(Found(branch, found.base) for branch in _listed(schema, keyword))
    leaves: list[Found] = []
    if not parts or {"type", "properties", "items"} & schema.keys():
        leaves.append(found)
    for part in parts:
        inner = _leaves(part)
        if inner is None:
            return None
        leaves.extend(inner)
    return leaves


def _names(nodes: Nodes) -> tuple[str, ...]:
    names = [name for node in nodes or () for name in node.schema.get("properties", ())]
    return tuple(dict.fromkeys(names))
