"""Finds where in a document the undefined words and relative addresses of its graph stand.

Only done when there are some: the document is expanded once more with an extra property on every
object that holds the object's JSON pointer, so that each quad leads back to where it was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from badgeaudit.model.places import Message, message
from badgeaudit.verification.linked_data_contexts import RELATIVE, UNDEFINED
from badgeaudit.verification.linked_data_graph import expand, lasting
from badgeaudit.verification.linked_data_limits import CannotCanonicalise
from badgeaudit.verification.linked_data_reading import read
from badgeaudit.verification.vendored import Contexts

if TYPE_CHECKING:
    from pyoxigraph import Quad

PLACE = "urn:badgeaudit:place"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NO_NODE = frozenset(("@value", "@list", "@set"))
_MOST = 50
"""So many problems are told of one document."""

_LOOKED_AT = 500
"""So many faulty quads, and places of one word, are looked at to find them."""


class Spot(NamedTuple):
    """An undefined word or a relative address, and where it stands."""

    pointer: str
    message: Message


def spots(document: Mapping[str, Any], contexts: Contexts) -> tuple[Spot, ...]:
    """Return each undefined word and relative address of a document, in its order."""
    try:
        found = expand(read(_with_places(document, ""), contexts).raw)
    except CannotCanonicalise:
        # an object there is a map of languages, or may hold nothing more
        found = expand(read(document, contexts).raw)
    places: dict[str, set[str]] = defaultdict(set)
    for quad in found.quads:
        if quad.predicate.value == PLACE:
            places[str(quad.subject)].add(str(getattr(quad.object, "value", "")))
    index = _Index(document)
    told: dict[tuple[str, str], Spot] = {}
    for quad in islice((each for each in found.quads if _is_flawed(each)), _LOOKED_AT):
        for spot in _of_quad(quad, places[str(quad.subject)], index):
            told.setdefault((spot.pointer, spot.message.id), spot)
    words = {str(word) for spot in told.values() for word in spot.message.params.values()}
    for term in sorted(found.undefined)[:_LOOKED_AT]:
        if term[:100] not in words:
            # a word without any value leaves no quad
            for pointer in index.keys(term, ()):
                told[pointer, ""] = Spot(pointer, message("terms.undefined", term=term[:100]))
    return tuple(told[key] for key in sorted(told))[:_MOST]


def _is_flawed(quad: Quad) -> bool:
    return quad.predicate.value != PLACE and not all(map(lasting, _addresses(quad)))


def _addresses(quad: Quad) -> Iterator[str]:
    from pyoxigraph import Literal, NamedNode

    for part in quad:
        if isinstance(part, NamedNode):
            yield part.value
        elif isinstance(part, Literal):
            yield part.datatype.value


def _of_quad(quad: Quad, at: Collection[str], index: _Index) -> Iterator[Spot]:
    from pyoxigraph import Literal, NamedNode

    name = quad.predicate.value
    if not lasting(name):
        term = name.removeprefix(UNDEFINED)
        for pointer in index.keys(term, at):
            yield Spot(pointer, message("terms.undefined", term=term[:100]))
    value = quad.object.datatype if isinstance(quad.object, Literal) else quad.object
    is_type = name == _TYPE or isinstance(quad.object, Literal)
    for node in (value, quad.subject, quad.graph_name):
        if isinstance(node, NamedNode) and not lasting(node.value):
            word = node.value.removeprefix(UNDEFINED).removeprefix(RELATIVE)
            id = "terms.type-undefined" if is_type and node is value else "terms.relative"
            for pointer in index.texts(word, at):
                yield Spot(pointer, message(id, found=word[:200]))


class _Index:
    """Where each key and each text of a document stands."""

    __slots__ = ("_keys", "_texts")

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._keys: dict[str, list[str]] = defaultdict(list)
        self._texts: dict[str, list[str]] = defaultdict(list)
        waiting: list[tuple[Any, str]] = [(document, "")]
        while waiting:
            node, at = waiting.pop()
            if isinstance(node, str):
                for text in {node, _resolved(node)}:
                    self._texts[text].append(at)
            elif isinstance(node, list):
                waiting += [(each, f"{at}/{index}") for index, each in enumerate(node)]
            elif isinstance(node, Mapping):
                for name, value in node.items():
                    if name != "@context":
                        self._keys[name].append(f"{at}/{_escaped(name)}")
                        waiting.append((value, f"{at}/{_escaped(name)}"))

    def keys(self, term: str, at: Collection[str]) -> Sequence[str]:
        """Return the pointers of a key in the given objects; else of all such keys."""
        found = self._keys.get(term, [""])[:_LOOKED_AT]
        return [each for each in found if each.rpartition("/")[0] in at] or found

    def texts(self, word: str, at: Collection[str]) -> Sequence[str]:
        """Return the pointers of a text in or just below the given objects, else of all such."""
        found = self._texts.get(word, [""])[:_LOOKED_AT]
        return [each for each in found if not _above(each).isdisjoint(at)] or found


def _resolved(text: str) -> str:
    """Return a relative address as it stands in the graph: ``a/../b`` is ``b``."""
    try:
        return text if ":" in text else urljoin(RELATIVE, text).removeprefix(RELATIVE)
    except ValueError:
        return text


def _above(pointer: str) -> set[str]:
    """Return the three objects or lists around what a pointer points at."""
    above: set[str] = set()
    for _ in range(3):
        pointer = pointer.rpartition("/")[0]
        above.add(pointer)
    return above


def _with_places(node: Any, at: str) -> Any:
    if isinstance(node, list):
        return [_with_places(each, f"{at}/{index}") for index, each in enumerate(node)]
    if not isinstance(node, Mapping):
        return node
    copy = {
        name: value if name == "@context" else _with_places(value, f"{at}/{_escaped(name)}")
        for name, value in node.items()
    }
    return copy if _NO_NODE & copy.keys() else copy | {PLACE: at}


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
