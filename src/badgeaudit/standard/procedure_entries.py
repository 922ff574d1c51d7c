"""Examine the ``test:`` of each rule of the procedure: is there one, and what must it be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.model.places import Problem, message
from badgeaudit.standard.entries import Entry
from badgeaudit.standard.unknown import unknown


class TestSchema(NamedTuple):
    """What ``standard.schema.json`` says about one test of the procedure."""

    defaults: Mapping[str, Any]
    """Values of the parameters that may be left out."""
    needs_deadline: bool


@cache
def procedure_tests() -> Mapping[str, TestSchema]:
    """Return the tests of ``standard.schema.json``, ``$defs/procedure_tests``, in its order."""
    schemas = schema_file("standard")["$defs"]["procedure_tests"]["properties"]
    return {
        name: TestSchema(
            {
                parameter: each["default"]
                for parameter, each in schema["properties"].items()
                if "default" in each
            },
            bool(schema.get("x-needs-deadline")),
        )
        for name, schema in schemas.items()
    }


def procedure_problems(rules: Iterable[Entry]) -> Iterator[Problem]:
    """Yield what is wrong with the tests beyond the shape that the schema asks for."""
    for rule in rules:
        name = rule.text("test")
        if name and name not in procedure_tests():
            yield rule.problem(unknown("procedure-test", name, procedure_tests()), "test")
        elif name and procedure_tests()[name].needs_deadline and not rule.part("deadline").data:
            yield rule.problem(message("standard.test-without-deadline", name=name), "test")
        yield from _favourable(rule)


def _favourable(rule: Entry) -> Iterator[Problem]:
    """Yield when the outcome that grants the application is none of the outcomes."""
    parameters = rule.part("parameters")
    outcomes = [outcome for _, outcome in parameters.texts("outcomes")]
    favourable = parameters.text("favourable")
    if favourable and outcomes and favourable not in outcomes:
        what = unknown("outcome", favourable, outcomes)
        yield parameters.problem(what, "favourable")
