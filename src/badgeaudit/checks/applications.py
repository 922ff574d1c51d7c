"""What the application says about one badge class, found without searching through it each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Tools
from badgeaudit.checks.memory import LastMade
from badgeaudit.model.badges import Subject

Entry = Mapping[str, Any]


def _by_badge(entries: Sequence[Any]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if isinstance(entry, dict) and (badge := read.text(entry, "badge")):
            found.setdefault(badge, []).append(entry)
            if (name := badge.casefold()) != badge:
                found.setdefault(name, []).append(entry)
    return found


_activities = LastMade[Sequence[Any], dict[str, list[Entry]]](_by_badge)
_review_methods = LastMade[Sequence[Any], dict[str, list[Entry]]](_by_badge)


def _of(found: Mapping[str, list[Entry]], subject: Subject) -> list[Entry]:
    named = found.get(read.text(subject.fields, "name").casefold(), [])
    return [*found.get(subject.id, []), *named]


def activity_texts(subject: Subject, tools: Tools) -> list[str]:
    """Return the texts of the activities whose ``badge`` is the badge class's id or name."""
    entries = _of(_activities(read.items(tools.application, "activities")), subject)
    return [text for entry in entries if (text := read.text(entry, "text"))]


def review_methods(subject: Subject, tools: Tools) -> list[str]:
    """Return the methods named for the badge class by id, by name, or for ``all`` of them."""
    found = _review_methods(read.items(tools.application, "review_methods"))
    entries = [*_of(found, subject), *found.get("all", [])]
    return [method for entry in entries if (method := read.text(entry, "method"))]
