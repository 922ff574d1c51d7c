"""The JSON-LD contexts that badgeaudit brings along, by the address documents name them with.

Their files, addresses, SHA-256 and licences stand in ``contexts/index.json``. The OB 3.0.3 context
was published in two states under one address: the first, in the npm package, lacks terms that were
added in place later (1EdTech/openbadges-specification#639); ``vendored`` gives the later state.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from badgeaudit.resources import package_folder


class Contexts(Protocol):
    """Where JSON-LD contexts come from: the vendored ones first, then the network if allowed."""

    def load(self, url: str) -> Mapping[str, Any] | None:
        """Return the context document of an address, or None when it can't be had."""


class Vendored:
    """Only what badgeaudit brings along; never the network."""

    def load(self, url: str) -> Mapping[str, Any] | None:
        """Return a vendored context document, or None."""
        return vendored(url)


class EarlierState:
    """The same contexts, those that were added to in place in their earlier state."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def load(self, url: str) -> Mapping[str, Any] | None:
        """Return the earlier state of a context that has one, else what the others return."""
        return _read(_files()[url]) if url in additions() else self._contexts.load(url)


@cache
def vendored(url: str) -> Mapping[str, Any] | None:
    """Return the context document an address (or an alias of it) stands for, or None."""
    file = _files().get(url)
    if file is None:
        return None
    document = _read(file)
    added = additions().get(url)
    if added is None:
        return document
    return {**document, "@context": {**document["@context"], **added}}


@cache
def additions() -> Mapping[str, Mapping[str, Any]]:
    """Return the terms that were added to a published context in place: address → term → meaning.

    Source: the context of https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json since 2026.
    """
    added: Mapping[str, Mapping[str, Any]] = _read("own/additions.json")
    return added


def addresses() -> tuple[str, ...]:
    """Return every address that stands for a vendored context."""
    return tuple(_files())


def folder() -> Path:
    """Return the folder with the contexts' files and their index."""
    return package_folder("verification") / "contexts"


@cache
def _files() -> Mapping[str, str]:
    entries: list[dict[str, str]] = json.loads((folder() / "index.json").read_bytes())
    return {entry["url"]: entry["file"] for entry in entries if entry["url"]}


@cache
def _read(file: str) -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads((folder() / file).read_bytes())
    return document
