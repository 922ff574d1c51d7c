"""Reads what a JSON-LD object declares itself to be: its types, its contexts, its VC version."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

Family = Literal["ob1", "ob2", "ob3", "clr2", "vc", ""]

_CONTEXTS: tuple[tuple[str, Family], ...] = (
    ("imsglobal.org/spec/clr/v2", "clr2"),
    ("imsglobal.org/spec/ob/v3", "ob3"),
    ("imsglobal.org/spec/ob/v2", "ob2"),
    ("openbadges/v2", "ob2"),
    ("openbadgespec.org/v2", "ob2"),
    ("openbadges/v1", "ob1"),
    ("openbadgespec.org/v1", "ob1"),
    ("w3.org/ns/credentials/v2", "vc"),
    ("w3.org/2018/credentials/v1", "vc"),
)
"""What a context's address contains → whose it is; the more telling ones first."""


def types_of(node: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the types of an object without their prefixes: ``obi:BadgeClass`` → ``BadgeClass``."""
    declared = node.get("type", node.get("@type"))
    if isinstance(declared, str):
        declared = (declared,)
    elif not isinstance(declared, list):
        return ()
    return tuple(_local_name(each) for each in declared if isinstance(each, str))


def families_of(node: Mapping[str, Any]) -> frozenset[Family]:
    """Return whose contexts an object names."""
    context = node.get("@context")
    if isinstance(context, str):
        context = (context,)
    elif not isinstance(context, list):
        return frozenset()
    return frozenset(_family_of(each) for each in context if isinstance(each, str)) - {""}


def is_vc2(credential: Mapping[str, Any]) -> bool:
    """Tell VC data model 2.0 from 1.1: by the context, else by the names of the dates."""
    context = credential.get("@context")
    for each in context if isinstance(context, list) else (context,):
        if isinstance(each, str):
            if "w3.org/ns/credentials/v2" in each:
                return True
            if "w3.org/2018/credentials/v1" in each:
                return False
    return "issuanceDate" not in credential and "expirationDate" not in credential


def _family_of(context: str) -> Family:
    for part, family in _CONTEXTS:
        if part in context:
            return family
    return ""


def _local_name(name: str) -> str:
    """Cut the prefix of a type: everything up to the last ``#``, ``/`` or ``:``."""
    if name.isalnum():
        return name
    return name[max(name.rfind("#"), name.rfind("/"), name.rfind(":")) + 1 :]
