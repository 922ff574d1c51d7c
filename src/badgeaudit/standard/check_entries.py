"""Examine the ``check:`` of each criterion: name, parameters, what it looks at, its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from badgeaudit.documents.json_pointers import split
from badgeaudit.documents.schema_files import schema_file
from badgeaudit.documents.schemas import schema_problems
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.places import Problem, message
from badgeaudit.standard.coverage import known_key, lacking
from badgeaudit.standard.entries import Entry
from badgeaudit.standard.unknown import unknown

_KINDS = frozenset(each.value for each in AppliesTo)


class NamedSchema(NamedTuple):
    """What ``standard.schema.json`` says about one named check."""

    applies_to: str
    defaults: Mapping[str, Any]
    """Values of the parameters that may be left out."""
    application_keys: frozenset[str]
    """Parameters that name a key of the application."""


@cache
def named_checks() -> Mapping[str, NamedSchema]:
    """Return the named checks of ``standard.schema.json``, ``$defs/parameters``, in its order."""
    schemas = schema_file("standard")["$defs"]["parameters"]["properties"]
    return {name: _named_schema(schema) for name, schema in schemas.items()}


def _named_schema(schema: Mapping[str, Any]) -> NamedSchema:
    properties = schema["properties"]
    return NamedSchema(
        schema["x-applies-to"],
        {name: each["default"] for name, each in properties.items() if "default" in each},
        frozenset(name for name, each in properties.items() if each.get("x-application-key")),
    )


def check_problems(criteria: Iterable[Entry], topics: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with the checks beyond the shape that the schema asks for."""
    for criterion in criteria:
        yield from _concerns(criterion)
        check = criterion.part("check")
        if "named" in check.data:
            yield from _named(check, criterion.text("applies_to"), topics)
        elif isinstance(check.data.get("schema"), dict):
            yield from _schema(check, criterion.text("applies_to"))


def _named(check: Entry, applies_to: str, topics: frozenset[str]) -> Iterator[Problem]:
    name = check.text("named")
    known = named_checks().get(name)
    if known is None:
        if name:
            yield check.problem(unknown("check", name, named_checks()), "named")
        return
    if applies_to in _KINDS and applies_to != known.applies_to:
        elsewhere = message(
            "standard.check-elsewhere",
            name=name,
            looks_at=known.applies_to,
            applies_to=applies_to,
        )
        yield check.problem(elsewhere, "named")
    parameters = check.part("with")
    topic = parameters.text("topic")
    if topic and topic not in topics:
        yield parameters.problem(unknown("topic", topic, sorted(topics)), "topic")
    for key in known.application_keys:
        yield from key_problems(parameters, key)
    for item in parameters.parts("items"):
        yield from key_problems(item, "key")


def _concerns(criterion: Entry) -> Iterator[Problem]:
    for index, key in criterion.texts("concerns"):
        if lack := known_key(key):
            what = unknown("application-key", lack.name, lack.known)
            yield criterion.problem(what, "concerns", index)


def key_problems(entry: Entry, name: str) -> Iterator[Problem]:
    """Yield a problem when the text under ``name`` is no key that the application can have."""
    key = entry.text(name)
    if key and (lack := known_key(key)):
        yield entry.problem(unknown("application-key", lack.name, lack.known), name)


def _schema(check: Entry, applies_to: str) -> Iterator[Problem]:
    if check.text("part") and applies_to != "dossier":
        yield check.problem(message("standard.part-elsewhere"), "part")
    else:
        yield from key_problems(check, "part")
    schema = check.part("schema")
    faulty = False
    for violation in schema_problems(schema.data):
        faulty = True
        yield schema.problem(violation.message, *split(violation.pointer))
    if faulty or applies_to not in _KINDS:
        return
    for lack in lacking(schema.data, applies_to):
        what = unknown("field", lack.name, lack.known)
        yield schema.problem(what, *split(lack.pointer))
