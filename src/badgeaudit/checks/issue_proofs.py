"""What verifying a credential says about its date of issue: proven, open, or refuted."""

from __future__ import annotations

from typing import Literal, NamedTuple

from badgeaudit.checks.base import Tools
from badgeaudit.checks.verified import verification_about
from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place
from badgeaudit.model.verification import Step

Standing = Literal["proven", "open", "refuted"]

_PROOFS = frozenset({"proof", "hosting"})
_REFUTING = _PROOFS | {"claims", "issuer"}
"""Only these tell who wrote the date; when another step failed, the date stands as it was."""
_NO_BEARING = frozenset({"status"})
_LAPSED = frozenset({"hosting.gone", "hosting.revoked", "hosting.missing", "hosting.copy-invalid"})
"""Hosted, and since then withdrawn, moved or spoilt: nothing confirms or denies the date."""
_SOMEBODY_ELSE = frozenset({"verification.issuer-not-controller", "verification.issuer-unnamed"})
"""The faults of an issuer that are about who signed; the others are about a profile's form."""
_EXPIRED = "verification.expired"


class IssueProof(NamedTuple):
    """What a date of issue is worth."""

    standing: Standing
    place: Place
    """The step that refutes it, or the credential."""


def issue_proof(row: Row, tools: Tools) -> IssueProof:
    """Return what verifying says about the date of issue of one credential.

    | what verify says | the date is |
    |---|---|
    | valid | proven |
    | valid but for expiry, or revoked, suspended, or status not known | proven: issued it was |
    | proof, claims or hosting fail, or the key is not the issuer's | refuted |
    | hosted, and its address answers "gone", "revoked" or "not found" | open |
    | signed, and whose key it is can't be told | open |
    | a key, a profile, a hosted copy could not be fetched; an unknown suite | open |
    | only its form, words, picture or what stands inside it have faults | open |
    | it could not be verified at all | open |
    """
    whole = tools.verify(row.path)
    if whole is None:
        return IssueProof("open", Place(row.path, row.pointer))
    at, found = verification_about(whole, row.pointer)
    counting = [s for s in found.steps if s.level == "error" and s.name not in _NO_BEARING]
    for step in counting:
        if _refutes(step):
            return IssueProof("refuted", Place(row.path, at + step.pointer))
    fine = all(s.outcome in (Outcome.PASSED, Outcome.INAPPLICABLE) or _expired(s) for s in counting)
    signed = any(s.outcome is Outcome.PASSED for s in counting if s.name in _PROOFS)
    whose = all(s.outcome is Outcome.PASSED for s in found.steps if s.name == "issuer")
    return IssueProof("proven" if fine and signed and whose else "open", Place(row.path, at))


def _expired(step: Step) -> bool:
    return step.reason.id == _EXPIRED


def _refutes(step: Step) -> bool:
    if step.outcome is not Outcome.FAILED or step.name not in _REFUTING:
        return False
    if step.name == "issuer":
        return step.reason.id in _SOMEBODY_ELSE
    return step.reason.id not in _LAPSED
