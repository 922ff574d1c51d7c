"""From what the engine reports to violations: which value, where in it, and a help text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from badgeaudit.documents.annotations import Help, Root, help_for
from badgeaudit.documents.branches import settled
from badgeaudit.documents.engine_errors import Fault
from badgeaudit.documents.json_pointers import join, split
from badgeaudit.documents.suggestions import known_properties
from badgeaudit.documents.wording import Situation, worded
from badgeaudit.model.places import Message, message

MOST_VIOLATIONS = 100
"""So many are reported for one document; then one that says how many more there are."""

_MOST_LOOKED_AT = 1000
_LONGEST_POINTER = 2000

_NO_OTHERS = ("additionalProperties",)
"""An object without known names that allows no others is a ``false`` schema to the engine."""


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing in a document that its schema does not allow."""

    pointer: str
    """JSON pointer of the value; for a name that does not belong, of that member."""
    message: Message
    location: str
    """``<schema name>#/…`` of the keyword that says so."""


def violations_of(faults: Iterable[Fault], instance: Any, root: Root) -> tuple[Violation, ...]:
    """Return the violations sorted by pointer, each once; after 100 one that counts the rest."""
    found: dict[tuple[str, str, str], Violation] = {}
    unevaluated: list[tuple[str, str, str]] = []
    looked_at = 0
    for fault in islice(_single(settled(faults), instance), _MOST_LOOKED_AT):
        looked_at += 1
        help = help_for(root, fault.evaluation_path[:-1])
        violation = _violation(fault, help, instance)
        key = (violation.pointer, violation.message.id, json.dumps(violation.message.params))
        found.setdefault(key, violation)
        if fault.keyword == "unevaluatedProperties" and fault.name in known_properties(help):
            unevaluated.append(key)
    # a name that some branch knows is only "unknown" because that branch failed for another reason
    if len(unevaluated) < len(found):
        for key in unevaluated:
            found.pop(key, None)
    every = sorted(found.values(), key=lambda v: (_order(v.pointer), v.message.id, v.location))
    if len(every) <= MOST_VIOLATIONS:
        return tuple(every)
    left_out = f"{len(every) - MOST_VIOLATIONS}{'+' if looked_at == _MOST_LOOKED_AT else ''}"
    more = Violation("", message("validation.more", count=left_out), every[-1].location)
    return (*every[:MOST_VIOLATIONS], more)


def _single(faults: Iterable[Fault], instance: Any) -> Iterator[Fault]:
    """Yield the faults so that each is about one name or one item."""
    for fault in faults:
        if fault.keyword in ("additionalProperties", "unevaluatedProperties"):
            for name in fault.details["unexpected"]:
                yield fault._replace(name=str(name))
        elif fault.keyword == "falseSchema" and fault.evaluation_path[-1:] == _NO_OTHERS:
            for name in value_at(instance, fault.instance_path):
                yield fault._replace(keyword="additionalProperties", name=name)
        elif fault.keyword == "uniqueItems":
            first, second = _twins(value_at(instance, fault.instance_path))
            path = (*fault.instance_path, second)
            yield fault._replace(instance_path=path, details={"first": first + 1})
        else:
            yield fault


def _violation(fault: Fault, help: Help, instance: Any) -> Violation:
    value = value_at(instance, fault.instance_path)
    path = fault.instance_path
    if help.private and help.known_depth is not None:
        # from here on the names come from the document: they may be somebody's address
        path = path[: help.known_depth]
    situation = Situation(fault, help, value, path)
    if fault.name is not None and not help.private:
        path = (*path, fault.name)
    return Violation(join("", *_bounded(path)), worded(situation), fault.location)


def _bounded(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the path, or the part of it that does not become a monstrous pointer."""
    length = 0
    for depth, step in enumerate(path):
        length += len(step) if isinstance(step, str) else 0
        if length > _LONGEST_POINTER:
            return path[:depth]
    return path


def value_at(instance: Any, path: Sequence[str | int]) -> Any:
    """Return the value that an instance path leads to."""
    for step in path:
        instance = instance[step]
    return instance


def _twins(items: list[Any]) -> tuple[int, int]:
    """Return the indexes of the first two equal items; JSON Schema says 1 and 1.0 are equal."""
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        key = json.dumps(_equal_form(item), sort_keys=True)
        if key in seen:
            return seen[key], index
        seen[key] = index
    return 0, 0


def _equal_form(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_equal_form(item) for item in value]
    if isinstance(value, dict):
        return {name: _equal_form(item) for name, item in value.items()}
    return value


def _order(pointer: str) -> tuple[tuple[int, str], ...]:
    """Sort ``/tags/10`` after ``/tags/9``."""
    return tuple((int(n), "") if n.isdecimal() and len(n) < 10 else (-1, n) for n in split(pointer))
