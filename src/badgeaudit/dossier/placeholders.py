"""Leave out what is not a real answer: empty values, unfilled placeholders, chosen places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Set
from typing import Any, NamedTuple

from badgeaudit.documents.json_pointers import join

_UNFILLED = frozenset({"", "...", "…", "TODO"})
_TO_DO = re.compile(r"TODO\s*:")
"""Upper case only: ``todo`` is a word in Spanish."""
_IN_BRACKETS = re.compile(r"<[^<>]*>")


class Kept(NamedTuple):
    """What was kept of a document, and where each part of it came from."""

    data: Any
    """None when nothing was kept."""
    origins: Mapping[str, str]
    """Pointer in ``data`` → pointer in the document: the items of a list move up when one goes."""


Leave = Callable[[str, Any], bool]
"""Tells from its pointer and content whether a value is left out."""


def real_answers(data: Any) -> Kept:
    """Return a document without nulls, empty values and unfilled placeholders.

    ``<your name>``, ``TODO``, ``TODO: ask Anna``, ``…`` and ``...`` are placeholders; so is a
    mapping or list in which nothing is left. Text is stripped and composed (Unicode NFC), and a
    leading ``./`` goes, so that file names compare equal to those of the dossier.
    """
    return _kept_of(_tidied(data), lambda pointer, value: unfilled(value))


def without(data: Any, pointers: Set[str]) -> Kept:
    """Return a document without the values at some pointers, and what is empty without them."""
    return _kept_of(data, lambda pointer, value: pointer in pointers)


def _kept_of(data: Any, leave: Leave) -> Kept:
    # The recursion is as deep as the document, which its reader limits.
    origins: dict[str, str] = {}
    result = _kept(data, "", "", leave, origins)
    return Kept(result, origins)


def unfilled(value: Any) -> bool:
    """Tell whether a value is no answer: null, or text that nobody filled in."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    text = value.strip()
    if text in _UNFILLED or _TO_DO.match(text):
        return True
    # A web address in angle brackets, as e-mail programs write it, was meant.
    return _IN_BRACKETS.fullmatch(text) is not None and "://" not in text


def _kept(
    value: Any,
    old: str,
    new: str,
    leave: Leave,
    origins: dict[str, str],
) -> Any:
    """Return what is kept of one value, or None; its origin is noted when something is."""
    if leave(old, value):
        return None
    if isinstance(value, Mapping):
        pairs = {}
        for key, inner in value.items():
            found = _kept(inner, join(old, key), join(new, key), leave, origins)
            if found is not None:
                pairs[key] = found
        result: Any = pairs or None
    elif isinstance(value, list):
        items: list[Any] = []
        for index, inner in enumerate(value):
            found = _kept(inner, join(old, index), join(new, len(items)), leave, origins)
            if found is not None:
                items.append(found)
        result = items or None
    else:
        result = value
    if result is not None:
        origins[new] = old
    return result


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value.strip()).removeprefix("./")
    if isinstance(value, Mapping):
        return {key: _tidied(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_tidied(inner) for inner in value]
    return value
