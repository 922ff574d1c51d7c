"""Our own schema files: read when first asked for, and looked up by their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from badgeaudit.documents.json_pointers import split
from badgeaudit.documents.strict_json import decode_json
from badgeaudit.resources import folder

BASE = "https://badgeaudit.example/schemas/"
"""Every ``$id`` begins so. It is only a name (``.example``, RFC 2606): nothing is ever fetched."""

SUFFIX = ".schema.json"


class Found(NamedTuple):
    """A schema and the address that relative references in it start from."""

    schema: Any
    base: str


def address(name: str) -> str:
    """Return the ``$id`` of a schema: ``openbadges/ob2`` lies in ``openbadges/ob2.schema.json``."""
    return BASE + name + SUFFIX


@cache
def schema_file(name: str) -> Mapping[str, Any]:
    """Return the schema below ``schemas/`` with this name.

    Raises Undecodable when it is not JSON, LookupError when there is no such file or its ``$id`` is
    not the one it should have: faults of whoever edits the schemas, never of a dossier.
    """
    root = folder("schemas").resolve()
    path = (root / f"{name}{SUFFIX}").resolve()
    if not path.is_relative_to(root) or not path.is_file():
        raise LookupError(f"there is no schema {name}")
    schema = decode_json(path.read_bytes(), f"schemas/{name}{SUFFIX}")
    if not isinstance(schema, dict) or schema.get("$id") != address(name):
        raise LookupError(f"the $id of schemas/{name}{SUFFIX} must be {address(name)}")
    return schema


@cache
def schema_names() -> tuple[str, ...]:
    """Return the names of all schemas, sorted."""
    root = folder("schemas").resolve()
    found = (path.relative_to(root).as_posix() for path in root.rglob(f"*{SUFFIX}"))
    return tuple(sorted(name.removesuffix(SUFFIX) for name in found))


def document(uri: str) -> Mapping[str, Any] | None:
    """Return the schema file with this address (without fragment); None when it is none of ours."""
    if not (uri.startswith(BASE) and uri.endswith(SUFFIX)):
        return None
    try:
        return schema_file(uri.removeprefix(BASE).removesuffix(SUFFIX))
    except LookupError:
        return None


def resolve(reference: str, base: str, root: Mapping[str, Any]) -> Found | None:
    """Return what a ``$ref`` leads to; None when it leads nowhere or to an anchor.

    ``base`` is the address of the schema it stands in; ``root`` is that schema when it has no file.
    """
    uri, names = _target(reference, base)
    if names is None:
        return None
    schema: Any = root if uri == urldefrag(base).url and document(uri) is None else document(uri)
    for name in names:
        if isinstance(schema, Mapping):
            schema = schema.get(name)
        elif isinstance(schema, list) and name.isdigit() and int(name) < len(schema):
            schema = schema[int(name)]
        else:
            return None
    return Found(schema, uri) if schema is not None else None


@lru_cache(maxsize=4096)
def _target(reference: str, base: str) -> tuple[str, tuple[str, ...] | None]:
    """Return the address and the names of the pointer that a reference consists of.

    The names are None when it has an anchor instead of a pointer.
    """
    uri, fragment = urldefrag(urljoin(base, reference))
    if fragment and not fragment.startswith("/"):
        return uri, None
    return uri, split(unquote(fragment))


def needed(schema: Any, base: str) -> dict[str, Mapping[str, Any]]:
    """Return the schema files that a schema refers to, directly or not: address → schema."""
    files: dict[str, Mapping[str, Any]] = {}
    pending = list(_references(schema, base))
    while pending:
        uri = pending.pop()
        found = document(uri) if uri not in files else None
        if found is not None:
            files[uri] = found
            pending.extend(_file_references(uri))
    return files


@cache
def _file_references(uri: str) -> frozenset[str]:
    return _references(document(uri), uri)


def _references(schema: Any, base: str) -> frozenset[str]:
    """Return the addresses that the ``$ref`` in a schema lead to, without fragments."""
    found = set()
    pending = [schema]
    while pending:
        part = pending.pop()
        if isinstance(part, Mapping):
            reference = part.get("$ref")
            if isinstance(reference, str):
                found.add(_target(reference, base)[0])
            pending.extend(part.values())
        elif isinstance(part, list):
            pending.extend(part)
    return frozenset(found)
