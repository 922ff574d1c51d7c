"""Every schema of ours compiles, is a proper schema, and explains any junk."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.documents.schema_files import SUFFIX, schema_file
from badgeaudit.documents.schemas import load_validator, schema_problems
from badgeaudit.documents.strict_json import locate
from badgeaudit.languages import sentence
from badgeaudit.resources import folder

ROOT = folder("schemas")
NAMES = sorted(
    path.relative_to(ROOT).as_posix().removesuffix(SUFFIX) for path in ROOT.rglob(f"*{SUFFIX}")
)
PARTS = [(name, "") for name in NAMES] + [
    (name, f"#/$defs/{part}") for name in NAMES for part in schema_file(name).get("$defs", {})
]


def test_there_are_schemas() -> None:
    assert "application" in NAMES
    assert len(PARTS) > len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_is_a_proper_schema(name: str) -> None:
    problems = schema_problems(schema_file(name))
    assert [(problem.pointer, sentence(problem.message)) for problem in problems] == []


def known_names() -> list[str]:
    """All names of members that any of the schemas knows."""
    names: set[str] = set()
    pending: list[Any] = [schema_file(name) for name in NAMES]
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            properties = part.get("properties")
            names.update(properties if isinstance(properties, dict) else ())
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return sorted(names)


SCALARS = st.sampled_from(
    [None, True, 0, -1, 1.5, "", "x", "ann@secret.example", "2026-01-01", "https://example.org/1"]
)
KEYS = st.sampled_from([*known_names(), "unknown", "extensions:x"])
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=12,
)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(PARTS), JUNK)
def test_junk_is_explained(part: tuple[str, str], junk: Any) -> None:
    validator = load_validator(*part)
    violations = validator.violations(junk)
    assert (violations == ()) is validator.is_valid(junk)
    for violation in violations:
        assert sentence(violation.message)
        assert violation.message.id != "validation.anyOf"
        assert set(locate(json.dumps(junk).encode(), [violation.pointer])) == {violation.pointer}
