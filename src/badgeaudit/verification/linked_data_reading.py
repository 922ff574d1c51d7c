"""Makes a document ready for expansion: contexts inlined, limits kept, its keys noted."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from badgeaudit.model.places import message
from badgeaudit.verification.linked_data_contexts import VOCABULARY, Inliner
from badgeaudit.verification.linked_data_disguises import disguised
from badgeaudit.verification.linked_data_limits import (
    DEPTH,
    VALUES,
    CannotCanonicalise,
    check_number,
    check_types,
    refused,
)
from badgeaudit.verification.vendored import Contexts

_KEYWORDS_TEXT = (
    "context direction graph id included index json language list nest none reverse set type value"
)
KEYWORDS = frozenset(f"@{name}" for name in _KEYWORDS_TEXT.split())
_OF_CREDENTIALS = frozenset(
    {"credentialStatus", "expirationDate", "issuanceDate", "issuer", "refreshService"}
    | {"credentialSchema", "credentialSubject", "termsOfUse", "validFrom", "validUntil"}
)
_KEYWORD = re.compile(r"@[A-Za-z]+")


class Reading(NamedTuple):
    """A document made ready: contexts inlined, limits kept."""

    raw: bytes
    """The JSON that is expanded."""
    dropped: tuple[str, ...]
    """Pointers of keys that JSON-LD leaves out: ``@foo`` and ``_:foo``."""
    disguised: tuple[str, ...]
    """Pointers of words of the specifications that are written in another way."""


def read(document: Mapping[str, Any], contexts: Contexts) -> Reading:
    """Make a document ready. Raises CannotCanonicalise: limits, numbers, unknown contexts."""
    inliner = Inliner(contexts)
    copier = _Copier(inliner, document)
    copy = copier.copied(document, "", 0)
    if aliases := inliner.type_names():
        _check_types(copy, "", aliases)
    copy["@context"] = [VOCABULARY, *copy.get("@context", ())]
    try:
        raw = json.dumps(copy, separators=(",", ":")).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise refused(type(error).__name__) from None
    hidden = [copier.keys[key] for key in disguised(copier.keys, inliner.foreign)]
    return Reading(raw, tuple(copier.dropped), (*hidden, *copier.scattered))


def _check_types(node: Any, at: str, names: frozenset[str]) -> None:
    if isinstance(node, list):
        for index, each in enumerate(node):
            _check_types(each, f"{at}/{index}", names)
    elif isinstance(node, dict):
        check_types(node, at, names)
        for name, value in node.items():
            if name != "@context":
                _check_types(value, f"{at}/{name}", names)


class _Copier:
    """Copies a document with inlined contexts, counts, and notes its keys."""

    __slots__ = ("_inliner", "_left", "_root", "dropped", "keys", "scattered")

    def __init__(self, inliner: Inliner, document: Mapping[str, Any]) -> None:
        self._inliner = inliner
        self._left = VALUES
        self._root = document.get("id", document.get("@id"))
        self.dropped: list[str] = []
        self.scattered: list[str] = []
        self.keys: dict[str, str] = {}

    def copied(self, node: Mapping[str, Any], at: str, depth: int) -> dict[str, Any]:
        """Return the copy of an object."""
        if depth > DEPTH:
            raise CannotCanonicalise(message("terms.too-deep", limit=DEPTH), pointer=at)
        check_types(node, at)
        if at and self._root is not None and node.get("id", node.get("@id")) == self._root:
            # the same thing once more: what is said here is said of the credential
            self.scattered += [f"{at}/{name}" for name in sorted(_OF_CREDENTIALS & node.keys())]
        copy: dict[str, Any] = {}
        for name, value in node.items():
            here = f"{at}/{name.replace('~', '~0').replace('/', '~1')}"
            if name == "@context":
                copy[name] = self._inliner.inlined(value, here)
                continue
            self.keys.setdefault(name, here)
            if name[:2] == "_:" or (name not in KEYWORDS and _KEYWORD.fullmatch(name)):
                self.dropped.append(here)
            copy[name] = self._value(value, here, depth + 1)
        return copy

    def _value(self, value: Any, at: str, depth: int) -> Any:
        self._left -= 1
        if self._left < 0:
            raise CannotCanonicalise(message("terms.too-large", limit=VALUES), pointer=at)
        if isinstance(value, str | bool) or value is None:
            return value
        if isinstance(value, Mapping):
            return self.copied(value, at, depth)
        if isinstance(value, int | float):
            check_number(value, at)
            return value
        if isinstance(value, list):
            if depth > DEPTH:
                raise CannotCanonicalise(message("terms.too-deep", limit=DEPTH), pointer=at)
            return [
                self._value(each, f"{at}/{index}", depth + 1) for index, each in enumerate(value)
            ]
        raise refused(type(value).__name__, at)
