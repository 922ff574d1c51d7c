"""Validators: what is loaded, what is refused, what goes to workers."""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.documents import schema_files
from badgeaudit.documents import schemas as schemas_module
from badgeaudit.documents.schemas import Validator, compile_schema, load_validator


def test_valid_data_has_no_violations() -> None:
    validator = compile_schema({"properties": {"name": {"type": "string"}}})
    assert validator.is_valid({"name": "x"})
    assert validator.violations({"name": "x"}) == ()


def test_nothing_is_fetched() -> None:
    with pytest.raises(ValueError, match="not present in a registry"):
        compile_schema({"$ref": "https://elsewhere.example/schema.json"})
    with pytest.raises(ValueError, match="not present in a registry"):
        compile_schema({"$ref": "https://badgeaudit.example/schemas/nowhere.schema.json"})


def test_hostile_pattern_costs_no_time() -> None:
    validator = compile_schema({"pattern": "^(a+)+$"})
    begin = time.perf_counter()
    assert not validator.is_valid("a" * 5000 + "b")
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("pattern", "text"), [("^a$", "a\n"), (r"^\d$", "٣"), (r"^[\w-]+$", "é"), (r"^\S$", "\u00a0")]
)
def test_patterns_mean_what_ecma_262_says(pattern: str, text: str) -> None:
    assert not compile_schema({"pattern": pattern}).is_valid(text)


def test_validators_go_to_workers() -> None:
    own = compile_schema({"type": "string", "title": "T"})
    again = pickle.loads(pickle.dumps(own))
    assert isinstance(again, Validator)
    assert again.violations(1) == own.violations(1)


@pytest.fixture
def schemas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty ``schemas/`` of our own."""
    monkeypatch.setattr(schema_files, "folder", lambda name: tmp_path / name)
    forget()
    (tmp_path / "schemas" / "part").mkdir(parents=True)
    yield tmp_path / "schemas"
    forget()


def forget() -> None:
    schema_files.schema_file.cache_clear()
    schema_files._file_references.cache_clear()
    schemas_module._loaded.cache_clear()


def write(folder: Path, name: str, schema: dict[str, Any]) -> None:
    schema = {"$id": f"https://badgeaudit.example/schemas/{name}.schema.json", **schema}
    (folder / f"{name}.schema.json").write_text(json.dumps(schema), encoding="utf-8")


def test_our_schemas_refer_to_each_other_and_to_their_parts(schemas: Path) -> None:
    write(schemas, "part/a", {"properties": {"name": {"$ref": "b.schema.json#/$defs/n~1m"}}})
    parts = {"n/m": {"title": "Name", "type": "string"}, "c": {"$ref": "../c.schema.json"}}
    write(schemas, "part/b", {"$defs": parts})
    write(schemas, "c", {"title": "Sea", "type": "integer"})
    (found,) = load_validator("part/a").violations({"name": 1})
    assert found.pointer == "/name"
    assert found.location == "part/b#/$defs/n~1m/type"
    assert found.message.params["thing"] == 'Name ("name")'
    (found,) = load_validator("part/b", "#/$defs/c").violations("x")
    assert found.location == "c#/type"
    assert found.message.params["thing"] == "Sea"
    own = compile_schema({"items": {"$ref": "https://badgeaudit.example/schemas/c.schema.json"}})
    assert [violation.location for violation in own.violations(["x"])] == ["c#/type"]


def test_loaded_validators_are_cached_and_go_to_workers(schemas: Path) -> None:
    write(schemas, "c", {"type": "integer"})
    validator = load_validator("c")
    assert load_validator("c") is validator
    assert pickle.loads(pickle.dumps(validator)) is validator


def test_a_whole_schema_is_really_applied(schemas: Path) -> None:
    write(schemas, "c", {"type": "integer"})
    assert not load_validator("c").is_valid("x")


def test_one_broken_schema_does_not_spoil_the_others(schemas: Path) -> None:
    write(schemas, "good", {"type": "integer"})
    (schemas / "bad.schema.json").write_text("{", encoding="utf-8")
    assert load_validator("good").is_valid(1)


@pytest.mark.parametrize("name", ["nowhere", "../secret", "wrong"])
def test_names_that_are_no_schema_of_ours(schemas: Path, name: str) -> None:
    write(schemas.parent, "secret", {})
    (schemas / "wrong.schema.json").write_text('{"$id": "https://x.example"}', encoding="utf-8")
    with pytest.raises(LookupError):
        load_validator(name)
