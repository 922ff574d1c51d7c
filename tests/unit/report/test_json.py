"""The JSON of a report: what the library would write, and the same when it is made on the way."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.report.audit_json import audit_json
from badgeaudit.report.document import to_document
from badgeaudit.report.json_ import json_parts, render_json
from badgeaudit.report.many import at_once, lazily
from badgeaudit.report.untrusted import escape_harmful
from tests.unit.report import sample

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(), max_size=8)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=20,
)


def by_the_library(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return escape_harmful(text) + "\n"


@given(st.dictionaries(st.text(max_size=4), VALUES))
def test_it_is_what_the_library_writes(value: dict[str, Any]) -> None:
    assert render_json(value) == by_the_library(value)


def test_long_lists_wide_objects_and_deep_ones_too() -> None:
    deep: Any = "end"
    for _ in range(60):
        deep = {"deeper": [deep, {}]}
    value = {
        "long": [{"n": n, "inner": {"list": [n, []]}} for n in range(500)],
        "wide": {f"key {n}": n for n in range(100)},
        "deep": deep,
    }
    assert render_json(value) == by_the_library(value)


def test_a_part_is_neither_tiny_nor_the_whole() -> None:
    value = {"many": ["x" * 50] * 20_000}
    parts = list(json_parts(value))
    assert 10 < len(parts) < 100
    assert "".join(parts) == by_the_library(value)


class Word(StrEnum):
    YES = "yes"


def test_what_is_nearly_a_plain_value() -> None:
    value = {"word": Word.YES, "tuple": (1, 2), "none": (), "deep": [[(Word.YES,)] * 200]}
    assert render_json(value) == by_the_library(value)


@pytest.mark.parametrize("odd", [float("nan"), float("inf"), -float("inf")])
def test_a_number_that_is_none_is_refused(odd: float) -> None:
    with pytest.raises(ValueError, match="number"):
        render_json({"odd": [odd]})


@pytest.mark.parametrize("odd", [{"odd": {1, 2}}, {"odd": {1: 2}}, {"odd": b"bytes"}])
def test_what_json_has_not_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        render_json(odd)


def test_the_audit_is_written_as_the_document_is() -> None:
    audit = sample.audit()
    with sample.sample_texts():
        written = b"".join(audit_json(audit)).decode("utf-8")
        assert written == by_the_library(to_document(audit))


def test_what_is_made_lazily_is_the_same_each_time() -> None:
    made = lazily(range(5), lambda n: {"n": n})
    assert list(made) == list(made) == at_once(range(5), lambda n: {"n": n})
    assert len(made) == 5
    assert made[-1] == {"n": 4}
    assert list(made[1:3]) == [{"n": 1}, {"n": 2}]
