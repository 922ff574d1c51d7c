"""Lines and columns of JSON pointers."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.documents.json_pointers import escape, join, split, unescape
from badgeaudit.documents.strict_json import locate

DOCUMENT = """{
  "name": "Story",
  "tags": ["a", {"b/c": 1}],
  "": {"~": [[], [2]]},
  "é": 5, "last": null
}
""".encode()


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", (1, 1)),
        ("/name", (2, 11)),
        ("/tags", (3, 11)),
        ("/tags/0", (3, 12)),
        ("/tags/1", (3, 17)),
        ("/tags/1/b~1c", (3, 25)),
        ("/", (4, 7)),
        ("//~0/1/0", (4, 19)),
        ("/é", (5, 8)),
        ("/last", (5, 19)),
        # what is not there: the nearest parent
        ("/nome", (1, 1)),
        ("/tags/2", (3, 11)),
        ("/tags/-1", (3, 11)),
        ("/tags/00", (3, 11)),
        ("/tags/1/x/y/z", (3, 17)),
        ("/name/0", (2, 11)),
        ("/last/x", (5, 19)),
    ],
)
def test_place(pointer: str, place: tuple[int, int]) -> None:
    assert locate(DOCUMENT, [pointer]) == {pointer: place}


def test_many_at_once_give_the_same_as_one_by_one() -> None:
    pointers = ["/last", "", "/tags/1/b~1c", "/nome", "//~0/1/0", "/name"]
    together = locate(DOCUMENT, pointers)
    assert together == {p: locate(DOCUMENT, [p])[p] for p in pointers}


def test_byte_order_mark_does_not_count_as_a_column() -> None:
    assert locate(b'\xef\xbb\xbf{"a": 1}', ["/a"]) == {"/a": (1, 7)}


def test_windows_line_ends() -> None:
    assert locate(b'{\r\n "a": 1,\r\n "b": 2}', ["/b"]) == {"/b": (3, 7)}


def test_no_pointers() -> None:
    assert locate(DOCUMENT, []) == {}


NAMES = st.text(st.characters(codec="utf-8"), max_size=5) | st.sampled_from(["~", "/", "~1", "0"])
VALUES = st.recursive(
    st.none() | st.integers() | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=15,
)


def walk(value: Any, pointer: str = "") -> Iterator[tuple[str, Any]]:
    yield pointer, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from walk(part, join(pointer, name))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from walk(part, join(pointer, index))


@settings(deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_every_pointer_is_found_where_its_value_is_written(
    value: Any, ascii: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii, indent=indent)
    parts = dict(walk(value))
    found = locate(text.encode(), list(parts))
    lines = text.split("\n")
    read = json.JSONDecoder().raw_decode
    for pointer, part in parts.items():
        line, column = found[pointer]
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert read(rest)[0] == part


@settings(deadline=None)
@given(VALUES)
def test_different_pointers_have_different_places(value: Any) -> None:
    pointers = [pointer for pointer, _ in walk(value)]
    places = locate(json.dumps(value, indent=1).encode(), pointers)
    assert len(set(places.values())) == len(set(pointers))


@settings(deadline=None)
@given(st.lists(NAMES, max_size=4))
def test_split_undoes_join(names: list[str]) -> None:
    pointer = join("", *names)
    assert split(pointer) == tuple(names)
    assert re.fullmatch(r"(/([^/~]|~0|~1)*)*", pointer, re.DOTALL)


@settings(deadline=None)
@given(NAMES)
def test_unescape_undoes_escape(name: str) -> None:
    assert unescape(escape(name)) == name


@pytest.mark.parametrize(
    "text",
    [
        '"' + '\\"' * 300_000,
        "[" * 300_000,
        '{"' + "k" * 300_000 + '":' + "[" * 90 + "1," * 50_000 + "1" + "]" * 90 + "}",
        '["a' + "\\" * 300_001,
    ],
)
def test_time_is_linear_on_hostile_text(text: str) -> None:
    begin = time.perf_counter()
    locate(text.encode(), ["/x/y", "/0/0/0"])
    # quadratic time would be minutes
    assert time.perf_counter() - begin < 10
