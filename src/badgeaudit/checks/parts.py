"""Which parts of the application, and which kinds of subjects, a criterion's check is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from badgeaudit.checks import CHECKS
from badgeaudit.checks.base import Parameters
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.standard import Check, Criterion


def parts_of(criterion: Criterion) -> tuple[str | AppliesTo, ...]:
    """Return dotted paths in the application, and kinds of subjects besides ``applies_to``.

    First what the standard says it ``concerns``, then what its check looks at; of a check by JSON
    Schema on the application: the members that its schema names.
    """
    check = criterion.check
    if check is None:
        return criterion.concerns
    if check.named is None:
        return tuple(dict.fromkeys((*criterion.concerns, *_members(criterion, check))))
    parts: list[str | AppliesTo] = [*criterion.concerns]
    for about in CHECKS[check.named].about:
        if isinstance(about, AppliesTo):
            parts.append(about)
        else:
            parts.extend(_filled(about, check.parameters))
    return tuple(dict.fromkeys(parts))


def _members(criterion: Criterion, check: Check) -> tuple[str, ...]:
    if criterion.applies_to is not AppliesTo.DOSSIER or check.schema is None:
        return ()
    if check.part:
        return (check.part,)
    named: tuple[str, ...] = (
        *check.schema.get("properties", {}),
        *check.schema.get("required", ()),
    )
    return tuple(dict.fromkeys(named))


def _filled(about: str, parameters: Parameters) -> Iterator[str]:
    """Fill in a parameter; one that lists ``{key: …}`` gives a path for each."""
    name = about[about.find("{") + 1 : about.find("}")] if "{" in about else ""
    value: Any = parameters.get(name)
    if isinstance(value, str):
        yield about.replace(f"{{{name}}}", value)
    elif isinstance(value, (list, tuple)):
        yield from (item["key"] for item in value)
    else:
        yield about
