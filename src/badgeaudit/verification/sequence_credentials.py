"""The steps for verifiable credentials: OB 3.0, its endorsements, CLR 2.0, status lists.

Order and content: OB 3.0 "Verification and Validation"
(https://www.imsglobal.org/spec/ob/v3p0/#verification): conforms, proof, refresh, status and dates,
recipient, endorsements. All steps are taken even when one failed, so that one run tells everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step, Verification
from badgeaudit.verification.baked_pictures import picture_steps
from badgeaudit.verification.clauses import OB2_VERIFICATION, OB3_READ
from badgeaudit.verification.credential_schemas import schema_steps
from badgeaudit.verification.dates import credential_dates
from badgeaudit.verification.inner import inner_credentials
from badgeaudit.verification.means import Budget, Credential, Means
from badgeaudit.verification.recipients import recipient_step
from badgeaudit.verification.refreshing import refreshed
from badgeaudit.verification.sequence_inner import Verify, closed, verify_inner
from badgeaudit.verification.sequence_proofs import proof_steps
from badgeaudit.verification.sequence_terms import term_steps
from badgeaudit.verification.shapes import credential_shape
from badgeaudit.verification.status import status_steps


def credential_sequence(
    credential: Credential, means: Means, verify: Verify
) -> tuple[Iterable[Step], Iterable[Verification]]:
    """Return the steps, in the specification's order, and the verifications of what is inside."""
    steps = [*read_steps(credential), *conformity(credential, means)]
    proof = proof_steps(credential, means)
    steps += proof
    results: list[Verification] = []
    current = credential
    if _proven(proof) and means.refresh and means.depth == 0:
        step, newer = refreshed(credential, means, verify)
        steps += step
        if newer is not None:
            current, result = newer
            results.append(result)
    steps += _status(current, means, verify)
    steps += credential_dates(current.data, means.as_of)
    if means.depth == 0:
        steps.append(recipient_step(current.data, means.recipient))
        steps += picture_steps(current, means)
    inner_steps, inner = verify_inner(inner_credentials(current.data), current, means, verify)
    return [*steps, *inner_steps], [*results, *inner]


def read_steps(credential: Credential) -> tuple[Step, ...]:
    """Return that it was read, and how it was wrapped."""
    kind = "token" if credential.packaging is Packaging.JWT else credential.packaging.value
    why = message(f"verification.read-{kind}", form=credential.form.value)
    return (Step("read", Outcome.PASSED, why, read_clause(credential.form)),)


def read_clause(form: Form) -> Clause:
    """Return where a specification says how a document of this form is written."""
    return OB2_VERIFICATION if form.value.startswith(("ob1", "ob2")) else OB3_READ


def conformity(credential: Credential, means: Means) -> tuple[Step, ...]:
    """Return the steps of "conforms to the specification": shape, schemas and terms."""
    inside = [each.pointer for each in inner_credentials(credential.data)]
    return (
        *credential_shape(credential, means, inside),
        *schema_steps(credential.data, means),
        *term_steps(credential, means),
    )


def _proven(proof: Iterable[Step]) -> bool:
    """Tell whether the proof holds; before that nothing it links to is followed as a refresh."""
    outcomes = {step.outcome for step in proof if step.level == "error"}
    return outcomes == {Outcome.PASSED}


def _status(credential: Credential, means: Means, verify: Verify) -> tuple[Step, ...]:
    if credential.form is Form.VC_STATUS_LIST:
        # a list of lists of lists would have no end
        return ()

    def verified(raw: bytes, path: str) -> Verification:
        read = means.reread(raw, path)
        deeper = replace(
            means,
            depth=means.depth + 1,
            refresh=False,
            recipient=None,
            # what stands inside a list tells nothing about its bits, and the list is remembered
            # for others: it must not depend on how much this file has used up
            budget=Budget(0),
        )
        if read is None:
            why = message("verification.inner-unreadable")
            step = Step("read", Outcome.FAILED, why, OB3_READ)
            return closed(_unread(path), step, "not a badge")
        return verify(read, deeper)

    return status_steps(
        credential.data, means.fetcher, verified, means.as_of, means.cache, means.depth
    )


def _unread(path: str) -> Credential:
    nothing: Mapping[str, Any] = {}
    return Credential(path, Form.OTHER_JSON, Packaging.JSON, nothing, b"")
