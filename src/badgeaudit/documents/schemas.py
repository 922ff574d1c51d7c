"""Validate data against JSON Schemas (draft 2020-12): ours, or a criterion's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from badgeaudit.documents.annotations import Root
from badgeaudit.documents.engine_errors import fault
from badgeaudit.documents.schema_faults import not_compiled, unknown_keywords
from badgeaudit.documents.schema_files import address, needed, schema_file
from badgeaudit.documents.violations import Violation, violations_of

__all__ = ["Validator", "Violation", "compile_schema", "load_validator", "schema_problems"]

_CRITERION = address("criterion")
"""Address of schemas that have none."""

_ENTRY = "https://badgeaudit.example/entry"
"""Address of the one-line schemas that only refer to another."""

_META_SCHEMA = "https://json-schema.org/draft/2020-12/schema"


class Validator:
    """A compiled schema. Cheap to use, and sent to workers as its source."""

    __slots__ = ("_engine", "_remake", "_root")

    def __init__(self, root: Root, remake: tuple[Any, ...]) -> None:
        """Take the schema and how to make the same validator again.

        Raises ValueError when the schema can't be compiled.
        """
        self._root = root
        self._remake = remake
        self._engine = _engine(root)

    def is_valid(self, instance: Any) -> bool:
        """True when the data satisfies the schema; costs no more than the engine needs."""
        return bool(self._engine.is_valid(instance))

    def violations(self, instance: Any) -> tuple[Violation, ...]:
        """Return what is wrong, sorted by pointer; empty when the data is valid."""
        if self._engine.is_valid(instance):
            return ()
        faults = (fault(error) for error in self._engine.iter_errors(instance))
        return violations_of(faults, instance, self._root)

    def __reduce__(self) -> tuple[Any, ...]:
        return self._remake


def load_validator(name: str, fragment: str = "") -> Validator:
    """Return the validator for one of our schemas, or for a part of it (``#/$defs/BadgeClass``).

    ``name`` is the path below ``schemas/`` without ``.schema.json``. Raises LookupError when there
    is no such schema and ValueError when it can't be compiled: faults of ours, never of a dossier.
    """
    return _loaded(name, fragment)


@cache
def _loaded(name: str, fragment: str) -> Validator:
    schema_file(name)
    reference = {"$ref": address(name) + fragment}
    return Validator(Root(reference, _ENTRY), (load_validator, (name, fragment)))


def compile_schema(schema: Mapping[str, Any]) -> Validator:
    """Return a validator for a schema given as data; it may refer to ours by their addresses.

    Raises ValueError when it can't be compiled; ``schema_problems`` says why in plain words.
    """
    base = str(schema.get("$id", _CRITERION))
    return Validator(Root(schema, base), (compile_schema, (dict(schema),)))


def schema_problems(schema: Any) -> tuple[Violation, ...]:
    """Return what keeps data from being a proper schema: empty for a good one.

    Beyond the meta-schema of draft 2020-12 it finds keywords that do not exist (JSON Schema would
    ignore a misspelt ``requierd``), references that lead nowhere, and patterns that are not regular
    or not possible in linear time. ``x-`` keywords are allowed.
    """
    against_meta = _meta_validator().violations(schema)
    if against_meta or not isinstance(schema, Mapping):
        return against_meta
    unknown = unknown_keywords(schema)
    try:
        compile_schema(schema)
    except ValueError as error:
        return (*unknown, not_compiled(error))
    return unknown


@cache
def _meta_validator() -> Validator:
    return Validator(Root({"$ref": _META_SCHEMA}, _ENTRY), (_meta_validator, ()))


def _engine(root: Root) -> Any:
    import jsonschema_rs

    schema = dict(root.schema)
    files: dict[str, Any] = dict(needed(schema, root.base))
    return jsonschema_rs.Draft202012Validator(
        schema,
        validate_formats=True,
        registry=jsonschema_rs.Registry(list(files.items())) if files else None,
        # never fetches: what is not in the registry does not exist
        offline=True,
        base_uri=root.base,
        # patterns run in linear time; look-ahead and the like are refused when compiling
        pattern_options=jsonschema_rs.RegexOptions(),
    )
