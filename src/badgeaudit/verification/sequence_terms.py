"""JSON-LD in safe mode: every word of a credential has to be defined by its contexts.

A word that no context defines is left out when the credential is signed, so it could be added or
changed without breaking the proof. Source: https://www.imsglobal.org/spec/ob/v3p0/#serialization.
"""

from __future__ import annotations

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Level, Step
from badgeaudit.verification.clauses import OB3_SERIALISATION
from badgeaudit.verification.linked_data import undefined_terms
from badgeaudit.verification.means import Credential, Means

_CLAIMS = frozenset(("iss", "sub", "aud", "exp", "nbf", "iat", "jti", "cnf"))
"""Claims of the token itself (RFC 7519, 4.1; RFC 7800), which are no words of the credential."""


def term_steps(credential: Credential, means: Means, level: Level = "error") -> tuple[Step, ...]:
    """Return a step for each undefined word; one that passed when there is none."""
    data = credential.data
    if credential.token:
        data = {name: value for name, value in data.items() if name not in _CLAIMS}
    found = undefined_terms(data, means.contexts)
    if not found:
        fine = message("verification.terms-fine")
        return (Step("terms", Outcome.PASSED, fine, OB3_SERIALISATION),)
    return tuple(
        Step("terms", each.outcome, each.message, OB3_SERIALISATION, each.pointer, level)
        for each in found
    )
