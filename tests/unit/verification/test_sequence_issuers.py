"""Whose key it is, and what is said of issuers that are nothing but a key."""

from __future__ import annotations

import pytest

from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Outcome
from tests.signed.make import named
from tests.unit.verification.web import verified


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("eddsa-rdfc-2022-ed25519.json", "verification.issuer-is-key"),
        ("did-jwk.json", "verification.issuer-is-key"),
        ("token-whole.jwt", "verification.issuer-is-key"),
        ("did-web-method.json", "verification.issuer-holds-key"),
        ("tampered-eddsa-rdfc-2022-ed25519.json", "verification.issuer-is-key"),
    ],
)
def test_a_key_that_is_the_issuers_own(name: str, reason: str) -> None:
    steps = verified(named(name)).verification.steps
    (step,) = (each for each in steps if each.name == "issuer")
    assert (step.outcome, step.reason.id) == (Outcome.PASSED, reason)
    assert str(step.reason.params["issuer"]) in sentence(step.reason)
