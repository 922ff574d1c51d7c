"""Audit document → GitHub's workflow commands: annotations at the lines of a change.

Source: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.report.exchange.entries import Entry, entries
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import clean, one_line

MOST = 10
"""GitHub shows no more of one kind and step; the job summary has them all."""

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_ORDER = ("error", "warning", "note")


def render_github(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return at most ten annotations, the gravest first, and how many more there are."""
    failing = [entry for entry in entries(document) if entry.counts]
    failing.sort(key=lambda entry: _ORDER.index(entry.level))
    lines = [_annotation(entry, options) for entry in failing[:MOST]]
    rest = len(failing) - MOST
    if rest > 0:
        lines[-1:] = [_annotation(failing[MOST - 1], options)]
        lines.append(one_line(phrase("exchange-more", count=rest)))
    return "".join(f"{line}\n" for line in lines)


def _annotation(entry: Entry, options: RenderOptions) -> str:
    values = {"title": one_line(f"badgeaudit {entry.rule}")}
    if entry.path:
        values["file"] = clean(options.prefix + entry.path)
    if entry.line is not None:
        values["line"] = str(entry.line)
        values["col"] = str(entry.column or 1)
    properties = ",".join(f"{key}={_property(value)}" for key, value in values.items())
    return f"::{_COMMANDS[entry.level]} {properties}::{_message(one_line(entry.text))}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
