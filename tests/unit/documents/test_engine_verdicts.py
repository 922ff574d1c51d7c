"""The engine's verdicts are those of the reference implementation in Python."""

from __future__ import annotations

from typing import Any

import jsonschema
import referencing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgeaudit.documents.schemas import compile_schema
from badgeaudit.languages import sentence

NAMES = st.sampled_from(["a", "b", "c", "type"])
SCALARS = st.none() | st.booleans() | st.integers(-3, 3) | st.sampled_from(["a", "b", "", 1.0, 1.5])
INSTANCES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)
TYPES = st.sampled_from(["string", "number", "integer", "boolean", "object", "array", "null"])
SMALL = st.integers(0, 3)


def keywords(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Schemas with some keywords of draft 2020-12 whose meaning does not depend on formats."""
    optional: dict[str, st.SearchStrategy[Any]] = {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
        "const": INSTANCES,
        "enum": st.lists(INSTANCES, min_size=1, max_size=3),
        "minimum": st.integers(-3, 3),
        "exclusiveMaximum": st.integers(-3, 3),
        "multipleOf": st.integers(1, 3),
        "minLength": SMALL,
        "maxLength": SMALL,
        "pattern": st.sampled_from(["^a", "b$"]),
        "required": st.lists(NAMES, max_size=2, unique=True),
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True)),
        "minProperties": SMALL,
        "maxProperties": SMALL,
        "minItems": SMALL,
        "maxItems": SMALL,
        "uniqueItems": st.booleans(),
        "properties": st.dictionaries(NAMES, inner, max_size=3),
        "patternProperties": st.dictionaries(st.sampled_from(["^a", "b$"]), inner, max_size=1),
        "additionalProperties": inner,
        "propertyNames": inner,
        "prefixItems": st.lists(inner, min_size=1, max_size=2),
        "items": inner,
        "contains": inner,
        "minContains": SMALL,
        "maxContains": SMALL,
        "allOf": st.lists(inner, min_size=1, max_size=2),
        "anyOf": st.lists(inner, min_size=1, max_size=3),
        "oneOf": st.lists(inner, min_size=1, max_size=3),
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
        "dependentSchemas": st.dictionaries(NAMES, inner, max_size=2),
        "unevaluatedProperties": st.booleans(),
        "title": st.just("Thing"),
        "x-private": st.booleans(),
    }
    chosen = st.sets(st.sampled_from(sorted(optional)), min_size=1, max_size=4)
    return chosen.flatmap(lambda names: st.fixed_dictionaries({n: optional[n] for n in names}))


SCHEMAS = st.recursive(st.booleans() | keywords(st.booleans()), keywords, max_leaves=6).filter(
    lambda schema: isinstance(schema, dict)
)


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SCHEMAS, INSTANCES)
def test_verdict_and_violations_agree_with_jsonschema(
    schema: dict[str, Any], instance: Any
) -> None:
    reference = jsonschema.Draft202012Validator(
        schema,
        registry=referencing.Registry(),  # an empty registry: nothing is fetched
    )
    validator = compile_schema(schema)
    expected = bool(reference.is_valid(instance))
    assert validator.is_valid(instance) is expected
    violations = validator.violations(instance)
    assert (violations == ()) is expected
    for violation in violations:
        assert sentence(violation.message)


REF_SCHEMA = {
    "$defs": {
        "node": {
            "type": "object",
            "properties": {"a": {"$ref": "#/$defs/node"}, "b": {"$ref": "#/$defs/leaf"}},
            "unevaluatedProperties": False,
        },
        "leaf": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/list"}]},
        "list": {"type": "array", "items": {"$ref": "#/$defs/leaf"}, "minItems": 1},
    },
    "$ref": "#/$defs/node",
}


@settings(deadline=None)
@given(INSTANCES)
def test_recursive_references_agree_with_jsonschema(instance: Any) -> None:
    reference = jsonschema.Draft202012Validator(REF_SCHEMA, registry=referencing.Registry())
    validator = compile_schema(REF_SCHEMA)
    assert validator.is_valid(instance) is bool(reference.is_valid(instance))
    # a fault at the same place as one that the reference names, or below it
    known = {
        "".join(f"/{step}" for step in e.absolute_path) for e in reference.iter_errors(instance)
    }
    for violation in validator.violations(instance):
        assert any(violation.pointer.startswith(place) for place in known)
