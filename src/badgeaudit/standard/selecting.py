"""Resolve the ``of:`` selector of a readiness rule to criterion ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

_EQUAL = ("section", "answer", "status", "obligation")


def select(selector: Mapping[str, Any], criteria: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the ids of the criteria a selector means, in the criteria's order.

    All conditions must hold: ``ids`` (one of them), ``section``, ``answer``, ``status`` and
    ``obligation`` (equal), ``except`` (none of them). Criteria that are ``may`` or repeat another
    (``same_as``) are never selected, for a rule counts each obligation once.
    """
    return tuple(
        str(criterion["id"])
        for criterion in criteria
        if criterion.get("obligation") != "may"
        and "same_as" not in criterion
        and _meant(selector, criterion)
    )


def _meant(selector: Mapping[str, Any], criterion: Mapping[str, Any]) -> bool:
    id = criterion.get("id")
    if "ids" in selector and id not in selector["ids"]:
        return False
    if id in selector.get("except", ()):
        return False
    return all(criterion.get(key) == selector[key] for key in _EQUAL if key in selector)
