"""Reading normalised fields and the application without trusting their types.

The normaliser promises types, but a check must not raise on anything: what is not of the expected
type counts as absent. Objects are plain dicts (``isinstance`` of ``Mapping`` takes four times as
long, and this runs for every badge); only the outermost may be any mapping.
"""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

_EMPTY: Mapping[str, Any] = MappingProxyType({})

REFERENCE_KEYS = ("file", "document", "credential", "evidence", "described_in")
"""Keys of the application under which a path or a link stands."""


def text(fields: Mapping[str, Any], key: str) -> str:
    """Return the string at ``key`` without space around it; empty when there is none."""
    value = fields.get(key)
    return value.strip() if isinstance(value, str) else ""


def part(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Return the object at ``key``; empty when there is none."""
    value = fields.get(key)
    return value if isinstance(value, dict) else _EMPTY


def items(fields: Mapping[str, Any], key: str) -> Sequence[Any]:
    """Return the list at ``key``; empty when there is none."""
    value = fields.get(key)
    return value if isinstance(value, list | tuple) else ()


def objects(fields: Mapping[str, Any], key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield position and object of the list at ``key``, leaving out what is not an object."""
    for index, value in enumerate(items(fields, key)):
        if isinstance(value, dict):
            yield index, value


def strings(fields: Mapping[str, Any], key: str) -> list[str]:
    """Return the strings of the list at ``key`` that hold more than space."""
    return [value for value in items(fields, key) if isinstance(value, str) and value.strip()]


def number(value: Any) -> float | None:
    """Return a positive number (also one written as a string, ``2.5`` or ``2,5``), else None."""
    if isinstance(value, str):
        digits = value.strip().replace(",", ".")
        # float() would also take "nan", "inf" and "1_000"
        if len(digits) > 40 or not digits.replace(".", "", 1).isdecimal():
            return None
        value = float(digits)
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        return None
    return float(min(value, 10**12))


def reached(root: Mapping[str, Any], dotted: str) -> Iterator[tuple[str, Any]]:
    """Yield JSON pointer and value of a dotted path (``plan.document``), through all list items."""
    if "." not in dotted:
        # the most frequent case by far, and ten times faster
        if dotted in root:
            yield f"/{escaped(dotted)}", root[dotted]
        return
    found: list[tuple[str, Any]] = [("", root)]
    for name in dotted.split("."):
        below: list[tuple[str, Any]] = []
        for pointer, value in found:
            several = isinstance(value, list | tuple)
            for index, item in enumerate(value) if several else ((None, value),):
                if (isinstance(item, dict) or item is root) and name in item:
                    at = pointer if index is None else f"{pointer}/{index}"
                    below.append((f"{at}/{escaped(name)}", item[name]))
        found = below
    yield from found


def references(pointer: str, value: Any, depth: int = 4) -> Iterator[tuple[str, str]]:
    """Yield JSON pointer and text of every path or link named in a part of the application."""
    if isinstance(value, str):
        if value.strip():
            yield pointer, value.strip()
    elif depth and isinstance(value, dict):
        for key in REFERENCE_KEYS:
            if key in value:
                yield from references(f"{pointer}/{key}", value[key], depth - 1)
    elif depth and isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from references(f"{pointer}/{index}", item, depth - 1)


def escaped(name: str) -> str:
    """Return a key as it stands in a JSON pointer (RFC 6901, section 3)."""
    return name.replace("~", "~0").replace("/", "~1")


def is_link(reference: str) -> bool:
    """Tell whether this is a web address (http or https)."""
    # most are written in small letters, or are none at all
    if reference.startswith(("https://", "http://")):
        return True
    return reference[:8].lower().startswith(("http://", "https://"))


def host(link: str) -> str:
    """Return the host of a web address, in small letters; empty when it has none or is none."""
    if not is_link(link):
        return ""
    # it ends before the next slash at the latest, and many addresses have it in common
    end = link.find("/", link.index("://") + 3)
    return _host(link if end < 0 else link[:end])


@lru_cache(maxsize=256)
def _host(beginning: str) -> str:
    try:
        return urlsplit(beginning).hostname or ""
    except ValueError:  # such as "http://["
        return ""


def dossier_path(reference: str) -> str:
    """Return a path as the dossier lists it: ``/`` between parts, NFC, without a leading ``./``."""
    return posixpath.normpath(unicodedata.normalize("NFC", reference.strip()).replace("\\", "/"))
