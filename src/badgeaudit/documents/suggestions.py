"""Did you mean: the known name most like one that is not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from badgeaudit.documents.annotations import Help

_LONGEST_COMPARED = 60
_MOST_COMPARED = 300
_LIKENESS = 0.75
"""Below this two names have little in common; difflib's ratio, from 0 to 1."""


def known_properties(help: Help) -> tuple[str, ...]:
    """Return the names that any schema for this object knows, in the order of the schemas."""
    names: dict[str, None] = {}
    for schema, _ in help.applied():
        properties = schema.get("properties")
        names.update(dict.fromkeys(properties if isinstance(properties, Mapping) else ()))
        allowed = schema.get("propertyNames")
        if isinstance(allowed, Mapping):
            names.update(dict.fromkeys(str(name) for name in allowed.get("enum", ())))
    return tuple(names)


def similar(name: str, known: Iterable[str]) -> list[str]:
    """Return the known name most like this one; nothing when none is."""
    if len(name) > _LONGEST_COMPARED:
        return []
    # sorted, so that of two equally good ones it is always the same
    folded = {_folded(other): other for other in sorted(known)[:_MOST_COMPARED]}
    return [folded[match] for match in get_close_matches(_folded(name), folded, 1, _LIKENESS)]


def _folded(name: str) -> str:
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")
