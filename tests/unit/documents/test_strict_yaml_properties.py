"""Strict YAML on generated text: JSON is YAML, positions are right, nothing else is raised."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.documents.json_pointers import join
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import Undecodable
from badgeaudit.languages import sentence

NAMES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, categories=("L", "N", "P", "Zs"))
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | NAMES | st.floats(-1e9, 1e9).map(lambda f: f + 0.5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(VALUES)
def test_json_is_read_as_json(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    assert decode_yaml(text.encode(), "x").data == value


@settings(deadline=None)
@given(VALUES)
def test_positions_are_complete_and_point_at_the_keys(value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    document = decode_yaml(text.encode(), "x")
    lines = text.split("\n")
    pending = [("", value)]
    count = 0
    while pending:
        pointer, part = pending.pop()
        count += 1
        line, column = document.positions[pointer]
        written = json.dumps(part, ensure_ascii=False)[:1]
        assert lines[line - 1][column - 1] == written
        if isinstance(part, dict):
            for name, inner in part.items():
                line, column = document.keys[join(pointer, name)]
                assert lines[line - 1][column - 1 :].startswith(
                    json.dumps(name, ensure_ascii=False)
                )
                pending.append((join(pointer, name), inner))
        elif isinstance(part, list):
            pending.extend((join(pointer, n), inner) for n, inner in enumerate(part))
    assert count == len(document.positions)


YAML_PIECES = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            ": ",
            "- ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "\n",
            "  ",
            "\t",
            "'",
            '"',
            "#",
            "&a ",
            "*a ",
            "!t ",
            "? ",
            "| \n",
            "> ",
            "---\n",
            "...\n",
            "%YAML ",
            "\\",
            "~",
            "1",
            ".inf",
            "\0",
            "\u2028",
            "\ufeff",
            "é",
        ]
    ),
    max_size=16,
).map("".join)


@settings(max_examples=500, deadline=None)
@given(YAML_PIECES.map(str.encode) | st.binary(max_size=40))
def test_random_bytes_raise_nothing_but_undecodable(raw: bytes) -> None:
    try:
        data, positions, _ = decode_yaml(raw, "x")
    except Undecodable as error:
        said = [sentence(problem.message) for problem in error.problems]
        data, positions = said or pytest.fail("refused without saying why"), {"": (1, 1)}
    json.dumps(data, allow_nan=False)
    assert "" in positions


@settings(max_examples=500, deadline=None)
@given(YAML_PIECES)
def test_structure_agrees_with_pyyaml(text: str) -> None:
    try:
        data = decode_yaml(text.encode(), "x").data
    except Undecodable:
        return
    # the base loader resolves nothing: every scalar is text
    try:
        expected = yaml.load(text, yaml.CBaseLoader)
    except yaml.composer.ComposerError:
        # PyYAML lets an anchor be set only once, YAML 1.2 (3.2.2.2) as often as one likes
        assert "&" in text
        return
    assert shape(data) == shape(expected)


def shape(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: shape(inner) for name, inner in value.items()}
    return [shape(inner) for inner in value] if isinstance(value, list) else "scalar"
