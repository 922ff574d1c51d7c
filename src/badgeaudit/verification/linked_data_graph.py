"""JSON-LD document → RDF quads, with nothing lost on the way.

PyLD expands (it keeps to the type-scoped contexts of JSON-LD 1.1; pyoxigraph 0.5 applies only the
last type's and silently drops the others' words), pyoxigraph makes quads of the expanded form.
The document is read with an extra vocabulary and base in front (see ``linked_data_contexts``):
what no context defines, and what is relative, stands in the quads below ``UNDEFINED`` and
``RELATIVE`` instead of disappearing. A sound document has neither, so one reading serves both
questions: which words are undefined, and what the canonical form is.
Rules: JSON-LD 1.1 Processing Algorithms, 5.1 Expansion and 8 RDF Serialization
(https://www.w3.org/TR/json-ld11-api/).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from badgeaudit.model.places import message
from badgeaudit.verification.linked_data_contexts import (
    RELATIVE,
    UNDEFINED,
)
from badgeaudit.verification.linked_data_limits import (
    CannotCanonicalise,
    refused,
)

if TYPE_CHECKING:
    from pyoxigraph import Quad

ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*")
"""What counts as an absolute address, as jsonld.js and PyLD test it."""

_LANGUAGE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
_UNDEFINED_KEY = re.compile(rf'"{re.escape(UNDEFINED)}((?:[^"\\]|\\.)*)"')
_CACHED = 2**20
"""Bytes up to which the last few expansions are kept: terms and proofs ask for the same one."""


class Expansion(NamedTuple):
    """A document's graph, undefined and relative parts and all."""

    quads: tuple[Quad, ...]
    defined: tuple[Quad, ...]
    """The same without what stands at or below an undefined word, as it is dropped."""
    undefined: frozenset[str]
    """The words below ``UNDEFINED``; also those whose value gave no quad."""


def expand(raw: bytes) -> Expansion:
    """Expand. Raises CannotCanonicalise when JSON-LD forbids what is there."""
    return _expanded_once(raw) if len(raw) <= _CACHED else _expanded(raw)


def flawed(expansion: Expansion) -> bool:
    """Tell whether something undefined or relative is in a document."""
    from pyoxigraph import Literal, NamedNode

    if expansion.undefined:
        return True
    for subject, predicate, value, graph in expansion.quads:
        for each in (subject, predicate, value, graph):
            if isinstance(each, NamedNode):
                if not lasting(each.value):
                    return True
            elif isinstance(each, Literal) and not lasting(each.datatype.value):
                return True
    return False


def sound(found: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads that go into the canonical form: those without relative or undefined parts.

    What is left out here is not signed; ``undefined_terms`` reports it as an error.
    Raises CannotCanonicalise for literals that implementations write differently.
    """
    from pyoxigraph import Literal, NamedNode

    for quad in found:
        _, predicate, value, graph = quad
        if not all(
            lasting(each.value)
            for each in (quad.subject, predicate, value, graph)
            if isinstance(each, NamedNode)
        ):
            continue
        if isinstance(value, Literal):
            quad = _with_literal(quad, value)
        yield quad


def lasting(iri: str) -> bool:
    """Tell whether an address is absolute and of a defined word."""
    return ABSOLUTE.fullmatch(iri) is not None and not iri.startswith((UNDEFINED, RELATIVE))


def _with_literal(quad: Quad, value: Any) -> Quad:
    from pyoxigraph import Literal
    from pyoxigraph import Quad as NewQuad

    if value.language is not None:
        if _LANGUAGE.fullmatch(value.language) is None:
            raise CannotCanonicalise(message("terms.language", found=value.language[:60]))
        if value.direction is not None:
            # rdfDirection is not set in any cryptosuite: the direction is not part of the graph
            plain = Literal(value.value, language=value.language)
            return NewQuad(quad.subject, quad.predicate, plain, quad.graph_name)
    elif not lasting(value.datatype.value):
        raise refused(f"@type {value.datatype.value.removeprefix(UNDEFINED)[:100]}")
    elif value.datatype.value == _JSON and '"@context"' in value.value:
        # it was taken for a context of the document, and is data
        raise CannotCanonicalise(message("terms.json-literal"))
    return quad


@lru_cache(maxsize=16)
def _expanded_once(raw: bytes) -> Expansion:
    return _expanded(raw)


def _expanded(raw: bytes) -> Expansion:
    from pyld import jsonld
    from pyoxigraph import RdfFormat, parse

    options = {"base": RELATIVE, "documentLoader": _load_nothing}
    try:
        expanded = _cleaned(jsonld.expand(json.loads(raw), options))
        text = json.dumps(expanded)
        words = frozenset(_UNDEFINED_KEY.findall(text))
        # lenient: else a value whose address is malformed is left out without a word
        quads = tuple(parse(text, RdfFormat.JSON_LD, lenient=True))
        defined = quads
        if words:
            text = json.dumps(_pruned(expanded))
            defined = tuple(parse(text, RdfFormat.JSON_LD, lenient=True))
    except jsonld.JsonLdError as error:
        raise refused(str(error.args[0]).removeprefix("Invalid JSON-LD syntax; ")) from None
    except Exception as error:
        # the library meets what it was not written for; what it is can't be foreseen
        why = message("terms.not-processed", reason=type(error).__name__)
        raise CannotCanonicalise(why) from None
    return Expansion(quads, defined, words)


def _cleaned(node: Any) -> Any:
    """Return an expanded document without languages of objects (OB 2.0's examples have them).

    They mean nothing in JSON-LD; PyLD leaves them in, pyoxigraph refuses them.
    """
    if isinstance(node, list):
        return [_cleaned(each) for each in node]
    if not isinstance(node, dict) or "@value" in node:
        return node
    return {name: _cleaned(value) for name, value in node.items() if name != "@language"}


def _pruned(node: Any) -> Any:
    """Return an expanded document without its undefined words and all below them."""
    if isinstance(node, list):
        return [_pruned(each) for each in node]
    if not isinstance(node, dict) or "@value" in node:
        return node
    return {
        name: _pruned(value)
        for name, value in node.items()
        if not name.startswith((UNDEFINED, "_:"))
    }


def _load_nothing(url: str, options: object) -> object:
    raise LookupError(url)
