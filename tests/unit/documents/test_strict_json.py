"""Strict JSON: what is accepted is what json.loads accepts, the rest is refused with its place."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_json import decode_json, locate
from badgeaudit.errors import Undecodable
from badgeaudit.languages import sentence

TEXTS = st.text(st.characters(codec="utf-8"), max_size=8)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def refused(
    raw: bytes, limits: Limits = DEFAULT_LIMITS
) -> list[tuple[str, int | None, int | None]]:
    """Return (message id, line, column) of every problem; each must have a sentence."""
    with pytest.raises(Undecodable) as caught:
        decode_json(raw, "badges/x.json", limits)
    problems = caught.value.problems
    assert problems
    assert all(p.place.path == "badges/x.json" for p in problems)
    assert all("{" not in sentence(p.message).replace("{ }", "") for p in problems)
    return [
        (p.message.id.removeprefix("documents."), p.place.line, p.place.column) for p in problems
    ]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("empty", None, None)),
        (b" \r\n\t", ("empty", None, None)),
        (b"\xef\xbb\xbf", ("empty", None, None)),
        (b'{"a": 1,\n "a": 2}', ("duplicate-key", 2, 2)),
        (b'{"a": 1, "\\u0061": 2}', ("duplicate-key", 1, 10)),
        (b'{"b": [{"a": 1, "a": 2}]}', ("duplicate-key", 1, 17)),
        (b"[1, NaN]", ("not-a-number", 1, 5)),
        (b"[\n  -Infinity]", ("not-a-number", 2, 3)),
        (b"Infinity", ("not-a-number", 1, 1)),
        (b"[1e400]", ("number-too-large", 1, 2)),
        (b"[-1e400]", ("number-too-large", 1, 2)),
        # refused for its number first, but then it is no JSON at all
        (b"9e400abc", ("json-extra", 1, 6)),
        (b"[" + b"9" * 401 + b"]", ("number-too-long", 1, 2)),
        (b"[0." + b"1" * 5000 + b"]", ("number-too-long", 1, 2)),
        (b'["\\ud800"]', ("half-character", 1, 3)),
        (b'["ok", "\\udc00\\ud800"]', ("half-character", 1, 9)),
        (b'{"\\uDfFf": 1}', ("half-character", 1, 3)),
        (b'["\\ud83d\\ud83d\\ude00"]', ("half-character", 1, 3)),
        (b'["\xc3\xa9\xff"]', ("not-utf8", 1, 4)),
        (b'{\n "a": "\xe9"}', ("not-utf8", 2, 8)),
        (b'["\xed\xa0\x80"]', ("not-utf8", 1, 3)),
        (b'\xff\xfe{\x00"\x00', ("other-encoding", None, None)),
        (b"\x00\x00\xfe\xff\x00\x00\x00{", ("other-encoding", None, None)),
        (b'{"a": 1,}', ("json-trailing-comma", 1, 8)),
        (b'["a",\n]', ("json-trailing-comma", 1, 5)),
        (b"{'a': 1}", ("json-quotes", 1, 2)),
        ("{„a“: 1}".encode(), ("json-quotes", 1, 2)),
        (b'{"a" 1}', ("json-colon-expected", 1, 6)),
        (b'{"a": 1 "b": 2}', ("json-comma-expected", 1, 9)),
        (b'{"a": 1\n "b": 2}', ("json-comma-expected", 2, 2)),
        (b'{"a": "say "x""}', ("json-comma-expected", 1, 13)),
        (b'{"a": "x\ny"}', ("json-control-character", 1, 9)),
        (b'{"a": "\x00"}', ("json-control-character", 1, 8)),
        (b'["\\x"]', ("json-escape", 1, 3)),
        (b'["\\u12g4"]', ("json-escape", 1, 4)),
        (b'{"a": "x', ("json-open-string", 1, 7)),
        (b'{"a":', ("json-cut-off", 1, 6)),
        (b"[1, 2\n", ("json-cut-off", 2, 1)),
        (b"[1] [2]", ("json-extra", 1, 5)),
        (b"[tru]", ("json-value-expected", 1, 2)),
        (b"[01]", ("json-comma-expected", 1, 3)),
        (b"[.5]", ("json-value-expected", 1, 2)),
        (b"{1: 2}", ("json-name-expected", 1, 2)),
        (b"{a: 2}", ("json-name-expected", 1, 2)),
        (b"// x\n{}", ("json-comment", 1, 1)),
        (b'{"a": 1, /* x */ "b": 2}', ("json-comment", 1, 10)),
        (b"\n <!DOCTYPE html><html></html>", ("json-is-html", 2, 2)),
        (b"<html>", ("json-is-html", 1, 1)),
        (b"<badge/>", ("json-value-expected", 1, 1)),
        (b"[" * 101 + b"]" * 101, ("too-deep", 1, 101)),
        (b'{"a":' * 101 + b"1" + b"}" * 101, ("too-deep", 1, 501)),
        (b"[" * 200_000, ("too-deep", 1, 101)),
        (b'{"a":' * 200_000, ("too-deep", 1, 501)),
        (b"\xef\xbb\xbf[NaN]", ("not-a-number", 1, 2)),
    ],
)
def test_refused(raw: bytes, expected: tuple[str, int | None, int | None]) -> None:
    assert refused(raw)[0] == expected


def test_every_fault_of_a_well_formed_document_is_named() -> None:
    raw = b'{"a": NaN,\n "a": "\\ud800",\n "b": {"c": 1e999, "c": 1}}'
    assert refused(raw) == [
        ("not-a-number", 1, 7),
        ("duplicate-key", 2, 2),
        ("half-character", 2, 8),
        ("number-too-large", 3, 13),
        ("duplicate-key", 3, 20),
    ]


def test_no_more_than_twenty_faults_are_named() -> None:
    assert len(refused(b"[" + b"NaN," * 500 + b"1]")) == 20


def test_signs_inside_texts_are_not_faults() -> None:
    raw = rb'{"a": "NaN [[[ {\"a\": 1} \\ \\ud800 Infinity"}'
    assert decode_json(raw, "x") == json.loads(raw)


def test_limits_are_obeyed_exactly() -> None:
    limits = Limits(file_bytes=12, depth=2, number_digits=3)
    assert decode_json(b"[[123, 1.5]]", "x", limits) == [[123, 1.5]]
    assert refused(b"[[123, 1.55]]", limits) == [("too-large", None, None)]
    assert refused(b"[1234]", limits) == [("number-too-long", 1, 2)]
    assert refused(b"[[[]]]", limits) == [("too-deep", 1, 3)]
    assert decode_json(b'{"a":[]}', "x", limits) == {"a": []}


def test_recursion_never_escapes_with_a_depth_limit_beyond_pythons() -> None:
    assert refused(b"[" * 100_000, Limits(depth=200_000)) == [("too-deep", None, None)]


def test_number_of_as_many_digits_as_allowed_is_exact() -> None:
    assert decode_json(b"9" * 400, "x") == 10**400 - 1


def test_byte_order_mark_is_ignored() -> None:
    assert decode_json(b'\xef\xbb\xbf{"a": "\xef\xbb\xbf"}', "x") == {"a": "\ufeff"}


def test_proper_pairs_of_escapes_are_one_character() -> None:
    assert decode_json(rb'["\ud83d\ude00 \\ud800"]', "x") == ["\U0001f600 \\ud800"]


@settings(deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_agrees_with_json_loads_on_strict_json(
    value: Any, ascii: bool, indent: int | str | None
) -> None:
    raw = json.dumps(value, ensure_ascii=ascii, indent=indent).encode()
    assert decode_json(raw, "x") == json.loads(raw)


PIECES = (
    r"""{ } [ ] , : "a" "b" "\" \u0061 \ud800 \udc00 1 -1 0 1.5 1e999 NaN -Infinity true null # '"""
)
JSON_PIECES = st.lists(st.sampled_from([*PIECES.split(), "\n", "//", "\u2028"]), max_size=14)
JSON_TEXTS = JSON_PIECES.map(" ".join)


def strictly(raw: bytes) -> tuple[bool, Any]:
    """What the standard library says, with the strict rules added from outside."""

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in members}) != len(members):
            raise ValueError
        return dict(members)

    def constant(name: str) -> float:
        raise ValueError(name)

    try:
        data = json.loads(raw.decode(), object_pairs_hook=pairs, parse_constant=constant)
        json.dumps(data, allow_nan=False, ensure_ascii=False).encode()
    except ValueError:
        return False, None
    return True, data


@settings(max_examples=500, deadline=None)
@given(JSON_TEXTS)
@example('{"a": 1, "\\u0061": 2}')
@example('["\\ud800"]')
def test_accepts_exactly_what_is_strict_json(text: str) -> None:
    accepted, expected = strictly(text.encode())
    try:
        found = decode_json(text.encode(), "x")
    except Undecodable:
        assert not accepted
    else:
        assert accepted
        assert found == expected


@settings(deadline=None)
@given(st.binary(max_size=60) | JSON_TEXTS.map(str.encode))
def test_random_bytes_raise_nothing_but_undecodable(raw: bytes) -> None:
    try:
        data = decode_json(raw, "x")
    except Undecodable as error:
        said = [sentence(problem.message) for problem in error.problems]
        data = said or pytest.fail("refused without saying why")
    json.dumps(data, allow_nan=False, ensure_ascii=False).encode()
    assert set(locate(raw, ["", "/a/0"])) == {"", "/a/0"}


def test_whole_floats_stay_floats_and_minus_zero_keeps_its_sign() -> None:
    one, zero = decode_json(b"[1.0, -0.0]", "x")
    assert isinstance(one, float)
    assert math.copysign(1, zero) == -1


def test_limit_on_the_number_of_values() -> None:
    assert decode_json(b'[1, {"a": 2}]', "x", Limits(values=4)) == [1, {"a": 2}]
    assert refused(b'[1, {"a": 2}]', Limits(values=3)) == [("too-many-values", None, None)]
    # commas in texts are no values
    assert decode_json(b'["a,,,,,,,"]', "x", Limits(values=2)) == ["a,,,,,,,"]
