"""Choose the branch of an ``anyOf`` or ``oneOf`` that a document most likely meant."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from badgeaudit.documents.engine_errors import Fault

_DISCRIMINATING = frozenset({"const", "enum", "contains"})
"""Keywords with which branches tell themselves apart, on the value or on its ``type``."""

_ALTERNATIVES = frozenset({"anyOf", "oneOf"})

Branch = tuple[Fault, ...]


def settled(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Yield the faults with every "none of the branches" replaced by the faults of one branch.

    Where no branch is nearer than another they become one fault: of ``type`` or ``enum`` with all
    the possibilities, or of members of which one has to be there (keyword ``anyRequired``).
    """
    for fault in faults:
        # a branch without faults: several branches of a oneOf fit
        if fault.keyword not in _ALTERNATIVES or not fault.branches or not all(fault.branches):
            yield fault
            continue
        branches = [tuple(settled(branch)) for branch in fault.branches]
        merged = _types(fault, branches) or _options(fault, branches) or _members(fault, branches)
        if merged is not None:
            yield merged
        else:
            here = len(fault.instance_path)
            yield from min(branches, key=lambda branch: _distance(branch, here))


def _distance(branch: Branch, here: int) -> tuple[int, ...]:
    """How far a branch is from fitting; the order of these numbers is the rule.

    First any branch that is not ``false``, then one for values of this type, then one whose
    ``type``, ``@context`` or the like names this kind of thing, then the one that got furthest into
    the value, then the fewest faults.
    """
    closed = any(
        fault.keyword == "falseSchema" and len(fault.instance_path) == here for fault in branch
    )
    wrong_type = any(
        fault.keyword == "type" and len(fault.instance_path) == here for fault in branch
    )
    other_kind = sum(
        fault.keyword in _DISCRIMINATING and len(fault.instance_path) <= here + 1
        for fault in branch
    )
    at_top = sum(len(fault.instance_path) == here for fault in branch)
    return int(closed), int(wrong_type), other_kind, at_top, len(branch)


def _types(fault: Fault, branches: Sequence[Branch]) -> Fault | None:
    """Return one fault of ``type`` when the value is of no branch's type."""
    parts = [_first(branch, ("type",), fault.instance_path) for branch in branches]
    types = [name for part in parts if part for name in part.details["types"]]
    return _instead(fault, "type", types=list(dict.fromkeys(types))) if all(parts) else None


def _options(fault: Fault, branches: Sequence[Branch]) -> Fault | None:
    """Return one fault of ``enum`` when every branch is for certain values."""
    parts = [_first(branch, ("const", "enum"), fault.instance_path) for branch in branches]
    options: dict[str, Any] = {}
    for part in parts:
        if part is None:
            return None
        for value in part.details.get("options", [part.details.get("expected_value")]):
            options.setdefault(json.dumps(value, sort_keys=True), value)
    return _instead(fault, "enum", options=list(options.values()))


def _members(fault: Fault, branches: Sequence[Branch]) -> Fault | None:
    """Return one fault when every branch only lacks a member of this object."""
    faults = [inner for branch in branches for inner in branch]
    only = all(
        inner.keyword == "required" and inner.instance_path == fault.instance_path
        for inner in faults
    )
    names = list(dict.fromkeys(str(inner.details["property"]) for inner in faults if only))
    return _instead(fault, "anyRequired", names=names) if only else None


def _first(branch: Branch, keywords: tuple[str, ...], at: tuple[str | int, ...]) -> Fault | None:
    return next((f for f in branch if f.keyword in keywords and f.instance_path == at), None)


def _instead(fault: Fault, keyword: str, **details: Any) -> Fault:
    return fault._replace(keyword=keyword, details=details, branches=())
