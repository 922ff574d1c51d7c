"""frameworks: which competence framework an alignment leads to, by its address, and to which item.

The frameworks stand in ``criteria/frameworks.yaml`` and are read when the first address comes up.
Everything is looked up part by part; no expression is run over what a badge says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from badgeaudit.checks import fields as read
from badgeaudit.checks.words import spaced
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.model.places import Message, message
from badgeaudit.resources import folder

FILE = "frameworks.yaml"
_CODE = "{code}"
_ANY = "*"
_LONGEST = 100
"""More characters no code has, with the name of its framework before it."""


class Item(NamedTuple):
    """Something to be aligned to: a competence, a level."""

    code: str
    """Empty where a framework has none."""
    title: str = ""
    """Empty where it has none, or not the same in every edition."""


@dataclass(frozen=True, slots=True)
class Framework:
    """A competence framework as the file describes it."""

    id: str
    name: str
    addresses: tuple[str, ...]
    items: Mapping[str, Item]
    """By code; empty when there is no list, or none with codes."""
    titles: Mapping[str, Item]
    """By title, as a spaced text."""


class Recognised(NamedTuple):
    """The framework of an alignment, and what its list of items says about it."""

    framework: Framework
    item: Item | None = None
    """What it is aligned to: by its code, else by its name; None when it is not in the list."""
    missing: str = ""
    """A code that the alignment gives and that the list lacks."""
    named: Item | None = None
    """Another item, when the alignment's name is the title of that one."""


def recognised(alignment: Mapping[str, Any]) -> Recognised | None:
    """Return what is known of an alignment; None when its address is of no framework we know.

    A code counts when it is written like those of the list: ``S3`` as ``LifeComp S3`` or ``s3``.
    What is written otherwise (a level, a sub-item) may well exist, so nothing is said of it. That
    a name is none of the titles says nothing either: it may be translated.
    """
    url = read.text(alignment, "url")
    return _recognised(url, read.text(alignment, "name"), read.text(alignment, "code"))


@lru_cache(maxsize=1024)
def _recognised(url: str, named: str, written: str) -> Recognised | None:
    found = _at(url)
    if found is None:
        return None
    framework, in_address = found
    name = spaced(named)
    by_name = framework.titles.get(name)
    code = _code(framework, in_address or written)
    if code and f"{spaced(framework.name.partition(' ')[0])}{spaced(code)}" in name:
        code = ""  # "DigComp 2.2" is the edition
    if not code:
        return Recognised(framework, by_name)
    item = framework.items.get(code)
    if item is None:
        return Recognised(framework, by_name, missing=code)
    return Recognised(framework, item, named=None if by_name in (item, None) else by_name)


@cache
def frameworks() -> tuple[Framework, ...]:
    """Return the frameworks we know; a test holds the file to its schema."""
    raw = (folder("criteria") / FILE).read_bytes()
    return tuple(map(_framework, decode_yaml(raw, FILE).data["frameworks"]))


def _framework(data: Mapping[str, Any]) -> Framework:
    items = [Item(code, title) for code, title in data.get("items", {}).items()]
    items += [Item(code) for code in data.get("codes", ())]
    items += [Item("", title) for title in data.get("titles", ())]
    return Framework(
        data["id"],
        data["name"],
        tuple(data["addresses"]),
        {item.code: item for item in items if item.code},
        {spaced(item.title): item for item in items if item.title},
    )


@cache
def _by_host() -> Mapping[str, tuple[tuple[tuple[str, ...], Framework], ...]]:
    """Return host → parts of a path and the framework they lead to, the longest path first."""
    found: dict[str, list[tuple[tuple[str, ...], Framework]]] = {}
    for framework in frameworks():
        for address in framework.addresses:
            host, *parts = address.split("/")
            found.setdefault(host, []).append((tuple(parts), framework))
    return {
        host: tuple(sorted(paths, key=lambda path: -len(path[0]))) for host, paths in found.items()
    }


def _at(url: str) -> tuple[Framework, str] | None:
    """Return the framework at an address, and the code in it, if any."""
    if not read.is_link(url):
        return None
    host = read.host(url).removeprefix("www.")
    known = (*_by_host().get(host, ()), *_by_host().get(_ANY, ()))
    if not known:
        return None
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part]
    except ValueError:
        return None
    for path, framework in known:
        if len(path) <= len(parts) and all(map(_fits, path, parts)):
            code = next((part for way, part in zip(path, parts, strict=False) if way == _CODE), "")
            return framework, code
    return None


def _fits(way: str, part: str) -> bool:
    if way == _CODE:
        return True
    if way.endswith(_ANY):
        return part.lower().startswith(way[:-1].lower())
    return way.lower() == part.lower()


def _code(framework: Framework, written: str) -> str:
    """Return a code as the list would write it, whether it is there or not; empty if unlike all."""
    if spaced(written) == spaced(framework.name):
        return ""
    words = written[:_LONGEST].upper().replace(":", " ").replace("–", " ").split()
    while len(words) > 1 and words[0] in framework.name.upper().split():
        words = words[1:]
    code = words[0].rstrip(".,;") if words else ""
    return code if _shape(code) in _shapes(framework) else ""


def _shapes(framework: Framework) -> frozenset[str]:
    return frozenset(map(_shape, framework.items))


def _shape(code: str) -> str:
    """Return how a code is written: ``9.9`` for ``3.1``, ``A9`` for ``S2``."""
    return "".join("9" if c.isdecimal() else "A" if c.isalpha() else c for c in code[:20])


def of_badge(fields: Mapping[str, Any]) -> Iterator[Recognised]:
    """Yield what is known of each alignment of a badge class that leads to a framework we know."""
    for _, alignment in read.objects(fields, "alignments"):
        found = recognised(alignment)
        if found is not None:
            yield found


def doubt(known: Recognised) -> Message | None:
    """Return what the framework's list has against an alignment: no such code, or another name."""
    framework, item = known.framework.name, known.item
    if known.missing and item is not None:
        return message(
            "checks.alignment-wrong-code",
            framework=framework,
            code=known.missing,
            title=item.title,
            right=item.code,
        )
    if known.missing:
        codes = tuple(known.framework.items)
        return message(
            "checks.alignment-not-listed", framework=framework, code=known.missing, codes=codes
        )
    if item is not None and known.named is not None:
        return message(
            "checks.alignment-other-code",
            framework=framework,
            code=item.code,
            title=item.title,
            name=known.named.title,
            right=known.named.code,
        )
    return None
