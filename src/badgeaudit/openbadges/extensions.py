"""Finds the extensions of a badge class, kept as they were written.

Source: OB 2.0, "Extensions": an extension is an object under a key of its own whose ``type`` names
``Extension`` (https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#extensions).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from badgeaudit.openbadges.fields import Sources, Table, step

_PREFIX = "extensions:"
_VOCABULARY = "openbadges/extensions"


def extensions_of(node: Mapping[str, Any], table: Table, sources: Sources) -> dict[str, Any]:
    """Return the extensions of an object: key as written → object.

    Under a key that is plainly an extension, something other than an object is kept as
    ``{"@value": …}``. Some platforms gather them all under one key ``extensions``.
    """
    found: dict[str, Any] = {}
    known = _known(table)
    for key, value in node.items():
        if key in known or value is None:
            continue
        if key.startswith(_PREFIX) or _VOCABULARY in key:
            _keep(found, key, value, step(key), sources)
        elif isinstance(value, dict):
            if key == "extensions":
                for name, inside in value.items():
                    if inside is not None:
                        _keep(found, name, inside, f"/extensions{step(name)}", sources)
            elif _is_extension(value):
                _keep(found, key, value, step(key), sources)
    return found


def _keep(found: dict[str, Any], key: str, value: Any, at: str, sources: Sources) -> None:
    there = f"/extensions{step(key)}"
    if at != there:
        sources[there] = at
    if isinstance(value, dict):
        found[key] = value
        for name in value:
            end = step(name)
            if at != there:
                sources[there + end] = at + end
    else:
        found[key] = {"@value": value}
        sources[f"{there}/@value"] = at


def _is_extension(value: Mapping[str, Any]) -> bool:
    types = value.get("type", value.get("@type"))
    for each in types if isinstance(types, list) else (types,):
        if isinstance(each, str) and "xtension" in each:
            return True
    return False


@cache
def _known(table: Table) -> frozenset[str]:
    """Return the keys a table reads; an issuer with a type of its own is no extension."""
    return frozenset(name for row in table for name, _ in row.names) | {"@context", "type"}
