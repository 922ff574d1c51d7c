"""The steps for a credential that came as a token: signature, key, registered claims."""

from __future__ import annotations

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step
from badgeaudit.verification.clauses import OB3_TOKEN
from badgeaudit.verification.means import Credential, Means
from badgeaudit.verification.sequence_issuers import issuer_of, issuer_step
from badgeaudit.verification.tokens import claim_steps, token_claims, verify_token


def token_steps(credential: Credential, means: Means) -> tuple[Step, ...]:
    """Return the steps for proof, issuer and claims of a VC-JWT.

    Proofs inside it are named but not verified: OB 3.0 allows to accept any one of several, and
    the token's signature covers them.
    """
    check = verify_token(credential.token, means.fetcher, issuer_of(credential.data), means.as_of)
    steps = [Step("proof", check.outcome, check.reason, OB3_TOKEN, details=check.details)]
    if check.key is not None:
        steps.append(issuer_step(credential.data, check.key, ""))
    steps += claim_steps(
        credential.header, token_claims(credential.token), credential.data, means.as_of
    )
    if credential.data.get("proof"):
        why = message("verification.proof-beside-token")
        steps.append(Step("proof", Outcome.UNTESTED, why, OB3_TOKEN, "/proof", "note"))
    return tuple(steps)
