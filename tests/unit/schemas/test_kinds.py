"""Every member of every definition holds what its table says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml

from tests.unit.schemas.engine import address, compiled, said, schema
from tests.unit.schemas.kinds import values
from tests.unit.schemas.samples import GOOD

TABLES: dict[str, dict[str, dict[str, str]]] = yaml.safe_load(
    Path(__file__).with_name("kinds.yaml").read_text(encoding="utf-8")
)


def members() -> Iterator[Any]:
    for name, table in TABLES.items():
        for of, kinds in table.items():
            for kind, keys in kinds.items():
                for key in keys.split():
                    yield pytest.param(name, of, key, kind, id=f"{name}-{of}-{key}-{kind}")


@pytest.mark.parametrize("name", TABLES)
def test_the_tables_leave_nothing_out(name: str) -> None:
    told = {
        (of, key)
        for of, kinds in TABLES[name].items()
        for keys in kinds.values()
        for key in keys.split()
    }
    described = {
        (of, key)
        for of, part in schema(name)["$defs"].items()
        for key in part.get("properties", {})
    }
    assert told == described


@pytest.mark.parametrize(("name", "of", "key", "kind"), list(members()))
def test_a_member_holds_what_its_table_says(name: str, of: str, key: str, kind: str) -> None:
    validator = compiled(f"{address(name)}#/$defs/{of}/properties/{quote(key)}")
    good, bad = values(name, kind)
    for value in good:
        assert said(validator, value) == set(), value
    for value, pointer, keyword in bad:
        found = said(validator, value)
        assert found, value
        if keyword:
            assert found == {(pointer, keyword)}, value


@pytest.mark.parametrize(
    ("name", "of"),
    [
        (name, of)
        for name in GOOD
        for of, (good, *_) in GOOD[name].items()
        if isinstance(good, dict) and of != "UsesVersion11"
    ],
)
def test_a_definition_is_of_an_object(name: str, of: str) -> None:
    validator = compiled(f"{address(name)}#/$defs/{of}")
    others: tuple[Any, ...] = ("a", 1, None, [])
    for value in others:
        assert said(validator, value) == {("", "type")}, value
