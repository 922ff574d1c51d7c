"""Finds words of the specifications written in another way, which readers of JSON would overlook.

The graph that is signed knows addresses, not words: whoever holds a badge could write
``validUntil`` as ``https://www.w3.org/2018/credentials#expirationDate``, or define a new word for
it in a context of their own, and the signature would still hold while no reader of the JSON sees
that the badge has expired. Data Integrity 1.0, 4.6 Context Validation
(https://www.w3.org/TR/vc-data-integrity/#context-validation) asks to guard against that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from badgeaudit.verification.vendored import addresses, vendored

_NAMESPACES = (
    "https://www.w3.org/2018/credentials#",
    "https://www.w3.org/ns/credentials/status#",
    "https://w3id.org/vc/status-list#",
    "https://w3id.org/security#",
    "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "https://purl.imsglobal.org/spec/vc/clr/vocab.html#",
)
_HIDING = frozenset(("@nest", "@included", "@reverse", "@graph"))
_ALIASES = {"@id": "id", "@type": "type"}
_DEPTH = 5
"""Prefixes of prefixes."""


def disguised(keys: Mapping[str, str], foreign: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield those of a document's keys that mean a word of the specifications by another name.

    ``keys`` are all names used in it; ``foreign`` the contexts that are not vendored: those in the
    document, and those fetched.
    """
    words = _Words(foreign)
    for key in keys:
        if key in _HIDING - {"@graph"} or words.hides(key):
            yield key
            continue
        if key[:1] == "@":
            continue
        usual = _terms().get(key, frozenset())
        for iri in words.meanings(key, _DEPTH):
            space = next((each for each in _NAMESPACES if iri.startswith(each)), None)
            if space is not None and iri != space + key and iri not in usual:
                yield key
                break


class _Words:
    """What the words of a document may mean; rather one meaning too many."""

    __slots__ = ("_foreign", "_vocabularies")

    def __init__(self, foreign: Sequence[Mapping[str, Any]]) -> None:
        self._foreign: dict[str, list[Any]] = defaultdict(list)
        self._vocabularies: list[str] = []
        for context in foreign:
            for term, meaning in context.items():
                if term == "@vocab" and isinstance(meaning, str):
                    self._vocabularies.append(meaning)
                else:
                    self._foreign[term].append(_id(meaning))

    def hides(self, key: str) -> bool:
        """Tell whether a key is a new name of a keyword that hides what is below it."""
        return any(
            isinstance(meaning, str)
            and (meaning in _HIDING or (meaning in _ALIASES and key != _ALIASES[meaning]))
            for meaning in self._foreign.get(key, ())
        )

    def meanings(self, word: str, depth: int) -> Iterator[str]:
        """Yield the addresses a word may stand for through what the document brings along."""
        if depth < 0:
            return
        prefix, colon, rest = word.partition(":")
        if colon:
            yield word
            for meaning in (*self._foreign.get(prefix, ()), *_prefixes().get(prefix, ())):
                if isinstance(meaning, str):
                    for iri in self.meanings(meaning, depth - 1):
                        yield iri + rest
            return
        for meaning in self._foreign.get(word, ()):
            if isinstance(meaning, str) and meaning != word:
                yield from self.meanings(meaning, depth - 1)
                # another word's name: whatever the vendored contexts say it is
                yield from _terms().get(meaning, ())
        for vocabulary in self._vocabularies:
            for base in self.meanings(vocabulary, depth - 1) if vocabulary != word else ():
                yield base + word


def _id(meaning: Any) -> Any:
    if isinstance(meaning, Mapping):
        return meaning.get("@id", meaning.get("@reverse"))
    return meaning


@cache
def _terms() -> Mapping[str, frozenset[str]]:
    """Return the words of the vendored contexts that stand in the namespaces watched."""
    found: dict[str, set[str]] = defaultdict(set)
    for term, iri in _vendored_meanings():
        if iri.startswith(_NAMESPACES):
            found[term].add(iri)
    return {term: frozenset(iris) for term, iris in found.items()}


@cache
def _prefixes() -> Mapping[str, frozenset[str]]:
    """Return the words of the vendored contexts that can be used as prefixes."""
    found: dict[str, set[str]] = defaultdict(set)
    for term, iri in _vendored_meanings():
        if iri.endswith(("#", "/", ":")):
            found[term].add(iri)
    return {term: frozenset(iris) for term, iris in found.items()}


def _vendored_meanings() -> Iterator[tuple[str, str]]:
    waiting: list[Any] = [(vendored(url) or {}).get("@context") for url in addresses()]
    while waiting:
        context = waiting.pop()
        if isinstance(context, list):
            waiting += context
        if not isinstance(context, Mapping):
            continue
        for term, meaning in context.items():
            id = _id(meaning)
            if isinstance(id, str) and ":" in id:
                prefix, _, rest = id.partition(":")
                base = context.get(prefix)
                yield term, base + rest if isinstance(base, str) else id
            if isinstance(meaning, Mapping):
                waiting.append(meaning.get("@context"))
