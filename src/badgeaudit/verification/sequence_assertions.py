"""The steps for assertions and endorsements of OB 2.0 (and assertions before it).

Source: OB 2.0 Badge Verification,
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#BadgeVerification. A
hosted badge is proven by what its address answers, a signed one by its signature; the issuer's
profile is needed for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from badgeaudit.model.badges import Form
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.verification import clauses
from badgeaudit.verification.baked_pictures import picture_steps
from badgeaudit.verification.dates import assertion_dates
from badgeaudit.verification.inner import inner_credentials
from badgeaudit.verification.issuer_profiles import linked_documents
from badgeaudit.verification.means import Credential, Means
from badgeaudit.verification.recipients import recipient_step
from badgeaudit.verification.sequence_credentials import read_steps
from badgeaudit.verification.sequence_hosted import hosted_steps
from badgeaudit.verification.sequence_inner import Verify, verify_inner
from badgeaudit.verification.sequence_terms import term_steps
from badgeaudit.verification.shapes import assertion_shape
from badgeaudit.verification.status import assertion_status
from badgeaudit.verification.tokens import verify_jws

_SIGNED = ("SignedBadge", "signed")


def assertion_sequence(
    credential: Credential, means: Means, verify: Verify
) -> tuple[Iterable[Step], Iterable[Verification]]:
    """Return the steps in order, and the verifications of the endorsements inside."""
    found = list(inner_credentials(credential.data))
    steps = [*read_steps(credential)]
    steps += assertion_shape(credential, means, [each.pointer for each in found])
    steps += term_steps(credential, means, "warning")
    proofs, copies = _proofs(credential, means)
    steps += proofs
    steps += assertion_dates(credential.data, means.as_of)
    if means.depth == 0:
        steps.append(recipient_step(credential.data, means.recipient))
        steps += picture_steps(credential, means)
    inner_steps, inner = verify_inner(found, credential, means, verify)
    return [*steps, *inner_steps], [*copies, *inner]


def _proofs(credential: Credential, means: Means) -> tuple[Iterable[Step], Iterable[Verification]]:
    """Return what proves it: the issuer's signature, or the issuer's page."""
    if not credential.token and not _says_signed(credential.data) and not _nowhere(credential):
        return hosted_steps(credential, means)
    linked = linked_documents(credential, means)
    if credential.token:
        signature = _signature(credential, linked.issuer, means)
        status = assertion_status(
            credential.data, linked.issuer, means.fetcher, means.cache, linked.own
        )
        return [*linked.steps, *signature, *status], ()
    if _says_signed(credential.data):
        why = message("verification.signed-without-token")
        at = "/verification/type"
        return [*linked.steps, Step("proof", Outcome.FAILED, why, clauses.OB2_SIGNED, at)], ()
    why = message("verification.no-address-known")
    return [*linked.steps, Step("hosting", Outcome.CANT_TELL, why, clauses.OB2_HOSTED)], ()


def _signature(
    credential: Credential, issuer: Mapping[str, Any] | None, means: Means
) -> tuple[Step, ...]:
    check = verify_jws(credential.token, credential.data, issuer, means.fetcher)
    step = Step("proof", check.outcome, check.reason, clauses.OB2_SIGNED, details=check.details)
    ob2 = credential.form is not Form.OB1_ASSERTION
    if ob2 and check.outcome is Outcome.PASSED and issuer and not issuer.get("publicKey"):
        # before OB 2.0 a profile listed no keys; since then an unlisted key is not to be trusted
        why = message("verification.profile-without-keys")
        return (Step("proof", Outcome.FAILED, why, clauses.OB2_SIGNED, details=check.details),)
    return (step,)


def _nowhere(credential: Credential) -> bool:
    """Tell whether an assertion of OB 0.5 or 1.0 came without the address it is hosted at."""
    data = credential.data
    old = credential.form is Form.OB1_ASSERTION
    return old and "verify" not in data and not str(data.get("id", "")).startswith("http")


def _says_signed(data: Mapping[str, Any]) -> bool:
    verification = data.get("verification", data.get("verify"))
    if not isinstance(verification, Mapping):
        return False
    types = verification.get("type")
    return any(each in _SIGNED for each in (types if isinstance(types, list) else [types]))
