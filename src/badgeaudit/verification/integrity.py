"""Verifies Data Integrity proofs: EdDSA and ECDSA, over the graph (rdfc) or the JSON (jcs).

Sources: Data Integrity 1.0, 4.4 Verify Proof and 4.5 Verify Proof Sets and Chains
(https://www.w3.org/TR/vc-data-integrity/#verify-proof); Data Integrity EdDSA Cryptosuites 1.0
(https://www.w3.org/TR/vc-di-eddsa/) and ECDSA Cryptosuites 1.0 (https://www.w3.org/TR/vc-di-ecdsa/).
ecdsa-sd-2023 and other suites are ``cantTell``: no permissively licensed library verifies them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.verification.integrity_parts import (
    SIGNATURE_BYTES,
    SUITES,
    ProofCheck,
    Suite,
    failed,
    proof_problem,
    signature_of,
    suite_name,
    suite_of,
)
from badgeaudit.verification.integrity_signatures import signature_holds
from badgeaudit.verification.integrity_signed import signed_forms
from badgeaudit.verification.linked_data import (
    CannotCanonicalise,
    has_earlier_state,
    undefined_terms,
)
from badgeaudit.verification.proof_parts import (
    ProofAt,
    proofs_of,
    without_proofs,
)
from badgeaudit.verification.vendored import Contexts, EarlierState

if TYPE_CHECKING:
    from badgeaudit.verification.keys_material import Key

__all__ = [
    "SUITES",
    "ProofAt",
    "ProofCheck",
    "proof_problem",
    "proofs_of",
    "verify_data_integrity",
]


def verify_data_integrity(
    document: Mapping[str, Any],
    proof: Mapping[str, Any],
    key: Key,
    contexts: Contexts,
    *,
    purpose: str = "assertionMethod",
    as_of: datetime | None = None,
    domain: str | None = None,
    challenge: str | None = None,
) -> ProofCheck:
    """Verify one proof of a document with the key its ``verificationMethod`` stands for.

    ``document`` holds all its proofs, of which ``proof`` is one: a proof of a chain also covers
    those it names in ``previousProof``. ``as_of``, ``domain`` and ``challenge`` as in
    ``proof_problem``. Never raises for what is in the document.
    """
    wrong = proof_problem(proof, purpose=purpose, as_of=as_of, domain=domain, challenge=challenge)
    suite, value = suite_of(proof), signature_of(proof)
    if wrong is not None or isinstance(suite, ProofCheck) or isinstance(value, ProofCheck):
        return wrong or failed("no-value")
    unsuitable = _unsuitable(suite, value, key, suite_name(proof))
    if unsuitable is not None:
        return unsuitable
    unsecured = _unsecured(document, proof, suite)
    if isinstance(unsecured, ProofCheck):
        return unsecured
    check = _verified(unsecured, proof, value, key, contexts)
    if check.outcome is Outcome.PASSED or not has_earlier_state(document):
        return check
    earlier = _verified(unsecured, proof, value, key, EarlierState(contexts))
    if earlier.outcome is not Outcome.PASSED or suite.form == "jcs":
        return check
    if undefined_terms(document, EarlierState(contexts)):
        return ProofCheck(Outcome.FAILED, message("proofs.earlier-context"), check.details)
    return earlier


def _unsuitable(suite: Suite, value: bytes, key: Key, name: str) -> ProofCheck | None:
    if key.kind not in suite.keys:
        return failed("key-kind", suite=name, expected=suite.keys, found=key.kind)
    expected = SIGNATURE_BYTES[key.kind]
    if len(value) != expected:
        return failed("value-length", expected=expected, found=len(value))
    return None


def _unsecured(
    document: Mapping[str, Any], proof: Mapping[str, Any], suite: Suite
) -> dict[str, Any] | ProofCheck:
    """Return the document as it was when this proof was made."""
    unsecured = without_proofs(document)
    if suite.form == "jcs" and "@context" in proof:
        # vc-di-eddsa 3.3.2, step 4: contexts may have been added behind those of this proof
        own, named = _listed(proof["@context"]), _listed(document.get("@context"))
        if named[: len(own)] != own:
            return failed("context-order")
        unsecured["@context"] = proof["@context"]
    previous = proof.get("previousProof")
    if previous is None:
        return unsecured
    by_id: dict[str, list[Mapping[str, Any]]] = {}
    for _, each in proofs_of(document):
        if isinstance(each.get("id"), str):
            by_id.setdefault(each["id"], []).append(each)
    matching: list[Mapping[str, Any]] = []
    for id in _listed(previous):
        found = by_id.get(id, []) if isinstance(id, str) else []
        if len(found) != 1:
            return failed("previous", proof=id[:200] if isinstance(id, str) else "–")
        matching += found
    return unsecured | {"proof": matching}


def _verified(
    unsecured: dict[str, Any],
    proof: Mapping[str, Any],
    value: bytes,
    key: Key,
    contexts: Contexts,
) -> ProofCheck:
    try:
        signed = signed_forms(unsecured, proof, key.kind, contexts)
    except CannotCanonicalise as error:
        if error.outcome is not Outcome.FAILED:
            return ProofCheck(error.outcome, error.message)
        return ProofCheck(Outcome.FAILED, error.message)
    details = {
        "suite": suite_name(proof),
        **signed.details(),
        "signed": signed.data().hex(),
        "signature": value.hex(),
        "key kind": key.kind,
        "key material": key.material.hex(),
    }
    if signature_holds(key, value, signed.data()):
        return ProofCheck(Outcome.PASSED, message("proofs.holds", suite=suite_name(proof)), details)
    return ProofCheck(Outcome.FAILED, message("proofs.broken", suite=suite_name(proof)), details)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
