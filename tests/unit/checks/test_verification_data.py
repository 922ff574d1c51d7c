from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place
from badgeaudit.model.results import Finding
from badgeaudit.model.verification import Verification
from tests.unit.checks.fakes import FakeTools, look, seen, subject, verification

PASSED, FAILED = Outcome.PASSED, Outcome.FAILED


def found(verified: Verification | None) -> list[Finding]:
    known = {} if verified is None else {"badges/a.json": verified}
    return list(look("credentials_verify", subject("credential"), FakeTools(verified=known)))


def test_a_valid_credential_passes() -> None:
    assert found(verification("valid", ("proof", PASSED, "error"))) == []


def test_each_failed_step_is_told_at_its_place() -> None:
    said = found(
        verification(
            "invalid",
            ("proof", FAILED, "error"),
            ("status", FAILED, "error"),
            ("dates", FAILED, "error"),
            ("endorsement", FAILED, "warning"),
        )
    )
    assert [(f.outcome, f.place.pointer if f.place else "") for f in said] == [
        (FAILED, "/proof"),
        (FAILED, "/status"),
        (FAILED, "/dates"),
    ]


def test_one_that_only_expired_is_for_a_person() -> None:
    late = verification("invalid", ("proof", PASSED, "error"), ("dates", FAILED, "error"))
    assert [f.outcome for f in found(late)] == [Outcome.CANT_TELL]


@pytest.mark.parametrize("outcome", [Outcome.UNTESTED, Outcome.CANT_TELL])
def test_what_could_not_be_checked_says_why(outcome: Outcome) -> None:
    said = found(
        verification(
            "could not check",
            ("status", outcome, "error"),
            ("terms", Outcome.CANT_TELL, "warning"),
        )
    )
    assert [(f.outcome, f.place.pointer if f.place else "") for f in said] == [(outcome, "/status")]


def test_each_credential_of_a_list_is_told_by_its_own_verification() -> None:
    fine = replace(verification("valid", ("proof", PASSED, "error")), pointer="/top")
    broken = replace(verification("invalid", ("proof", FAILED, "error")), pointer="/other")
    whole = replace(verification("invalid", ("read", FAILED, "error")), inner=(broken, fine))
    assert found(whole) == []
    (said,) = found(replace(whole, inner=(fine, replace(broken, pointer="/top"))[::-1]))
    assert (said.outcome, said.place) == (FAILED, Place("badges/a.json", "/top/proof"))


def test_a_credential_inside_another_has_its_place_in_the_file() -> None:
    inside = replace(verification("invalid", ("proof", FAILED, "error")), pointer="/top")
    whole = replace(verification("invalid", ("nested", FAILED, "error")), inner=(inside,))
    (said,) = found(whole)
    assert said.place == Place("badges/a.json", "/top/proof")


def test_signed_but_no_badge() -> None:
    said = found(verification("not a badge", ("proof", PASSED, "error")))
    assert seen(said) == [("failed", "not-a-credential")]


def test_a_file_that_can_not_be_verified_on_its_own() -> None:
    assert seen(found(None)) == [("cantTell", "not-verified")]
