from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.unit.checks.fakes import FakeTools, look, seen, subject

PROOF = [{"type": "DataIntegrityProof"}]
ON = FakeTools(as_of=date(2026, 9, 1))


def verify(embedded: bool = False, **fields: Any) -> list[tuple[str, str]]:
    return seen(look("credentials_verify", subject("credential", embedded=embedded, **fields), ON))


@pytest.mark.parametrize(
    "fields",
    [
        {"proofs": PROOF},
        {"verification": {"type": "hosted"}},
        {"proofs": PROOF, "expires": "2026-09-01T00:00:00Z"},
        {"proofs": PROOF, "revoked": False},
    ],
)
def test_something_to_verify_is_untested(fields: dict[str, Any]) -> None:
    assert verify(**fields) == [("untested", "proofs-not-verified")]


@pytest.mark.parametrize("fields", [{}, {"proofs": []}, {"verification": {}}, {"proofs": "x"}])
def test_nothing_to_verify_fails(fields: dict[str, Any]) -> None:
    assert verify(**fields) == [("failed", "nothing-to-verify")]


def test_inside_another_credential_a_person_has_to_see() -> None:
    assert verify(embedded=True) == [("cantTell", "nothing-to-verify-inside")]
    assert verify(embedded=True, proofs=PROOF) == [("untested", "proofs-not-verified")]


def test_revoked_fails() -> None:
    assert ("failed", "credential-revoked") in verify(proofs=PROOF, revoked=True)


def test_expired_the_day_before_is_for_a_person() -> None:
    found = verify(proofs=PROOF, expires="2026-08-31T23:59:59Z")
    assert ("cantTell", "credential-expired") in found


def test_an_unreadable_expiry_date_is_for_a_person() -> None:
    assert ("cantTell", "date-unreadable") in verify(proofs=PROOF, expires="soon")
