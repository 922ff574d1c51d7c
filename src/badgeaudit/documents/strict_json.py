"""Decode JSON strictly, and find the lines of JSON pointers in it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from badgeaudit.documents.json_faults import SURROGATE, depth_faults, faults, syntax_fault
from badgeaudit.documents.json_pointers import Positions
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.text import BYTE_ORDER_MARK, read_text, shortened
from badgeaudit.errors import Undecodable
from badgeaudit.model.places import Place, Problem, message


class _Refused(Exception):
    """Something JSON parsers often let pass; the slow search for the place comes afterwards."""


def decode_json(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Any:
    """Return the data of a JSON document (RFC 8259).

    Raises Undecodable, with line and column, for what is not JSON and also for what parsers
    disagree about: names that stand twice in an object, NaN and Infinity, half characters (lone
    surrogates), numbers too large, nesting too deep, text that is not UTF-8. I-JSON (RFC 7493)
    asks for the same. A byte order mark is ignored.
    """
    text = read_text(raw, path, limits.file_bytes)
    try:
        data = _decoder(limits.number_digits).decode(text)
    except _Refused:
        found = faults(text, path, limits.number_digits)
        raise Undecodable(found or [_first_fault(text, path, limits)]) from None
    except json.JSONDecodeError as error:
        raise Undecodable([syntax_fault(error, text, path)]) from None
    except RecursionError:
        found = depth_faults(text, path, limits.depth)
        what = message("documents.too-deep", limit=limits.depth)
        raise Undecodable(found or [Problem(what, Place(path))]) from None
    _check_size(data, text, path, limits)
    if "\\u" in text and SURROGATE.search(text):
        half = faults(text, path, limits.number_digits)
        if half:
            raise Undecodable(half)
    return data


def locate(raw: bytes, pointers: Iterable[str]) -> dict[str, tuple[int, int]]:
    """Return for each JSON pointer the 1-based (line, column) of its value.

    A pointer that leads nowhere gets the place of its nearest parent that exists. ``raw`` is a
    document that ``decode_json`` accepted. Takes time linear in the document, whatever it holds.
    """
    text = raw.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK)
    return Positions(text, tuple(pointers)).found()


def _first_fault(text: str, path: str, limits: Limits) -> Problem:
    """Return a fault of text that was refused within something that is not even JSON.

    Such as ``9e400abc``: the number is refused first, but then the whole is no number at all.
    """
    try:
        json.loads(text, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        return syntax_fault(error, text, path)
    except RecursionError:
        return Problem(message("documents.too-deep", limit=limits.depth), Place(path))
    return Problem(message("documents.number-too-large", found=shortened(text)), Place(path))


def _check_size(data: Any, text: str, path: str, limits: Limits) -> None:
    """Raise Undecodable when there are more values, or they lie deeper in each other, than allowed.

    Most documents have fewer brackets and commas than that, and need not be looked through.
    """
    brackets = text.count("[") + text.count("{")
    if brackets <= limits.depth and brackets + text.count(",") < limits.values:
        return
    depth, values = _measures(data)
    if depth > limits.depth:
        raise Undecodable(depth_faults(text, path, limits.depth))
    if values > limits.values:
        what = message("documents.too-many-values", limit=limits.values)
        raise Undecodable([Problem(what, Place(path))])


def _measures(data: Any) -> tuple[int, int]:
    """Return how deep objects and lists lie inside each other, and how many values there are."""
    depth, values = 0, 1
    level = [data] if isinstance(data, dict | list) else []
    while level:
        depth += 1
        values += sum(map(len, level))
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
    return depth, values


@cache
def _decoder(digits: int) -> json.JSONDecoder:
    """The standard library's decoder; one for all documents, since making one takes a while."""
    return json.JSONDecoder(
        object_pairs_hook=_members,
        parse_constant=_constant,
        parse_int=_reader(int, digits),
        parse_float=_reader(float, digits),
    )


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Refused
    return members


def _constant(_name: str) -> Any:
    raise _Refused


def _reader(number: Callable[[str], float], digits: int) -> Callable[[str], float]:
    def read(written: str) -> float:
        if len(written) > digits:
            raise _Refused
        value = number(written)
        # 1e999 is JSON, but becomes infinite
        if isinstance(value, float) and math.isinf(value):
            raise _Refused
        return value

    return read
