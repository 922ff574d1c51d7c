from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks import fields as read


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3.0),
        (0.5, 0.5),
        ("2,5", 2.5),
        (" 2.50 ", 2.5),
        (10**400, 1e12),
        (0, None),
        (-1, None),
        (True, None),
        (float("nan"), None),
        ("nan", None),
        ("inf", None),
        ("1_000", None),
        ("1.2.3", None),
        ("", None),
        (".", None),
        ("9" * 500, None),
        (None, None),
        ([1], None),
    ],
)
def test_number(value: Any, expected: float | None) -> None:
    assert read.number(value) == expected


def test_reached_goes_through_lists() -> None:
    root = {"a": [{"b": 1}, "x", {"b": {"c": 2}}], "d/e": {"f": 3}}
    assert list(read.reached(root, "a.b")) == [("/a/0/b", 1), ("/a/2/b", {"c": 2})]
    assert list(read.reached(root, "a.b.c")) == [("/a/2/b/c", 2)]
    assert list(read.reached(root, "d/e.f")) == [("/d~1e/f", 3)]
    assert list(read.reached(root, "a.x.y")) == []


def test_references_in_any_shape() -> None:
    value = ["a.pdf", {"file": "b.pdf"}, {"evidence": [" c.pdf ", ""]}, {"title": "d"}, 5]
    assert list(read.references("/x", value)) == [
        ("/x/0", "a.pdf"),
        ("/x/1/file", "b.pdf"),
        ("/x/2/evidence/0", "c.pdf"),
    ]


def test_references_end_in_deep_nesting() -> None:
    value: Any = "a.pdf"
    for _ in range(1000):
        value = [value]
    assert list(read.references("", value)) == []


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("./evidence/a.pdf", "evidence/a.pdf"),
        ("evidence\\a.pdf", "evidence/a.pdf"),
        (" evidence//a.pdf", "evidence/a.pdf"),
        ("evidence/c\u030c.pdf", "evidence/č.pdf"),
        ("../a.pdf", "../a.pdf"),
    ],
)
def test_dossier_path(written: str, listed: str) -> None:
    assert read.dossier_path(written) == listed


@pytest.mark.parametrize(
    ("text", "link"),
    [("https://x", True), ("HTTP://x", True), ("httpx", False), ("ftp://x", False), ("", False)],
)
def test_is_link(text: str, link: bool) -> None:
    assert read.is_link(text) is link
