"""JSON-LD in safe mode: which words of a document are undefined, and its canonical form.

A word that no context defines is left out of the canonical form, so it is not signed: it could be
added or changed without breaking the proof. Sources: OB 3.0, Serialization
(https://www.imsglobal.org/spec/ob/v3p0/#serialization); Data Integrity 1.0, 2.4.1 and 5.1
(https://www.w3.org/TR/vc-data-integrity/#securing-data-losslessly); RDFC-1.0
(https://www.w3.org/TR/rdf-canon/).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.verification.linked_data_graph import expand, flawed, sound
from badgeaudit.verification.linked_data_limits import CannotCanonicalise
from badgeaudit.verification.linked_data_places import spots
from badgeaudit.verification.linked_data_reading import read
from badgeaudit.verification.linked_data_symmetry import check_symmetry
from badgeaudit.verification.proof_parts import configuration, proofs_of, without_proofs
from badgeaudit.verification.vendored import Contexts, EarlierState, additions

__all__ = ["CannotCanonicalise", "Contexts", "TermProblem", "canonical", "undefined_terms"]

HashName = Literal["sha256", "sha384"]


@dataclass(frozen=True, slots=True)
class TermProblem:
    """A word no context defines, a relative address or type, or why that can't be told."""

    pointer: str
    message: Message
    outcome: Outcome = Outcome.FAILED
    """``cantTell`` when a context is not at hand, or a limit is exceeded."""


def undefined_terms(document: Mapping[str, Any], contexts: Contexts) -> tuple[TermProblem, ...]:
    """Return what JSON-LD would drop from a document or its proofs; nothing when all is defined.

    Total: a document that can't be expanded is itself a problem. Proofs are looked at as they are
    signed, each with the document's contexts. A document that is sound with the earlier state of
    a context that was added to in place is sound.
    """
    if "@context" not in document:
        return (TermProblem("", message("terms.no-context")),)
    found = _of_all(document, contexts)
    if found and has_earlier_state(document) and not _of_all(document, EarlierState(contexts)):
        return ()
    return found


def has_earlier_state(document: Mapping[str, Any]) -> bool:
    """Tell whether a document names a context that was published in two states."""
    named = document.get("@context")
    listed = named if isinstance(named, list) else [named]
    return any(isinstance(each, str) and each in additions() for each in listed)


def canonical(document: Mapping[str, Any], contexts: Contexts, hash_name: HashName) -> bytes:
    """Return the canonical N-Quads of a document by RDFC-1.0 with the given hash.

    Raises CannotCanonicalise: unknown context, poisonous graph, limits, numbers that
    implementations write differently (``cantTell``); what JSON-LD forbids (``failed``).
    """
    from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, serialize

    # a graph is a set: JSON may say a thing twice
    found = set(sound(expand(read(document, contexts).raw).defined))
    if not found:
        raise CannotCanonicalise(message("terms.nothing"), Outcome.FAILED)
    check_symmetry(found)
    dataset = Dataset(found)
    algorithm = CanonicalizationAlgorithm
    dataset.canonicalize(
        algorithm.RDFC_1_0_SHA_384 if hash_name == "sha384" else algorithm.RDFC_1_0
    )
    lines = (serialize(dataset, format=RdfFormat.N_QUADS) or b"").split(b"\n")
    return b"".join(sorted(line + b"\n" for line in lines if line))


def _of_all(document: Mapping[str, Any], contexts: Contexts) -> tuple[TermProblem, ...]:
    unsecured = without_proofs(document)
    found = list(_problems(unsecured, "", contexts))
    for pointer, proof in proofs_of(document):
        found += _problems(configuration(unsecured, proof), pointer, contexts)
    return tuple(found)


def _problems(document: Mapping[str, Any], base: str, contexts: Contexts) -> Iterator[TermProblem]:
    try:
        reading = read(document, contexts)
        for pointer in reading.dropped:
            why = message("terms.undefined", term=_last(pointer)[:100])
            yield TermProblem(base + pointer, why)
        for pointer in reading.disguised:
            why = message("terms.disguised", term=_last(pointer)[:100])
            yield TermProblem(base + pointer, why)
        found = expand(reading.raw)
        if flawed(found):
            for pointer, why in spots(document, contexts):
                yield TermProblem(base + pointer, why)
        else:
            # raises for what implementations treat differently
            deque(sound(found.defined), maxlen=0)
    except CannotCanonicalise as error:
        yield TermProblem(base + error.pointer, error.message, error.outcome)


def _last(pointer: str) -> str:
    return pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
