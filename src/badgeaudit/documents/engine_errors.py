"""What the schema engine reports, as plain data of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.documents.schema_files import BASE, SUFFIX

if TYPE_CHECKING:
    import jsonschema_rs

Step = str | int


class Fault(NamedTuple):
    """One keyword that a document does not satisfy."""

    keyword: str
    """As written in the schema (``minContains``), or ``falseSchema``."""
    instance_path: tuple[Step, ...]
    """Names and indexes that lead to the value in the document."""
    evaluation_path: tuple[Step, ...]
    """The way from the schema's root to the keyword, through every ``$ref``."""
    location: str
    """``<schema name>#/…`` of the keyword."""
    details: dict[str, Any]
    """What the engine knows: ``property``, ``unexpected``, ``limit``, ``options`` …

    For ``propertyNames`` also ``keyword``: what the name does not satisfy.
    """
    branches: tuple[tuple[Fault, ...], ...] = ()
    """For ``anyOf`` and ``oneOf``: what is wrong with each branch."""
    name: str | None = None
    """The offending name, where the fault is about a name and not about a value."""


_COUNTED = frozenset({"dependentRequired", "minContains", "maxContains"})
"""Keywords that the engine reports under a more general name."""


def fault(error: jsonschema_rs.ValidationError) -> Fault:
    """Return an error of the engine with everything in it that is inside it."""
    kind = error.kind
    details = kind.as_dict()
    keyword = kind.name
    evaluation_path = tuple(error.evaluation_path)
    name = None
    if keyword == "propertyNames":
        inner = details.pop("error")
        name = str(inner.instance)
        details = {**inner.kind.as_dict(), "keyword": inner.kind.name}
    elif evaluation_path and evaluation_path[-1] in _COUNTED:
        keyword = str(evaluation_path[-1])
    branches = details.pop("context", ())
    return Fault(
        keyword,
        tuple(error.instance_path),
        evaluation_path,
        short_location(error.absolute_keyword_location or ""),
        details,
        tuple(tuple(fault(inner) for inner in branch) for branch in branches),
        name,
    )


def short_location(location: str) -> str:
    """Return ``openbadges/ob2#/…`` for the full address of a keyword in one of our schemas."""
    if not location.startswith(BASE):
        return location
    name, _, fragment = location.removeprefix(BASE).partition("#")
    return f"{name.removesuffix(SUFFIX)}#{fragment}"
