"""Say in plain words what the YAML parser stumbled over, and where."""

from __future__ import annotations

import re

import yaml

from badgeaudit.documents.text import line_and_column
from badgeaudit.model.places import Message, Place, Problem, message

_MESSAGES = (
    ("tab character", "documents.yaml-tab"),
    ("mapping values are not allowed", "documents.yaml-colon"),
    ("block sequence entries are not allowed", "documents.yaml-dash"),
    ("',' or ']'", "documents.yaml-open-bracket"),
    ("',' or '}'", "documents.yaml-open-bracket"),
    ("end of stream", "documents.yaml-open-quote"),
    ("unknown escape character", "documents.yaml-escape"),
    ("invalid Unicode character escape", "documents.yaml-escape"),
    ("escape sequence", "documents.yaml-escape"),
    ("exceeded maximum nesting depth", "documents.yaml-nesting"),
    ("expected node content", "documents.yaml-value-expected"),
    ("expected key", "documents.yaml-indentation"),
    ("expected '-' indicator", "documents.yaml-indentation"),
    ("<document start>", "documents.yaml-indentation"),
    ("could not find expected ':'", "documents.yaml-colon-missing"),
    ("did not find expected comment or line break", "documents.yaml-block-text"),
)
"""Parts of libyaml's messages (scanner.c, parser.c), the first that fits counts."""

_AT_CONTEXT = frozenset({"documents.yaml-open-quote", "documents.yaml-open-bracket"})
"""Where the beginning helps more than the end of the file."""

_AFTER_TEXT = frozenset({"documents.yaml-colon", "documents.yaml-indentation"})
"""What is said of a line that can't follow a text."""
_NO_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_][\w-]{0,40}):[^\s:/\\]")
"""A line such as ``answer:met``, which YAML reads as text that goes on in the next line."""


def syntax_fault(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Return a plain message for an error of the parser."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _marked(error, text, path)
    # the parser counts bytes
    offset = len(text.encode()[: getattr(error, "position", 0)].decode("utf-8", "ignore"))
    character = text[offset : offset + 1] or "\0"
    what = message("documents.control-character", found=f"U+{ord(character):04X}")
    return Problem(what, Place(path, "", *line_and_column(text, offset)))


def _marked(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    what = _what(error.problem or "", text, mark)
    without_space = _without_space(text, mark) if what.id in _AFTER_TEXT else None
    if without_space is not None:
        line, name = without_space
        return Problem(message("documents.yaml-space", name=name), Place(path, "", line, 1))
    if what.id in _AT_CONTEXT and error.context_mark is not None:
        mark = error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(what, Place(path, "", *place))


def _without_space(text: str, mark: yaml.Mark | None) -> tuple[int, str] | None:
    """Return line and name of an entry without a space after its colon, when it broke the next."""
    if mark is None:
        return None
    lines = text.split("\n", mark.line)[: mark.line]
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if line.strip() and not line.lstrip().startswith("#"):
            found = _NO_SPACE.match(line)
            return (number, found[1]) if found else None
    return None


def _what(problem: str, text: str, mark: yaml.Mark | None) -> Message:
    if "cannot start any token" in problem:
        found = text[mark.index : mark.index + 1] if mark else ""
        if found == "\t":
            return message("documents.yaml-tab")
        return message("documents.yaml-quote-needed", found=found)
    for part, id in _MESSAGES:
        if part in problem:
            return message(id)
    return message("documents.yaml-broken")
