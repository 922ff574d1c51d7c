"""Nobody's identity stands in the intermediate values."""

from __future__ import annotations

from collections.abc import Mapping

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step
from badgeaudit.verification.masking import HIDDEN, masked

MAIL = "ana@learners.example"
ISSUER = "did:key:z6MkIssuer"


def shown(data: Mapping[str, object], text: str) -> str:
    clause = Clause("t", "https://example.org/")
    step = Step(
        "proof", Outcome.FAILED, message("verification.no-proof"), clause, details={"form": text}
    )
    return masked(step, data).details["form"]


def test_identities_of_every_kind_are_hidden_and_the_rest_stays() -> None:
    data = {
        "issuer": {"id": ISSUER},
        "credentialSubject": {
            "id": "did:key:z6MkLearner",
            "name": "Ana Novak",
            "identifier": [{"identityHash": MAIL, "salt": "pepper"}],
            "achievement": {"id": "https://badges.example/1", "name": "First Aid"},
        },
    }
    text = f"<did:key:z6MkLearner> {MAIL} pepper Ana Novak First Aid {ISSUER}"
    assert shown(data, text) == f"<{HIDDEN}> {HIDDEN} {HIDDEN} {HIDDEN} First Aid {ISSUER}"


def test_recipients_of_assertions_and_of_nested_credentials_are_hidden() -> None:
    nested = {"recipient": {"identity": MAIL}}
    data = {"credentialSubject": {"verifiableCredential": [nested]}}
    assert MAIL not in shown(data, f"x {MAIL} y")


def test_an_issuer_that_is_its_own_recipient_stays_readable() -> None:
    data = {"issuer": ISSUER, "credentialSubject": {"id": ISSUER}}
    assert ISSUER in shown(data, ISSUER)


def test_what_is_endorsed_is_no_person() -> None:
    subject = {"id": "https://badges.example/1", "endorsementComment": "Good"}
    data = {"credentialSubject": subject}
    assert "https://badges.example/1" in shown(data, "about https://badges.example/1")
