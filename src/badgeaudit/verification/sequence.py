"""The sequence of steps a specification asks for, and the verdict over them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from badgeaudit.model.badges import Form
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Step, Verification
from badgeaudit.verification.clauses import OB3_READ
from badgeaudit.verification.masking import masked
from badgeaudit.verification.means import DEPTH, Budget, Credential, Means, ShapeProblem
from badgeaudit.verification.names import names_of
from badgeaudit.verification.sequence_assertions import assertion_sequence
from badgeaudit.verification.sequence_credentials import credential_sequence, read_clause
from badgeaudit.verification.sequence_inner import Sequence, closed
from badgeaudit.verification.verdicts import verdict_of

__all__ = ["Budget", "Credential", "Means", "ShapeProblem", "verify"]

_SEQUENCES: Mapping[Form, Sequence] = {
    Form.OB3_CREDENTIAL: credential_sequence,
    Form.OB3_ENDORSEMENT: credential_sequence,
    Form.CLR2_CREDENTIAL: credential_sequence,
    Form.VC_STATUS_LIST: credential_sequence,
    Form.VC_OTHER: credential_sequence,
    Form.OB2_ASSERTION: assertion_sequence,
    Form.OB2_ENDORSEMENT: assertion_sequence,
    Form.OB1_ASSERTION: assertion_sequence,
}

_OTHERS: Mapping[Form, str] = {
    Form.OB1_BADGE_CLASS: "a-badge_class",
    Form.OB2_BADGE_CLASS: "a-badge_class",
    Form.OB3_ACHIEVEMENT: "a-badge_class",
    Form.PLAIN_BADGE_CLASS: "a-badge_class",
    Form.OB1_ISSUER: "an-issuer",
    Form.OB2_PROFILE: "an-issuer",
    Form.OB3_PROFILE: "an-issuer",
    Form.OB2_REVOCATION_LIST: "a-list",
    Form.OB2_CRYPTOGRAPHIC_KEY: "a-key",
    Form.JSONLD_CONTEXT: "a-context",
}
"""What else a file may hold; ends of message ids."""

CREDENTIALS = frozenset(_SEQUENCES)
"""The forms that are verified at all; badge classes and profiles prove nothing."""


def verify(credential: Credential, means: Means) -> Verification:
    """Verify one credential and those inside it. Never raises for what is in them.

    The verdict counts the steps of level ``error``: invalid when one failed, else could not check
    when one could not be taken, else valid.
    """
    if means.depth == 0:
        means = replace(means, budget=Budget())
    sequence = _SEQUENCES.get(credential.form)
    if sequence is None:
        why = message(f"verification.not-{_OTHERS.get(credential.form, 'ours')}")
        clause = read_clause(credential.form)
        return closed(credential, Step("read", Outcome.FAILED, why, clause), "not a badge")
    if means.depth > DEPTH:
        why = message("verification.too-deep", limit=DEPTH)
        return closed(credential, Step("read", Outcome.CANT_TELL, why, OB3_READ))
    steps, inner = sequence(credential, means, verify)
    return _verification(credential, steps, inner)


def _verification(
    credential: Credential, steps: Iterable[Step], inner: Iterable[Verification]
) -> Verification:
    hidden = tuple(masked(step, credential.data) for step in steps)
    id = credential.data.get("id")
    badge, issuer = names_of(credential.data)
    return Verification(
        path=credential.path,
        id=id[:500] if isinstance(id, str) else "",
        form=credential.form,
        packaging=credential.packaging,
        verdict=verdict_of(hidden),
        steps=hidden,
        inner=tuple(inner),
        pointer=credential.pointer,
        badge=badge,
        issuer=issuer,
    )
