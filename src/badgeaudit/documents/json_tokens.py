"""Walk through the tokens of JSON text in linear time and without recursion."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?+|[{}\[\]:,]|[^\s{}\[\]:,"]++', re.DOTALL)
"""Strings, punctuation, anything else. Possessive, so that an open string costs no more time."""

_STRING = json.JSONDecoder(strict=False)

Kind = Literal["open", "close", "key", "scalar"]


class Token(NamedTuple):
    """One step through a document."""

    kind: Kind
    """``open`` and ``close`` of an object or list, the ``key`` of a member, or a ``scalar``."""
    offset: int
    """Character offset at which it starts."""
    text: str
    """As written; for a key the decoded name."""


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of well-formed JSON; on anything else something, but never an error."""
    objects: list[bool] = []
    key_next = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        first = token[0]
        if first in "{[":
            yield Token("open", match.start(), token)
            key_next = first == "{"
            objects.append(key_next)
        elif first in "}]":
            if objects:
                objects.pop()
            key_next = False
            yield Token("close", match.start(), token)
        elif first == ",":
            key_next = bool(objects) and objects[-1]
        elif first == ":":
            key_next = False
        elif first == '"' and key_next:
            yield Token("key", match.start(), _name(token))
        else:
            yield Token("scalar", match.start(), token)


def _name(token: str) -> str:
    if "\\" not in token:
        return token[1:-1]
    try:
        return str(_STRING.decode(token))
    except ValueError:
        return token[1:-1]
