"""Reads single values out of badge JSON: a table's row names the key and the reader to use.

A reader takes the value, the JSON pointer it has in the document (``at``), the pointer it gets in
the normalised form (``to``) and the mapping ``sources`` to note where the two differ. It returns
the normalised value, or None when there is nothing usable: readers never raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any, NamedTuple

from badgeaudit.openbadges.moments import iso_moment

Sources = dict[str, str]
Reader = Callable[[Any, str, str, Sources], Any]


class Row(NamedTuple):
    """One row of a table: a key of the normalised form and where documents hold it."""

    key: str
    to: str
    names: tuple[tuple[str, str], ...]
    """Keys in the document, the better one first, each with its step of a JSON pointer."""
    reader: Reader


Table = tuple[Row, ...]

_SCHEMES = ("http://", "https://", "data:", "did:", "urn:")
_BITS = 1000


def row(key: str, reader: Reader, *names: str) -> Row:
    """Return a table's row; without names the document uses the same key."""
    return Row(key, f"/{key}", tuple((name, step(name)) for name in names or (key,)), reader)


def step(key: str) -> str:
    """Return a key as a step of a JSON pointer (RFC 6901)."""
    if "~" in key or "/" in key:
        key = key.replace("~", "~0").replace("/", "~1")
    return f"/{key}"


def read(
    table: Table, node: Mapping[str, Any], at: str, to: str, sources: Sources
) -> dict[str, Any]:
    """Return the fields a table finds in an object."""
    fields: dict[str, Any] = {}
    for key, end, names, reader in table:
        for name, start in names:
            value = node.get(name)
            if value is None:
                continue
            if reader is text and type(value) is str:
                # by far the most frequent case, so not worth a call
                if not value or value.isspace():
                    continue
                fields[key] = value
                if start != end or at != to:
                    sources[to + end] = at + start
                break
            here, there = at + start, to + end
            found = reader(value, here, there, sources)
            if found is not None:
                fields[key] = found
                if here != there:
                    sources.setdefault(there, here)
                break
    return fields


def text(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read a text as written; of one in several languages the first. Blank is nothing.

    JSON-LD allows ``{"@value": …}``, a list of those, and a map of languages.
    """
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    found = spoken(value)
    if found is None:
        return None
    sources[to] = at + found[1]
    return found[0]


def spoken(value: Any) -> tuple[str, str, str] | None:
    """Return text, pointer below the value, and language of a text in JSON-LD's long forms."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            if isinstance(each, str) and each.strip():
                return each, f"/{index}", ""
            if isinstance(each, dict) and (found := _tagged(each)):
                return found[0], f"/{index}{found[1]}", found[2]
    return _tagged(value) if isinstance(value, dict) else None


def _tagged(value: Mapping[str, Any]) -> tuple[str, str, str] | None:
    if "@value" in value:
        said, language = value["@value"], value.get("@language")
        if isinstance(said, str) and said.strip():
            return said, "/@value", language if isinstance(language, str) else ""
        return None
    for language, said in value.items():
        # a map of languages has nothing but language tags as keys
        main = language.partition("-")[0]
        if not (2 <= len(main) <= 3 and main.isalpha()):
            return None
        if isinstance(said, str) and said.strip() and not said.startswith(_SCHEMES):
            return said, step(language), language
    return None


def words(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read a text that may also be written as a number, such as a version."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        # Python refuses to write integers of more than 4300 digits
        return None if isinstance(value, int) and value.bit_length() > _BITS else str(value)
    return text(value, at, to, sources)


def number(value: Any, at: str, to: str, sources: Sources) -> int | float | None:
    """Read a finite number, also one written as text."""
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
        value = int(value) if value.is_integer() else value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    # an int is always finite; asking isfinite about a huge one would overflow
    return value if isinstance(value, int) or isfinite(value) else None


def flag(value: Any, at: str, to: str, sources: Sources) -> bool | None:
    """Read true or false."""
    return value if isinstance(value, bool) else None


def moment(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read a date as written; a Unix timestamp (allowed until OB 1.1) becomes ISO 8601."""
    if isinstance(value, str) and len(value) == 10 and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return iso_moment(value)
    return text(value, at, to, sources)


def reference(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read an id: a string, or an object that has one; of a list the first."""
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, dict):
        for name in ("id", "@id"):
            found = value.get(name)
            if isinstance(found, str) and found.strip():
                sources[to] = f"{at}/{name}"
                return found
    if isinstance(value, list):
        for index, each in enumerate(value):
            if not isinstance(each, list):
                found = reference(each, f"{at}/{index}", to, sources)
                if found is not None:
                    sources.setdefault(to, f"{at}/{index}")
                    return found
    return None


def link(value: Any, at: str, to: str, sources: Sources) -> str | None:
    """Read an id as ``reference`` does, but only what can be an address, not a name."""
    found = reference(value, at, to, sources)
    return found if found is not None and is_address(found) else None


def is_address(value: str) -> bool:
    """Tell an address (also a relative one or a data URI) from a text."""
    if value.startswith(_SCHEMES):
        return True
    return not any(map(str.isspace, value[:200])) and any(mark in value for mark in ":/#.")


def part(table: Table, bare: str = "id", prose: str = "") -> Reader:
    """Return the reader of an object that may also be just a string.

    A bare string is the object's ``bare`` (not allowed when that is empty); with ``prose``, one
    that is no address goes there. Of a list the first usable member is read.
    """

    def read_part(value: Any, at: str, to: str, sources: Sources) -> dict[str, Any] | None:
        if isinstance(value, dict):
            return read(table, value, at, to, sources) or None
        if isinstance(value, str):
            if not bare or not value or value.isspace():
                return None
            key = prose if prose and not is_address(value) else bare
            sources[f"{to}/{key}"] = at
            return {key: value}
        if isinstance(value, list):
            for index, each in enumerate(value):
                if not isinstance(each, list) and (
                    found := read_part(each, f"{at}/{index}", to, sources)
                ):
                    sources[to] = f"{at}/{index}"
                    return found
        return None

    return read_part


def many(reader: Reader) -> Reader:
    """Return the reader of a list, which JSON-LD lets be a single value."""

    def read_many(value: Any, at: str, to: str, sources: Sources) -> list[Any] | None:
        found: list[Any] = []
        for each, here in spread(value, at):
            there = f"{to}/{len(found)}"
            item = reader(each, here, there, sources)
            if item is not None:
                found.append(item)
                if here != there:
                    sources.setdefault(there, here)
        return found or None

    return read_many


def spread(value: Any, at: str) -> Iterable[tuple[Any, str]]:
    """Return the members of a list, or the one value that stands instead, with their pointers."""
    if isinstance(value, list):
        return [(each, f"{at}/{index}") for index, each in enumerate(value)]
    return ((value, at),)
