"""Strict YAML: data that JSON can hold, positions, and plain words for what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import Undecodable
from badgeaudit.languages import sentence


def refused(text: str, limits: Limits = DEFAULT_LIMITS) -> list[tuple[str, int | None, int | None]]:
    """Return (message id, line, column) of every problem; each must have a sentence."""
    with pytest.raises(Undecodable) as caught:
        decode_yaml(text.encode(), "application.yaml", limits)
    problems = caught.value.problems
    assert problems
    assert all(sentence(p.message) and p.place.path == "application.yaml" for p in problems)
    return [
        (p.message.id.removeprefix("documents."), p.place.line, p.place.column) for p in problems
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("empty", None, None)),
        ("# only a comment\n", ("empty", None, None)),
        ("a: 1\n\tb: 2", ("yaml-tab", 2, 1)),
        ("\ta: 1", ("yaml-tab", 1, 1)),
        ("a: b: c", ("yaml-colon", 1, 5)),
        ("title: Badges: a plan", ("yaml-colon", 1, 14)),
        ("a: 1\n b: 2", ("yaml-colon", 2, 3)),
        ("a:\n  answer:met\n  comment: x", ("yaml-space", 2, 1)),
        ("answer:met\n# of mine\n\ncomment: x", ("yaml-space", 1, 1)),
        ("- name:Ana\n  vote: for", ("yaml-space", 1, 1)),
        ("http://a.example\nb: c", ("yaml-colon", 2, 2)),
        ("a: [1, 2\nb: 3", ("yaml-open-bracket", 1, 4)),
        ("a: {b: 1", ("yaml-open-bracket", 1, 4)),
        ("a: 'x\nb: 1\n", ("yaml-open-quote", 1, 4)),
        ('a: "x', ("yaml-open-quote", 1, 4)),
        ('a: "C:\\quiet"', ("yaml-escape", 1, 7)),
        ('a: "\\ud800"', ("yaml-escape", 1, 7)),
        ("a: @x", ("yaml-quote-needed", 1, 4)),
        ("a: `x", ("yaml-quote-needed", 1, 4)),
        ("a: %x", ("yaml-quote-needed", 1, 4)),
        ("- a\nb: 1", ("yaml-indentation", 2, 1)),
        ("  a: 1\nb: 2", ("yaml-indentation", 2, 1)),
        ("a: 'it's'", ("yaml-indentation", 1, 8)),
        ("a: - b", ("yaml-dash", 1, 4)),
        ("a: ]", ("yaml-value-expected", 1, 4)),
        ("a: >x\n b", ("yaml-block-text", 1, 5)),
        ("a: \x07", ("control-character", 1, 4)),
        ("b: 1\na: é\ufffe", ("control-character", 2, 5)),
        ("%YAML 9.9\n---\na", ("yaml-broken", 1, 1)),
        ("--- 1\n--- 2\n", ("yaml-several", 2, 1)),
        ("a: 1\na: 2", ("duplicate-key", 2, 1)),
        ("a: 1\n'a': 2", ("duplicate-key", 2, 1)),
        ("x: {a: 1, a: 2}", ("duplicate-key", 1, 11)),
        ("a: &x [1]\nb: *x", ("yaml-alias", 2, 4)),
        ("a: &x b\n*x : c", ("yaml-alias", 2, 1)),
        ("a: !secret b", ("yaml-tag", 1, 4)),
        ("a: !!python/object:os.system b", ("yaml-tag", 1, 4)),
        ("a: !!int '5'", ("yaml-tag", 1, 4)),
        ("a: !!omap [b: 1]", ("yaml-tag", 1, 4)),
        ("2024: x", ("yaml-key-not-text", 1, 1)),
        ("true: x", ("yaml-key-not-text", 1, 1)),
        ("~: x", ("yaml-key-not-text", 1, 1)),
        (": x", ("yaml-indentation", 1, 1)),
        ("? [a, [b]]\n: x", ("yaml-key-collection", 1, 3)),
        ("{{ name }}: x", ("yaml-key-collection", 1, 1)),
        ("? " + "k" * 501 + "\n: x", ("yaml-key-long", 1, 3)),
        ("a: .nan", ("not-a-number", 1, 4)),
        ("a: -.inf", ("not-a-number", 1, 4)),
        ("a: 1e999", ("number-too-large", 1, 4)),
        ("a: " + "9" * 401, ("number-too-long", 1, 4)),
        ("a: 0x" + "f" * 5000, ("number-too-long", 1, 4)),
        ("[" * 101 + "]" * 101, ("too-deep", 1, 101)),
        ("- " * 101 + "x", ("too-deep", 1, 201)),
        ("? " * 101 + "x", ("yaml-key-collection", 1, 3)),
        ("[" * 100_000, ("yaml-nesting", 1, 1001)),
        ("{a: " * 100_000, ("too-deep", 1, 401)),
        ("- " * 100_000, ("too-deep", 1, 201)),
    ],
)
def test_refused(text: str, expected: tuple[str, int | None, int | None]) -> None:
    assert refused(text)[0] == expected


def test_bytes_that_are_not_utf8() -> None:
    with pytest.raises(Undecodable) as caught:
        decode_yaml(b"a: 1\nb: \xe9", "x")
    assert caught.value.problems[0].message.id == "documents.not-utf8"
    assert str(caught.value.problems[0].place) == "x:2:4"


def test_all_problems_at_once() -> None:
    text = "a: 1\na: 2\n1: x\nb: &c [!t d]\ne: *c\n? {f: {g: [h]}}\n: i\nj: .inf\n"
    assert refused(text) == [
        ("duplicate-key", 2, 1),
        ("yaml-key-not-text", 3, 1),
        ("yaml-tag", 4, 8),
        ("yaml-alias", 5, 4),
        ("yaml-key-collection", 6, 3),
        ("not-a-number", 8, 4),
    ]


def test_problems_before_a_syntax_error_are_kept() -> None:
    assert refused("a: 1\na: 2\nb: [") == [("duplicate-key", 2, 1), ("yaml-value-expected", 4, 1)]


def test_billion_laughs_are_refused_at_the_first_alias() -> None:
    lines = ["a0: &a0 [x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 30)]
    found = refused("\n".join(lines))
    assert found[0] == ("yaml-alias", 2, 10)
    assert len(found) == 20


def test_limit_on_size() -> None:
    assert refused("a: 12345", Limits(yaml_bytes=7)) == [("too-large", None, None)]
    assert refused("a: 12345", Limits(file_bytes=7)) == [("too-large", None, None)]
    assert decode_yaml(b"a: 12345", "x", Limits(yaml_bytes=8)).data == {"a": 12345}


def test_limit_on_the_number_of_values() -> None:
    assert decode_yaml(b"[1, {a: 2}]", "x", Limits(values=4)).data == [1, {"a": 2}]
    assert refused("[1, {a: 2}]", Limits(values=3)) == [("too-many-values", 1, 9)]


def test_long_names_nested_deeply_do_not_fill_the_memory() -> None:
    name = "k" * 500
    text = "".join(f"{' ' * n}{name}:\n" for n in range(95)) + f"{' ' * 95}- x\n" * 2000
    assert refused(text) == [("yaml-too-long-names", 1098, 98)]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("nUll", "nUll"),
        ("2026-09-01", "2026-09-01"),
        ("2026-09-01T12:00:00Z", "2026-09-01T12:00:00Z"),
        ("12:30:00", "12:30:00"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("+7", 7),
        ("1_000", "1_000"),
        ("3.10", 3.1),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("-", [None]),
        (".", "."),
        ("+", "+"),
        ("1.2.3", "1.2.3"),
        ("'5'", "5"),
        ('"~"', "~"),
        ("!!str 5", "5"),
        ("! 5", "5"),
        ("<<", "<<"),
        ("=", "="),
        ("|\n  x\n  y", "x\ny\n"),
        (">-\n  x\n  y", "x y"),
        ("!!map {b: 1}", {"b": 1}),
        ("!!seq [1]", [1]),
        ("&anchor x", "x"),
    ],
)
def test_meaning_of_plain_words(written: str, value: Any) -> None:
    data = decode_yaml(f"a:\n  {written}\n".encode(), "x").data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_positions_of_values_and_keys() -> None:
    text = "# comment\né:\n  - x\n  - 'b/c': 1\n    d: {e: [~]}\n"
    document = decode_yaml(text.encode(), "x")
    assert document.data == {"é": ["x", {"b/c": 1, "d": {"e": [None]}}]}
    assert document.positions == {
        "": (2, 1),
        "/é": (3, 3),
        "/é/0": (3, 5),
        "/é/1": (4, 5),
        "/é/1/b~1c": (4, 12),
        "/é/1/d": (5, 8),
        "/é/1/d/e": (5, 12),
        "/é/1/d/e/0": (5, 13),
    }
    assert document.keys == {
        "/é": (2, 1),
        "/é/1/b~1c": (4, 5),
        "/é/1/d": (5, 5),
        "/é/1/d/e": (5, 9),
    }
    assert document.places == {**document.positions, **document.keys}
    assert document.places["/é/0"] == (3, 5)


def test_byte_order_mark_and_windows_line_ends() -> None:
    document = decode_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "x")
    assert document.data == {"a": 1, "b": 2}
    assert document.keys["/b"] == (2, 1)
