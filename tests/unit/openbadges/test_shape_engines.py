"""On badge files, whole and spoilt, our engine and the reference in Python say the same.

Formats are left out on both sides: the reference checks hardly any. Every keyword that fails and
where it fails has to agree, in the tests' and examples' badge files and in what becomes of them
when members are dropped, changed for others, or put elsewhere.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
import referencing
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.openbadges.recognise import members
from badgeaudit.openbadges.shape import validator_for
from tests.unit.schemas.engine import NAMES, address, schema

ROOT = Path(__file__).parents[3]
ODD: tuple[Any, ...] = (None, True, 7, -1.5, "", "text", "https://a.example/1", [], {}, [[]], [{}])


@cache
def documents() -> tuple[Any, ...]:
    """Every badge in the JSON files of the tests and examples that a schema is for."""
    found: dict[str, Any] = {}
    for path in sorted([*ROOT.glob("examples/**/*.json"), *ROOT.glob("tests/**/*.json")]):
        try:
            data = decode_json(path.read_bytes(), path.name)
        except Undecodable:
            continue
        for form, _, node in members(data):
            if validator_for(form, node) is not None:
                found.setdefault(json.dumps(node, sort_keys=True), node)
    return tuple(found.values())


def references() -> Iterator[str]:
    for name in NAMES:
        for definition in schema(name)["$defs"]:
            yield f"{address(name)}#/$defs/{definition}"


@cache
def engine(reference: str) -> jsonschema_rs.Draft202012Validator:
    registry = jsonschema_rs.Registry([(address(name), schema(name)) for name in NAMES])
    return jsonschema_rs.Draft202012Validator(
        {"$ref": reference}, validate_formats=False, registry=registry, offline=True
    )


@cache
def oracle(reference: str) -> jsonschema.Draft202012Validator:
    resources = (
        (address(name), referencing.Resource.from_contents(schema(name))) for name in NAMES
    )
    registry: Any = referencing.Registry().with_resources(resources)
    return jsonschema.Draft202012Validator({"$ref": reference}, registry=registry)


def said_by_engine(reference: str, node: Any) -> set[tuple[Any, ...]]:
    return {
        (*error.instance_path, str(error.schema_path[-1]))
        for error in engine(reference).iter_errors(node)
    }


def said_by_oracle(reference: str, node: Any) -> set[tuple[Any, ...]]:
    return {
        (*error.absolute_path, str(error.absolute_schema_path[-1]))
        for error in oracle(reference).iter_errors(node)
    }


def test_there_are_badge_files_to_compare() -> None:
    assert len(documents()) > 30


@pytest.mark.parametrize("reference", sorted(references()))
def test_every_badge_file_against_every_definition(reference: str) -> None:
    for node in documents():
        assert engine(reference).is_valid(node) == oracle(reference).is_valid(node)


def spoilt(node: Any, chance: Random) -> Any:
    """A copy with from one to four things dropped, changed, or put in another's place."""
    copied = copy.deepcopy(node)
    for _ in range(chance.randint(1, 4)):
        places = list(_places(copied))
        if not places:
            break
        holder, key = chance.choice(places)
        kind = chance.randrange(4)
        if kind == 0:
            del holder[key]
        elif kind == 1:
            holder[key] = copy.deepcopy(chance.choice(ODD))
        elif kind == 2:
            other, name = chance.choice(places)
            holder[key] = copy.deepcopy(other[name])
        else:
            holder[key] = [copy.deepcopy(holder[key])] * chance.randint(1, 2)
    return copied


def _depth(value: Any) -> int:
    inside = value.values() if isinstance(value, dict) else value
    return 1 + max(map(_depth, inside), default=0) if isinstance(value, dict | list) else 0


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(inside):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
def test_spoilt_badge_files(seed: int) -> None:
    chance = Random(seed)
    node = spoilt(chance.choice(documents()), chance)
    # deeper ones are refused before any schema sees them
    assume(_depth(node) <= 50)
    for reference in chance.sample(sorted(references()), 4):
        assert said_by_engine(reference, node) == said_by_oracle(reference, node)
