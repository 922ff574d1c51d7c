"""Finds where in a document the undefined words and relative addresses of its graph stand.

Only done when there are some: the document is expanded once more with an extra property on every
object that holds the object's JSON pointer, so that each quad leads back to where it was written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from badgeaudit.model.places import Message, message
from badgeaudit.verification.linked_data_contexts import RELATIVE, UNDEFINED
from badgeaudit.verification.linked_data_graph import expand, lasting, read
from badgeaudit.verification.linked_data_limits import CannotCanonicalise
from badgeaudit.verification.vendored import Contexts

if TYPE_CHECKING:
    from pyoxigraph import Quad

PLACE = "urn:badgeaudit:place"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_NO_NODE = frozenset(("@value", "@list", "@set"))
_MOST = 50
"""So many problems are told of one document."""


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
    told: dict[tuple[str, str], Spot] = {}
    for quad in found.quads:
        for spot in _of_quad(quad, sorted(places[str(quad.subject)]), document):
            told.setdefault((spot.pointer, spot.message.id), spot)
        if len(told) >= _MOST:
            break
    words = {str(spot.message.params.get("term", "")) for spot in told.values()}
    words |= {str(spot.message.params.get("found", "")) for spot in told.values()}
    for term in sorted(found.undefined):
        if term[:100] not in words:
            # a word without any value leaves no quad
            for pointer in _keys(document, (), term)[:_MOST]:
                told[pointer, ""] = Spot(pointer, message("terms.undefined", term=term[:100]))
    return tuple(told[key] for key in sorted(told))


def _of_quad(quad: Quad, at: list[str], document: Mapping[str, Any]) -> Iterator[Spot]:
    from pyoxigraph import Literal, NamedNode

    name = quad.predicate.value
    if name != PLACE and not lasting(name):
        term = name.removeprefix(UNDEFINED)
        for pointer in _keys(document, at, term):
            yield Spot(pointer, message("terms.undefined", term=term[:100]))
    value = quad.object.datatype if isinstance(quad.object, Literal) else quad.object
    if isinstance(value, NamedNode) and not lasting(value.value):
        word = _written(value.value)
        is_type = name == _TYPE or isinstance(quad.object, Literal)
        id = "terms.type-undefined" if is_type else "terms.relative"
        for pointer in _values(document, at, word):
            yield Spot(pointer, message(id, found=word[:200]))
    for node in (quad.subject, quad.graph_name):
        if isinstance(node, NamedNode) and not lasting(node.value):
            word = _written(node.value)
            for pointer in _values(document, at, word):
                yield Spot(pointer, message("terms.relative", found=word[:200]))


def _keys(document: Mapping[str, Any], at: Iterable[str], term: str) -> list[str]:
    """Return the pointers of a key in the given objects; anywhere, when it is in none of them."""
    ending = "/" + _escaped(term)
    exact = [
        pointer + ending
        for pointer in at
        if isinstance(node := _at(document, pointer), Mapping) and term in node
    ]
    return exact or [at for at, key, _ in _entries(document, "") if key == term] or [""]


def _values(document: Mapping[str, Any], at: Iterable[str], word: str) -> list[str]:
    """Return the pointers of a text in or just below the given objects, else anywhere."""
    exact = [
        found
        for pointer in at
        for found, _, value in _entries(_at(document, pointer), pointer, deep=2)
        if _is(value, word)
    ]
    return exact or [at for at, _, value in _entries(document, "") if _is(value, word)] or [""]


def _written(iri: str) -> str:
    return iri.removeprefix(UNDEFINED).removeprefix(RELATIVE)


def _is(value: Any, word: str) -> bool:
    """Tell whether a text is the word, or the same relative address (``a/../b`` is ``b``)."""
    if not isinstance(value, str) or value == word:
        return bool(value == word)
    try:
        return ":" not in value and urljoin(RELATIVE, value) == RELATIVE + word
    except ValueError:
        return False


def _entries(node: Any, at: str, deep: int = 100) -> Iterator[tuple[str, str, Any]]:
    if deep < 0:
        return
    pairs: Iterable[tuple[str, Any]] = ()
    if isinstance(node, Mapping):
        pairs = ((name, value) for name, value in node.items() if name != "@context")
    elif isinstance(node, list):
        pairs = ((str(index), value) for index, value in enumerate(node))
    for name, value in pairs:
        here = f"{at}/{_escaped(name)}"
        yield here, name, value
        yield from _entries(value, here, deep - 1)


def _at(document: Any, pointer: str) -> Any:
    node = document
    for part in pointer.split("/")[1:]:
        name = part.replace("~1", "/").replace("~0", "~")
        if isinstance(node, Mapping):
            node = node.get(name)
        elif isinstance(node, list) and name.isdecimal() and int(name) < len(node):
            node = node[int(name)]
        else:
            return None
    return node


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
