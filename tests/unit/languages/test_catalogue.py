"""Every message in the code has words, and the words fit the values they are filled with."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from badgeaudit.languages import catalogue, sentence
from badgeaudit.model.places import Message, message

PACKAGE = Path(__file__).parents[3] / "src" / "badgeaudit"


def calls() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield (where, message id, names of the values) for each call of message() with a plain id."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if node.func.id not in ("message", "Message") or not node.args:
                continue
            first = node.args[0]
            if not (isinstance(first, ast.Constant) and isinstance(first.value, str)):
                continue
            names = {k.arg for k in node.keywords if k.arg is not None}
            open_ended = node.func.id == "Message" or any(k.arg is None for k in node.keywords)
            yield f"{path.name}:{node.lineno}", first.value, None if open_ended else names


CALLS = list(calls())


@pytest.mark.parametrize(("where", "id", "names"), CALLS, ids=[f"{w}-{i}" for w, i, _ in CALLS])
def test_each_message_has_words_for_its_values(where: str, id: str, names: set[str] | None) -> None:
    assert id in catalogue(), f"{where}: no text for {id}"
    if names is not None:
        wanted = {name for _, name, _, _ in Formatter().parse(catalogue()[id]) if name}
        assert wanted <= names, f"{where}: {id} is not given {sorted(wanted - names)}"


@pytest.mark.parametrize("id", catalogue())
def test_placeholders_are_plain_names(id: str) -> None:
    """``{a.b}`` or ``{a[0]}`` would reach into a value that a stranger wrote."""
    for _, name, spec, conversion in Formatter().parse(catalogue()[id]):
        assert name is None or name.isidentifier(), f"{id}: {{{name}}}"
        assert not spec
        assert conversion is None


def test_a_value_is_never_a_template() -> None:
    text = sentence(message("cli.written", file="{file.__class__}"))
    assert "{file.__class__}" in text


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(KeyError):
        sentence(Message("no.such-message"))
