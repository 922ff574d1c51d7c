"""The parts of a secured document: its proofs, the document without them, a proof's options.

Sources: Data Integrity 1.0, 2.1 Proofs and 4.5 Verify Proof Sets and Chains
(https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains); Data Integrity EdDSA
Cryptosuites 1.0, 3.2.5 and 3.3.2 (https://www.w3.org/TR/vc-di-eddsa/).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class ProofAt(NamedTuple):
    """A proof of a document and where it stands; empty when what stands there is no object."""

    pointer: str
    proof: Mapping[str, Any]


def proofs_of(document: Mapping[str, Any]) -> tuple[ProofAt, ...]:
    """Return every proof of a document, one or a set or chain."""
    value = document.get("proof")
    if value is None:
        return ()
    if not isinstance(value, list):
        return (ProofAt("/proof", value if isinstance(value, Mapping) else {}),)
    return tuple(
        ProofAt(f"/proof/{index}", each if isinstance(each, Mapping) else {})
        for index, each in enumerate(value)
    )


def without_proofs(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return the document without its proofs."""
    return {name: value for name, value in document.items() if name != "proof"}


def is_jcs(proof: Mapping[str, Any]) -> bool:
    """Tell whether a proof signs the JSON itself (JCS) and not the graph."""
    return proof.get("cryptosuite") in ("eddsa-jcs-2022", "ecdsa-jcs-2019")


def configuration(unsecured: Mapping[str, Any], proof: Mapping[str, Any]) -> dict[str, Any]:
    """Return a proof's options as they are signed: all but ``proofValue``, with a context.

    The rdfc suites always take the document's context (3.2.5, step 4); with the jcs suites the
    proof names its own, and signs it with the rest (3.3.1, step 2).
    """
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    if not (is_jcs(proof) and "@context" in options) and "@context" in unsecured:
        options["@context"] = unsecured["@context"]
    return options
