"""The steps of "the proof method is satisfied": every proof in a credential, and its token.

Sources: OB 3.0 verification, step 2; Data Integrity 1.0 section 4.5 (proof sets and chains),
https://www.w3.org/TR/vc-data-integrity/#verify-proof-sets-and-chains. Every proof is verified: one
that fails makes the credential invalid, since something was changed after it was made. A proof of
a kind that can't be checked only counts when no other proof holds (OB 3.0 allows to accept one).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Step
from badgeaudit.verification import clauses
from badgeaudit.verification.dates import moment
from badgeaudit.verification.integrity import proof_problem, proofs_of, verify_data_integrity
from badgeaudit.verification.keys import Unresolved, resolve_key
from badgeaudit.verification.means import Credential, Means
from badgeaudit.verification.sequence_issuers import issuer_of, issuer_step
from badgeaudit.verification.sequence_tokens import token_steps

_MOST = 20
"""Proofs of one credential that are looked at."""

_OPEN = (Outcome.CANT_TELL, Outcome.UNTESTED)


def proof_steps(credential: Credential, means: Means) -> tuple[Step, ...]:
    """Return the steps for issuer and proofs of a verifiable credential; never none."""
    if credential.token:
        return token_steps(credential, means)
    data = credential.data
    proofs = proofs_of(data)
    if not proofs:
        return (_step(Outcome.FAILED, message("verification.no-proof"), ""),)
    steps: list[Step] = []
    for at, proof in proofs[:_MOST]:
        steps += _one(data, proof, at, means)
    if len(proofs) > _MOST:
        why = message("verification.proof-many", limit=_MOST)
        steps.append(_step(Outcome.CANT_TELL, why, "/proof"))
    return tuple(_settled(steps))


def _one(
    data: Mapping[str, Any], proof: Mapping[str, Any], at: str, means: Means
) -> Iterable[Step]:
    """Yield the steps of one proof: what it says of itself, its key, signature, and whose key."""
    wrong = proof_problem(proof, as_of=means.as_of)
    if wrong is not None:
        yield _step(wrong.outcome, wrong.reason, at)
        return
    yield from _made_later(proof, at, means)
    key = resolve_key(_method(proof), issuer_of(data), means.fetcher, data, means.as_of)
    if isinstance(key, Unresolved):
        yield _step(key.outcome, key.reason, f"{at}/verificationMethod")
        return
    check = verify_data_integrity(data, proof, key, means.contexts, as_of=means.as_of)
    details = {"key": key.id, "key source": key.source, **check.details}
    yield replace(_step(check.outcome, check.reason, at), details=details)
    yield issuer_step(data, key, f"{at}/verificationMethod")


def _method(proof: Mapping[str, Any]) -> str:
    method = proof.get("verificationMethod")
    if isinstance(method, Mapping):
        method = method.get("id")
    return method if isinstance(method, str) else ""


def _made_later(proof: Mapping[str, Any], at: str, means: Means) -> Iterable[Step]:
    when = moment(proof.get("created"))
    if when is not None and when > means.as_of:
        why = message("verification.proof-future", date=when.date().isoformat())
        yield Step("proof", Outcome.FAILED, why, clauses.DI_VERIFY, f"{at}/created", "warning")


def _settled(steps: list[Step]) -> Iterable[Step]:
    """Let what could not be checked count only when no proof holds."""
    holds = any(step.name == "proof" and step.outcome is Outcome.PASSED for step in steps)
    for step in steps:
        if holds and step.outcome in _OPEN and step.name == "proof":
            step = replace(step, level="warning")
        yield step


def _step(outcome: Outcome, why: Message, at: str) -> Step:
    return Step("proof", outcome, why, clauses.OB3_LINKED_DATA_PROOF, at)
