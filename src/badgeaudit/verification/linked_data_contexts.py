"""Puts contexts into documents in place of their addresses, so that nothing has to be fetched.

Each context is prepared on the way: whatever would make a word disappear unseen (no meaning, an
emptied vocabulary) is given a meaning below ``UNDEFINED`` instead, so that the graph shows it.
Rules: JSON-LD 1.1 Processing Algorithms, 5.1 Context Processing
(https://www.w3.org/TR/json-ld11-api/#context-processing-algorithm).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import urljoin

from badgeaudit.model.places import message
from badgeaudit.verification.linked_data_limits import (
    CONTEXTS,
    REMOTE_DEPTH,
    TERMS,
    CannotCanonicalise,
    refused,
)
from badgeaudit.verification.vendored import Contexts, Vendored, vendored

UNDEFINED = "urn:badgeaudit:undefined:"
"""The vocabulary of words without meaning; none of a sound document is in it."""

RELATIVE = "http://relative.badgeaudit.invalid/"
"""The base of addresses without one; none of a sound document is below it."""

VOCABULARY: Mapping[str, Any] = {"@vocab": UNDEFINED}


class Inliner:
    """Inlines the contexts of one document, and counts them."""

    __slots__ = ("_contexts", "_left", "foreign")

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts
        self.foreign: list[Mapping[str, Any]] = []
        """The contexts met that are not vendored, as they were written."""
        self._left = CONTEXTS

    def inlined(self, value: Any, pointer: str) -> list[Any]:
        """Return what stands at ``@context`` without addresses.

        Raises CannotCanonicalise for a context that is not at hand, or too many of them.
        """
        if not isinstance(value, list):
            return list(self._entry(value, pointer, "", 0))
        found: list[Any] = []
        for index, each in enumerate(value):
            found += self._entry(each, f"{pointer}/{index}", "", 0)
        return found

    def type_names(self) -> frozenset[str]:
        """Return other names for ``@type`` that the document or fetched contexts define."""
        return frozenset(
            term
            for context in self.foreign
            for term, meaning in context.items()
            if "@type" in (meaning, meaning.get("@id") if isinstance(meaning, Mapping) else None)
        ) - {"type"}

    def _entry(self, value: Any, pointer: str, base: str, depth: int) -> Iterator[Any]:
        self._left -= 1
        if self._left < 0 or depth > REMOTE_DEPTH:
            raise CannotCanonicalise(message("terms.too-many-contexts"), pointer=pointer)
        if value is None:
            yield from (None, VOCABULARY)
        elif isinstance(value, str):
            yield from self._remote(value, pointer, base, depth)
        elif isinstance(value, list):
            for each in value:
                yield from self._entry(each, pointer, base, depth + 1)
        elif isinstance(value, Mapping):
            yield self._definitions(value, pointer, base, depth)
        else:
            raise refused("a context is an address or an object", pointer)

    def _remote(self, address: str, pointer: str, base: str, depth: int) -> Iterator[Any]:
        url, document = self._loaded(address, pointer, base)
        if document is vendored(url):
            yield from _prepared(url)
        else:
            yield from self._entry(document.get("@context"), pointer, url, depth + 1)

    def _loaded(self, address: str, pointer: str, base: str) -> tuple[str, Mapping[str, Any]]:
        try:
            url = urljoin(base, address) if base else address
        except ValueError:
            url = address
        document = self._contexts.load(url)
        if document is None:
            why = message("terms.unknown-context", url=url[:300])
            raise CannotCanonicalise(why, pointer=pointer)
        return url, document

    def _definitions(
        self, context: Mapping[str, Any], pointer: str, base: str, depth: int
    ) -> Mapping[str, Any]:
        if len(context) > TERMS:
            raise CannotCanonicalise(message("terms.too-many-contexts"), pointer=pointer)
        if "@import" in context:
            context = self._imported(context, pointer, base)
        self.foreign.append(context)
        prepared: dict[str, Any] = {}
        for term, meaning in context.items():
            if term == "@vocab":
                hidden = meaning is None or (isinstance(meaning, str) and meaning[:2] == "_:")
                prepared[term] = UNDEFINED if hidden else meaning
            elif term == "@base" and base:
                # 5.1, step 5.7: only a context in the document itself sets a base
                continue
            elif term[:1] == "@":
                prepared[term] = meaning
            else:
                prepared[term] = self._meaning(term, meaning, pointer, base, depth)
        return prepared

    def _imported(self, context: Mapping[str, Any], pointer: str, base: str) -> Mapping[str, Any]:
        address = context["@import"]
        if not isinstance(address, str):
            raise refused("@import is an address", pointer)
        _, document = self._loaded(address, pointer, base)
        imported = document.get("@context")
        if not isinstance(imported, Mapping) or "@import" in imported:
            raise refused("@import names a single context", pointer)
        return {**imported, **{name: value for name, value in context.items() if name != "@import"}}

    def _meaning(self, term: str, meaning: Any, pointer: str, base: str, depth: int) -> Any:
        if meaning is None or (isinstance(meaning, str) and meaning[:2] == "_:"):
            return {"@id": UNDEFINED + term}
        if not isinstance(meaning, Mapping):
            return meaning
        id = meaning.get("@id", "")
        if id is None or (isinstance(id, str) and id[:2] == "_:"):
            meaning = {**meaning, "@id": UNDEFINED + term}
        if "@context" in meaning:
            scoped = list(self._entry(meaning["@context"], pointer, base, depth + 1))
            meaning = {**meaning, "@context": scoped}
        return meaning


@cache
def _prepared(url: str) -> tuple[Any, ...]:
    """Prepare a vendored context once."""
    document = vendored(url) or {}
    return tuple(Inliner(Vendored())._entry(document.get("@context"), "", url, 0))
