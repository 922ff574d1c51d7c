"""Audit document → JSON text: sorted, indented, the same bytes for the same audit.

The library indents in Python only, one small string after the other, and holds the whole text. Here
objects of the same keys share what stands between their values, and the text comes in parts: that
is several times as fast, and the size of a report does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

from badgeaudit.report.untrusted import escape_harmful

_TOGETHER = 1 << 16
"""About so many characters make a part."""
_LONG = 100
"""Lists with so many members are written member by member."""
_FEW = 24
"""Objects with more keys than this have keys of their own, such as the ids of subjects."""
_quoted = encode_basestring


def render_json(document: Mapping[str, Any]) -> str:
    """Return the document as JSON (RFC 8259) ending in a newline.

    Letters of every language stay readable; only what could steer a terminal or turn the reading
    direction is written as ``\\uXXXX``, which means the same to every JSON reader. Raises
    ValueError for a number that is none, TypeError for what JSON can't hold.
    """
    return "".join(json_parts(document))


def json_parts(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield the same text part by part. Lists may be any sequence, also one made on the way."""
    waiting: list[str] = []
    size = 0
    for text in _pieces(document, "\n"):
        waiting.append(text)
        size += len(text)
        if size >= _TOGETHER:
            yield _harmless("".join(waiting))
            waiting, size = [], 0
    waiting.append("\n")
    yield _harmless("".join(waiting))


def _harmless(text: str) -> str:
    # of ASCII the encoder has escaped all controls but one
    return text if text.isascii() and "\x7f" not in text else escape_harmful(text)


def _pieces(value: Any, line: str) -> Iterator[str]:
    """Yield a value in pieces, so that no list that may be long is ever one text."""
    inner = f"{line}  "
    if isinstance(value, Mapping) and value:
        between = "{"
        for key in sorted(value):
            yield f"{between}{inner}{_key(key)}: "
            yield from _pieces(value[key], inner)
            between = ","
        yield f"{line}}}"
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes) and value:
        # what stands in a long list is small
        pieces = _pieces if len(value) < _LONG else _whole
        between = "["
        for each in value:
            yield f"{between}{inner}"
            yield from pieces(each, inner)
            between = ","
        yield f"{line}]"
    else:
        yield _text(value, line)


def _whole(value: Any, line: str) -> Iterator[str]:
    yield _text(value, line)


def _text(value: Any, line: str) -> str:
    """Return a value as JSON; ``line`` is a line break with the blanks that lead up to it."""
    kind = type(value)
    if kind is str:
        return str(_quoted(value))
    if value is None:
        return "null"
    if kind is dict:
        return _object(value, line)
    if kind is int:
        return str(value)
    if kind is bool:
        return "true" if value else "false"
    if kind is list:
        return _array(value, line)
    return _rare(value, line)


def _object(value: Mapping[str, Any], line: str) -> str:
    if not value:
        return "{}"
    inner = f"{line}  "
    if len(value) <= _FEW:
        keys, starts = _shape(tuple(value), line)
    else:
        keys, starts = _shape.__wrapped__(tuple(value), line)
    written = [start + _text(value[key], inner) for key, start in zip(keys, starts, strict=True)]
    return f"{''.join(written)}{line}}}"


@lru_cache(maxsize=1024)
def _shape(keys: tuple[str, ...], line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys in order, and what is written before each one's value."""
    order = tuple(sorted(keys))
    starts = [f",{line}  {_key(key)}: " for key in order]
    return order, ("{" + starts[0][1:], *starts[1:])


def _array(value: Sequence[Any], line: str) -> str:
    if not value:
        return "[]"
    inner = f"{line}  "
    between = f",{inner}"
    return f"[{inner}{between.join([_text(each, inner) for each in value])}{line}]"


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a name in JSON is a text, not {key!r}")
    return str(_quoted(key))


def _rare(value: Any, line: str) -> str:
    """Return what is neither exactly a JSON value nor often there."""
    if isinstance(value, str):
        return str(_quoted(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        if not isfinite(value):
            raise ValueError("JSON has no such number")
        return float.__repr__(value)
    if isinstance(value, Mapping):
        return _object(value, line)
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return _array(value, line)
    raise TypeError(f"not JSON: {type(value).__name__}")
