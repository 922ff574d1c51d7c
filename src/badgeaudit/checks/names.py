"""Check ``distinct_name``: every badge class has a name that no other of the issuer has."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.findings import short
from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Finding


def distinct_name(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a name, and for one that no other badge class of the same issuer uses.

    No parameters. Names are compared without regard to case and spacing. Copies with the same id,
    and classes linked through ``related`` (in either direction, also over a third one: translations
    and versions), are no duplicates. A class that names no issuer is compared with all.

    No name → ``failed``; a name used twice → ``failed`` for each of the classes.

    Source: clear and unique name, https://github.com/mozilla/openbadges/wiki/Issuer-Checklist.
    """
    classes: dict[str, Row] = {}
    for row in _doubtful(facts.rows):
        known = classes.get(row.id)
        if known is None or (not known.name.strip() and row.name.strip()):
            classes[row.id] = row
    family = _families(classes.values())
    groups: dict[str, list[Row]] = {}
    for row in classes.values():
        name = _compared(row.name)
        if name:
            groups.setdefault(name, []).append(row)
        else:
            yield Finding(
                Outcome.FAILED,
                message("checks.name-missing"),
                row.id,
                Place(row.path, row.pointer),
            )
    for group in groups.values():
        if len(group) > 1:
            yield from _duplicates(group, family)


def _compared(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name.casefold()).split())


def _doubtful(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the badge classes that may have a namesake, no name, or translations.

    In a large dossier these are few, and the others need not be kept at hand to be compared.
    """
    once: set[int] = set()
    twice: set[int] = {hash("")}
    for row in rows:
        if row.kind == "badge_class":
            name = hash(_compared(row.name))
            (twice if name in once else once).add(name)
    ids = {
        row.id
        for row in rows
        if row.kind == "badge_class" and (row.related or hash(_compared(row.name)) in twice)
    }
    return (row for row in rows if row.kind == "badge_class" and row.id in ids)


def _duplicates(group: list[Row], family: dict[str, str]) -> Iterator[Finding]:
    """Yield a finding for each class with a namesake of its issuer outside its family (linear)."""
    by_issuer = Counter(row.issuer for row in group)
    by_family = Counter((row.issuer, family[row.id]) for row in group)
    in_family = Counter(family[row.id] for row in group)
    examples: dict[str, list[Row]] = {}
    anyone: list[Row] = []
    for row in group:
        # Two of different families are enough to have one that differs from whoever asks.
        for kept in (examples.setdefault(row.issuer, []), anyone):
            if not kept or (len(kept) == 1 and family[kept[0].id] != family[row.id]):
                kept.append(row)
    for row in group:
        own = family[row.id]
        if row.issuer:
            count = by_issuer[row.issuer] - by_family[row.issuer, own]
            count += by_issuer[""] - by_family["", own]
            seen = [*examples[row.issuer], *examples.get("", [])]
        else:
            count, seen = len(group) - in_family[own], anyone
        if count > 0:
            other = next(other for other in seen if family[other.id] != own)
            yield Finding(
                Outcome.FAILED,
                message("checks.name-duplicate", name=short(row.name), count=count, other=other.id),
                row.id,
                Place(row.path, f"{row.pointer}/name"),
            )


def _families(rows: Iterable[Row]) -> dict[str, str]:
    """Return id → one id of its family: classes linked through ``related`` (union-find)."""
    rows = list(rows)
    parent = {row.id: row.id for row in rows}

    def root(id: str) -> str:
        while parent[id] != id:
            parent[id] = parent[parent[id]]
            id = parent[id]
        return id

    for row in rows:
        for other in row.related:
            # A link may point to a class outside the dossier that two translations share.
            parent.setdefault(other, other)
            parent[root(row.id)] = root(other)
    return {row.id: root(row.id) for row in rows}
