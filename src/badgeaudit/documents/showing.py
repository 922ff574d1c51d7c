"""How values, names and the help of a schema look inside a sentence; nothing private is shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from badgeaudit.documents.annotations import Help
from badgeaudit.documents.text import shortened

HIDDEN = "•••"
"""Shown instead of a value that is somebody's identity."""

_LONGEST_EXAMPLE = 200


def shown(value: Any, private: bool = False) -> str:
    """Return a value as it may stand in a sentence: one line, at most 60 characters.

    Of an object only the names are shown and of a list nothing: a part of it may be private.
    """
    if private:
        return HIDDEN
    if isinstance(value, Mapping):
        names = ", ".join(json.dumps(str(name), ensure_ascii=False) for name in list(value)[:8])
        return shortened("{" + names + "}")
    if isinstance(value, list):
        return "[…]" if value else "[]"
    if isinstance(value, str):
        return '"' + shortened(value[:200], 58) + '"'
    return shortened(json.dumps(value))


def thing(help: Help, path: tuple[str | int, ...]) -> str:
    """Return what a value is called: its title in the schema, and the name it has in the file."""
    key = _key(path)
    if help.title and key:
        return f"{help.title} ({key})"
    return help.title or key or "#"


def helping(help: Help, name: str = "", condition: str = "") -> str:
    """Return description, example and source, each after a space, in signs without words.

    With ``name`` the example is shown as the member it would be: ``→ "name": "Storyteller"``;
    ``condition`` says when it is needed.
    """
    parts = [part for part in (help.description, condition) if part]
    if written := written_example(help):
        parts.append(
            f"→ {json.dumps(name, ensure_ascii=False)}: {written}" if name else f"→ {written}"
        )
    return "".join(f" {part}" for part in parts) + source_of(help)


def described(help: Help) -> str:
    """Return description and source, each after a space, where an example would not help."""
    return (f" {help.description}" if help.description else "") + source_of(help)


def written_example(help: Help) -> str:
    """Return the first example as JSON on one line; empty without one that is short enough."""
    if not help.examples:
        return ""
    written = json.dumps(help.examples[0], ensure_ascii=False)
    return written if len(written) <= _LONGEST_EXAMPLE else ""


def source_of(help: Help) -> str:
    """Return the clause and address that ask for it, after a space; nothing when none is named."""
    return f" ({help.source})" if help.source else ""


def _key(path: tuple[str | int, ...]) -> str:
    """The last name and the numbers after it, from 1 as people count: ``"tags" 2``."""
    words: list[str] = []
    for step in path:
        if isinstance(step, str):
            words = [f'"{shortened(step)}"']
        else:
            words.append(str(step + 1))
    return " ".join(words)
