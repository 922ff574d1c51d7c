from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.dossier.placeholders import real_answers, unfilled, without

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["", "TODO"]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "value",
    [None, "", "  ", "...", "\u2026", "TODO", "TODO: ask Anna", "<your name>", "<>", " <name> "],
)
def test_placeholders_are_no_answers(value: Any) -> None:
    assert unfilled(value)


@pytest.mark.parametrize(
    "value",
    [
        False,
        0,
        "no",
        "todo",
        "Todo el equipo",
        "TODOS",
        "<p>text</p>",
        "<https://x.example>",
        "a...",
    ],
)
def test_real_answers_are_kept(value: Any) -> None:
    assert not unfilled(value)


def test_what_becomes_empty_goes_too() -> None:
    data = {"claims": {"F-01": {"answer": None, "evidence": ["", "TODO"]}}, "language": "en"}
    assert real_answers(data).data == {"language": "en"}
    assert real_answers({"a": [[]], "b": {}}).data is None


def test_origins_follow_items_that_moved_up() -> None:
    found = real_answers({"evidence": ["", " a.pdf", None, "./b.pdf"]})
    assert found.data == {"evidence": ["a.pdf", "b.pdf"]}
    assert found.origins == {
        "": "",
        "/evidence": "/evidence",
        "/evidence/0": "/evidence/1",
        "/evidence/1": "/evidence/3",
    }


def test_file_names_are_composed() -> None:
    assert real_answers(["mu\u0308ll.pdf"]).data == ["m\u00fcll.pdf"]


def test_without_leaves_out_exactly_the_named_values() -> None:
    data = {"a": [1, 2, 3], "b": {"c": 1}, "d/e": 1}
    found = without(data, {"/a/1", "/b/c", "/d~1e"})
    assert found.data == {"a": [1, 3]}
    assert found.origins["/a/1"] == "/a/2"


def at(data: Any, pointer: str) -> Any:
    for name in pointer.split("/")[1:]:
        name = name.replace("~1", "/").replace("~0", "~")
        data = data[int(name)] if isinstance(data, list) else data[name]
    return data


@given(VALUES)
def test_every_origin_leads_to_its_value(data: Any) -> None:
    found = real_answers(data)
    assert real_answers(found.data).data == found.data
    for new, old in found.origins.items():
        kept, written = at(found.data, new), at(data, old)
        assert type(kept) is type(written)
        if not isinstance(kept, str | list | dict):
            assert kept == written
