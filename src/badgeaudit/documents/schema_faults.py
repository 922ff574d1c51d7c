"""What is wrong with a schema itself, beyond what the meta-schema sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from badgeaudit.documents.json_pointers import join
from badgeaudit.documents.text import shortened
from badgeaudit.documents.violations import Violation
from badgeaudit.model.places import message

_TO_ONE = frozenset(
    {
        "additionalProperties",
        "contains",
        "contentSchema",
        "else",
        "if",
        "items",
        "not",
        "propertyNames",
        "then",
        "unevaluatedItems",
        "unevaluatedProperties",
    }
)
_TO_MAP = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})
_TO_LIST = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
KEYWORDS = (
    _TO_ONE
    | _TO_MAP
    | _TO_LIST
    | frozenset(
        {
            "$anchor",
            "$comment",
            "$dynamicAnchor",
            "$dynamicRef",
            "$id",
            "$ref",
            "$schema",
            "$vocabulary",
            "const",
            "contentEncoding",
            "contentMediaType",
            "default",
            "dependentRequired",
            "deprecated",
            "description",
            "enum",
            "examples",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "format",
            "maxContains",
            "maxItems",
            "maxLength",
            "maxProperties",
            "maximum",
            "minContains",
            "minItems",
            "minLength",
            "minProperties",
            "minimum",
            "multipleOf",
            "pattern",
            "readOnly",
            "required",
            "title",
            "type",
            "uniqueItems",
            "writeOnly",
        }
    )
)
"""All keywords of draft 2020-12; https://json-schema.org/draft/2020-12/json-schema-validation."""

_MOST = 100


def unknown_keywords(schema: Mapping[str, Any]) -> tuple[Violation, ...]:
    """Return the keywords that draft 2020-12 does not have; ``x-`` ones are allowed."""
    found = []
    for pointer, keyword in _keywords(schema):
        if keyword in KEYWORDS or keyword.startswith("x-"):
            continue
        similar = get_close_matches(keyword[:60], KEYWORDS, 1)
        if similar:
            what = message(
                "validation.schema-keyword-similar",
                property=shortened(keyword),
                suggestion=similar[0],
            )
        else:
            what = message("validation.schema-keyword", property=shortened(keyword))
        found.append(Violation(join(pointer, keyword), what, ""))
        if len(found) == _MOST:
            break
    return tuple(found)


def not_compiled(error: ValueError) -> Violation:
    """Return why the engine could not compile a schema that the meta-schema allows."""
    kind = getattr(getattr(error, "kind", None), "name", "")
    pointer = join("", *getattr(error, "instance_path", ()))
    reason = shortened(str(error).splitlines()[0], 200)
    if kind == "format":
        return Violation(pointer, message("validation.schema-pattern"), "")
    if kind in ("referencing", "$ref"):
        return Violation(pointer, message("validation.schema-reference", reason=reason), "")
    return Violation(pointer, message("validation.schema-other", reason=reason), "")


def _keywords(schema: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield (pointer of the schema, keyword) for a schema and the schemas in it."""
    pending: list[tuple[str, Any]] = [("", schema)]
    while pending:
        pointer, part = pending.pop()
        if not isinstance(part, Mapping):
            continue
        inner: list[tuple[str, Any]] = []
        for keyword, value in part.items():
            yield pointer, keyword
            if keyword in _TO_ONE:
                inner.append((join(pointer, keyword), value))
            elif keyword in _TO_MAP and isinstance(value, Mapping):
                inner.extend((join(pointer, keyword, name), sub) for name, sub in value.items())
            elif keyword in _TO_LIST and isinstance(value, list):
                inner.extend((join(pointer, keyword, n), sub) for n, sub in enumerate(value))
        pending.extend(reversed(inner))
