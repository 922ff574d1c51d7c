"""Finds what is described inside a credential or badge class: profiles, classes, credentials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.openbadges.fields import spread
from badgeaudit.openbadges.tokens import peek

Embedded = tuple[Mapping[str, Any], str]
"""An object and its JSON pointer."""

_BARE_KEYS = frozenset(("id", "@id", "type", "@type", "@context"))
"""An object with nothing else only refers to something described elsewhere."""


def described(value: Any, at: str) -> Iterator[Embedded]:
    """Yield the objects in a value that say more than an id and a type."""
    if isinstance(value, (dict, list)):
        for each, here in spread(value, at):
            if isinstance(each, dict) and not _BARE_KEYS.issuperset(each):
                yield each, here


def subjects_of(credential: Mapping[str, Any]) -> list[Embedded]:
    """Return what a verifiable credential speaks about; usually one subject."""
    about = credential.get("credentialSubject")
    return [
        (each, at) for each, at in spread(about, "/credentialSubject") if isinstance(each, dict)
    ]


def achievements_of(subjects: list[Embedded]) -> list[tuple[Any, str]]:
    """Return the achievements of all subjects: objects or ids. CLR 2.0 lists them."""
    return [
        found
        for subject, at in subjects
        if "achievement" in subject
        for found in spread(subject["achievement"], f"{at}/achievement")
    ]


def nested_credentials(subjects: list[Embedded]) -> Iterator[Embedded]:
    """Yield the credentials that a CLR holds (CLR 2.0, ``ClrSubject.verifiableCredential``)."""
    for subject, at in subjects:
        if "verifiableCredential" in subject:
            inside = subject["verifiableCredential"]
            for each, here in spread(inside, f"{at}/verifiableCredential"):
                found = peek(each) if isinstance(each, str) else each
                if isinstance(found, dict):
                    yield found, here
