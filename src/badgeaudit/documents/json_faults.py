"""Say what is wrong with JSON text and where, once the decoder has refused it."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator

from badgeaudit.documents.json_tokens import Token, tokens
from badgeaudit.documents.text import line_and_column, shortened
from badgeaudit.model.places import Message, Place, Problem, message

SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
"""Quick test: only text with one of these can hold a lone surrogate."""

MOST_FAULTS = 20
"""So many faults of one document are named; more do not help anybody."""

_ESCAPES = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"  # a proper pair
    r"|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})"  # half of one
    r"|\\.",
    re.DOTALL,
)


def faults(text: str, path: str, digits: int) -> list[Problem]:
    """Return what the strict rules refuse in well-formed JSON, with places, in order.

    Names that stand twice, NaN and Infinity, numbers too long or too large, lone surrogates.
    """
    found = sorted([*_token_faults(text, digits), *_half_characters(text)], key=lambda f: f[0])
    return [_problem(what, text, offset, path) for offset, what in found[:MOST_FAULTS]]


def depth_faults(text: str, path: str, depth: int) -> list[Problem]:
    """Return the place at which nesting exceeds ``depth``, or nothing."""
    level = 0
    for token in tokens(text):
        if token.kind == "open":
            level += 1
            if level > depth:
                what = message("documents.too-deep", limit=depth)
                return [_problem(what, text, token.offset, path)]
        elif token.kind == "close":
            level -= 1
    return []


def syntax_fault(error: json.JSONDecodeError, text: str, path: str) -> Problem:
    """Return a plain message for what the decoder stumbled over."""
    what, offset = _diagnosis(error, text)
    return _problem(what, text, offset, path)


def _token_faults(text: str, digits: int) -> Iterator[tuple[int, Message]]:
    names: list[set[str]] = []
    for token in tokens(text):
        if token.kind == "open":
            names.append(set())
        elif token.kind == "close":
            names.pop() if names else None
        elif token.kind == "key" and names:
            if token.text in names[-1]:
                yield token.offset, message("documents.duplicate-key", key=shortened(token.text))
            names[-1].add(token.text)
        elif token.kind == "scalar":
            yield from _scalar_faults(token, digits)


def _scalar_faults(token: Token, digits: int) -> Iterator[tuple[int, Message]]:
    if token.text in ("NaN", "Infinity", "-Infinity"):
        yield token.offset, message("documents.not-a-number", found=token.text)
    elif token.text[0] in "-0123456789":
        if len(token.text) > digits:
            yield token.offset, message("documents.number-too-long", limit=digits)
        elif _infinite(token.text):
            yield token.offset, message("documents.number-too-large", found=shortened(token.text))


def _infinite(written: str) -> bool:
    try:
        return bool(set(written) & set(".eE")) and math.isinf(float(written))
    except ValueError:
        return False


def _half_characters(text: str) -> Iterator[tuple[int, Message]]:
    for match in _ESCAPES.finditer(text):
        if match.group(1):
            yield match.start(), message("documents.half-character", found=match.group(1))


_MESSAGES = (
    ("Expecting property name", "documents.json-name-expected"),
    ("Illegal trailing comma", "documents.json-trailing-comma"),
    ("Expecting ':'", "documents.json-colon-expected"),
    ("Expecting ','", "documents.json-comma-expected"),
    ("Unterminated string", "documents.json-open-string"),
    ("Invalid control character", "documents.json-control-character"),
    ("Invalid \\escape", "documents.json-escape"),
    ("Invalid \\uXXXX", "documents.json-escape"),
    ("Extra data", "documents.json-extra"),
    ("Expecting value", "documents.json-value-expected"),
)
"""Beginnings of the standard library's messages; CPython, Lib/json/decoder.py and scanner."""


def _diagnosis(error: json.JSONDecodeError, text: str) -> tuple[Message, int]:
    offset = min(error.pos, len(text))
    found = text[offset : offset + 1]
    start = text.lstrip()[:200].lower()
    if start.startswith(("<!doctype html", "<html")):
        return message("documents.json-is-html"), text.index("<")
    if not text[offset:].strip():
        return message("documents.json-cut-off"), offset
    if text.startswith(("//", "/*"), offset) or found == "#":
        return message("documents.json-comment"), offset
    if found in ("'", "\u2018", "\u2019", "\u201c", "\u201d", "\u201e"):
        return message("documents.json-quotes", found=found), offset
    before = text[:offset].rstrip()
    if found in ("}", "]") and before.endswith(","):
        return message("documents.json-trailing-comma"), len(before) - 1
    for beginning, id in _MESSAGES:
        if error.msg.startswith(beginning):
            return message(id, found=_visible(found)), offset
    return message("documents.json-broken", found=_visible(found)), offset


def _visible(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _problem(what: Message, text: str, offset: int, path: str) -> Problem:
    return Problem(what, Place(path, "", *line_and_column(text, offset)))
