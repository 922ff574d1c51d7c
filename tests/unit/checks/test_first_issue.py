"""First issue before applying: dates, and what verifying makes of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.issue_proofs import issue_proof
from badgeaudit.model.badges import Form, Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import Finding
from badgeaudit.model.verification import Clause, Level, Step, StepName, Verdict, Verification
from tests.unit.checks.fakes import FakeTools, badge_row, credential_row, facts, look, seen


def first_issue(applied_on: Any, *issued: str, months: int = 6) -> list[tuple[str, str]]:
    rows = [credential_row("a", day) for day in issued]
    tools = FakeTools({"applied_on": applied_on} if applied_on else {})
    return seen(look("first_issue_before_application", facts(rows), tools, months=months))


@pytest.mark.parametrize(
    ("applied_on", "issued"),
    [
        ("2024-08-31", "2024-02-29"),
        ("2024-08-30", "2024-02-29T23:59:59Z"),
        ("2023-08-31", "2023-02-28"),
        ("2024-09-01", "2024-03-01"),
        ("2024-09-01", "2020-01-01"),
        # 31 February does not exist: the months are complete on its last day
        ("2026-02-28", "2025-08-31"),
        ("2024-02-29", "2023-08-31"),
    ],
)
def test_on_the_day_or_earlier_passes_with_a_remark(applied_on: str, issued: str) -> None:
    assert first_issue(applied_on, "2024-08-01", issued) == [("passed", "first-issue-unverified")]


@pytest.mark.parametrize(
    ("applied_on", "issued"),
    [
        ("2024-08-31", "2024-03-01"),
        ("2024-08-28", "2024-02-29"),
        ("2023-08-31", "2023-03-01"),
        ("2024-09-01", "2024-03-02T00:00:00+02:00"),
        ("2026-02-27", "2025-08-31"),
    ],
)
def test_a_day_later_fails(applied_on: str, issued: str) -> None:
    assert first_issue(applied_on, issued, "2026-08-01") == [("failed", "first-issue-late")]


def test_the_missing_is_untested_and_the_unreadable_for_a_person() -> None:
    assert first_issue(None, "2024-01-01") == [("untested", "not-provided")]
    assert first_issue("2024-09-01") == [("untested", "no-credentials")]
    assert first_issue("2024-09-01", "soon", "") == [("cantTell", "no-issue-dates")]


def test_a_badge_that_staff_received_is_not_the_issuers_own() -> None:
    rows = [credential_row("course", "2020-01-01", path="evidence/ana.json")]
    staff = [{"name": "Ana", "credential": "evidence/ana.json"}]
    tools = FakeTools({"applied_on": "2024-09-01", "staff_trained": staff})
    found = look("first_issue_before_application", facts(rows), tools, months=6)
    assert seen(found) == [("untested", "no-credentials")]


# --- what verifying says

OLD, NEW, APPLIED = "2024-01-10", "2024-08-01", "2024-09-01"

Made = tuple[StepName, Outcome, str, Level]
GOOD: tuple[Made, ...] = (
    ("proof", Outcome.PASSED, "verification.proof-fine", "error"),
    ("issuer", Outcome.PASSED, "verification.issuer-holds-key", "error"),
)
PROVEN: dict[str, tuple[Made, ...]] = {
    "valid": GOOD,
    "hosted": (("hosting", Outcome.PASSED, "hosting.confirmed", "error"),),
    "expired": (*GOOD, ("dates", Outcome.FAILED, "verification.expired", "error")),
    "revoked": (*GOOD, ("status", Outcome.FAILED, "status.revoked", "error")),
    "status list not fetched": (*GOOD, ("status", Outcome.UNTESTED, "status.offline", "error")),
    "with a warning": (*GOOD, ("terms", Outcome.FAILED, "x", "warning")),
}
OPEN: dict[str, tuple[Made, ...]] = {
    "did:web offline": (("proof", Outcome.UNTESTED, "keys.offline", "error"),),
    "unknown suite": (("proof", Outcome.CANT_TELL, "proofs.unknown-suite", "error"),),
    "hosted offline": (("hosting", Outcome.UNTESTED, "network.offline", "error"),),
    "hosted and gone": (("hosting", Outcome.FAILED, "hosting.gone", "error"),),
    "hosted and revoked": (("hosting", Outcome.FAILED, "hosting.revoked", "error"),),
    "not hosted any more": (("hosting", Outcome.FAILED, "hosting.missing", "error"),),
    "fault of form": (*GOOD, ("shape", Outcome.FAILED, "validation.required", "error")),
    "fault of form, offline": (
        ("shape", Outcome.FAILED, "validation.required", "error"),
        ("hosting", Outcome.UNTESTED, "network.offline", "error"),
    ),
    "profile without e-mail": (
        ("issuer", Outcome.FAILED, "validation.required", "error"),
        ("hosting", Outcome.PASSED, "hosting.confirmed", "error"),
    ),
    "whose key can't be told": (
        ("proof", Outcome.PASSED, "verification.proof-fine", "error"),
        ("issuer", Outcome.CANT_TELL, "verification.issuer-key-unbound", "warning"),
    ),
    "nothing said": (),
}
REFUTED: dict[str, tuple[Made, ...]] = {
    "no proof": (("proof", Outcome.FAILED, "verification.no-proof", "error"),),
    "tampered": (("proof", Outcome.FAILED, "proofs.signature", "error"),),
    "tampered and expired": (
        ("proof", Outcome.FAILED, "proofs.signature", "error"),
        ("dates", Outcome.FAILED, "verification.expired", "error"),
    ),
    "somebody else's key": (
        GOOD[0],
        ("issuer", Outcome.FAILED, "verification.issuer-not-controller", "error"),
    ),
    "other claims": (*GOOD, ("claims", Outcome.FAILED, "tokens.nbf", "error")),
    "hosted with another date": (("hosting", Outcome.FAILED, "hosting.differs", "error"),),
    "hosted elsewhere": (("hosting", Outcome.FAILED, "hosting.outside-scope", "error"),),
    "never hosted": (("hosting", Outcome.FAILED, "hosting.no-address", "error"),),
}


def said(*made: Made, pointer: str = "", verdict: Verdict = "could not check") -> Verification:
    steps = tuple(
        Step(name, outcome, message(reason), Clause("", ""), f"/{name}", level)
        for name, outcome, reason, level in made
    )
    return Verification("c", "urn:c", Form.OB3_CREDENTIAL, None, verdict, steps, pointer=pointer)


def credential(name: str, issued: str = OLD, **more: Any) -> Row:
    return credential_row("a", issued, path=f"credentials/{name}.json", **more)


def judged(
    *credentials: tuple[str, tuple[Made, ...]], rows: tuple[Row, ...] = (), issuer: str = ""
) -> list[Finding]:
    """Look at credentials, all old enough, and what verifying says of each."""
    here = [credential(str(index), day) for index, (day, _) in enumerate(credentials)]
    here = [row._replace(issuer=issuer) for row in here]
    verified = {row.path: said(*made) for row, (_, made) in zip(here, credentials, strict=True)}
    tools = FakeTools({"applied_on": APPLIED}, verified=verified)
    return look("first_issue_before_application", facts([*rows, *here]), tools, months=6)


def cases(made: dict[str, tuple[Made, ...]]) -> Any:
    return pytest.mark.parametrize("made", list(made.values()), ids=list(made))


@cases(PROVEN)
def test_a_proven_date_passes(made: tuple[Made, ...]) -> None:
    assert seen(judged((OLD, made))) == [("passed", "first-issue")]


@cases(OPEN)
def test_an_open_date_passes_and_says_so(made: tuple[Made, ...]) -> None:
    assert seen(judged((OLD, made))) == [("passed", "first-issue-unverified")]


@cases(REFUTED)
def test_a_refuted_date_alone_fails_and_is_named(made: tuple[Made, ...]) -> None:
    found = judged((OLD, made))
    assert seen(found) == [("failed", "first-issue-refuted"), ("failed", "first-issue-left-out")]
    failing = next(step for step in made if step[1] is Outcome.FAILED)
    assert found[1].place == Place("credentials/0.json", f"/{failing[0]}")


@pytest.mark.parametrize("other", [*PROVEN.values(), *OPEN.values()])
def test_a_refuted_date_beside_another_is_a_remark(other: tuple[Made, ...]) -> None:
    found = judged(("2023-01-01", REFUTED["tampered"]), (OLD, other))
    expected = "first-issue" if other in PROVEN.values() else "first-issue-unverified"
    assert seen(found) == [("passed", expected), ("passed", "first-issue-left-out")]
    assert found[0].message.params["first"] == OLD


@cases(REFUTED)
def test_a_late_credential_does_not_mend_a_refuted_one(made: tuple[Made, ...]) -> None:
    found = judged((OLD, made), (NEW, PROVEN["valid"]))
    assert seen(found)[0] == ("failed", "first-issue-refuted")


@pytest.mark.parametrize("made", [*PROVEN.values(), *OPEN.values(), *REFUTED.values()])
def test_what_is_late_shows_nothing_whether_it_verifies_or_not(made: tuple[Made, ...]) -> None:
    assert seen(judged((NEW, made))) == [("failed", "first-issue-late")]


def test_a_proven_date_goes_before_an_earlier_open_one() -> None:
    found = judged(("2023-01-01", OPEN["hosted offline"]), (OLD, PROVEN["valid"]))
    assert seen(found) == [("passed", "first-issue")]
    assert found[0].message.params["first"] == OLD


OWN = badge_row("a", "Planner", issuer="https://own.example")


@pytest.mark.parametrize("made", [*PROVEN.values(), *OPEN.values()])
def test_another_issuers_credential_is_for_a_person(made: tuple[Made, ...]) -> None:
    found = judged((OLD, made), rows=(OWN,), issuer="https://other.example")
    assert seen(found) == [("cantTell", "first-issue-other")]
    assert found[0].place == Place("credentials/0.json", "")
    assert seen(judged((OLD, made), rows=(OWN,), issuer="https://own.example"))[0][0] == "passed"


def test_the_issuer_of_an_assertion_is_that_of_its_badge_class() -> None:
    assert seen(judged((OLD, GOOD), rows=(OWN,))) == [("passed", "first-issue")]
    foreign = badge_row("a", "Planner", issuer="https://other.example", embedded=True)
    profile = Row("issuer", "https://own.example", "badges/i.json", "", "ob2.Profile")
    found = judged((OLD, GOOD), rows=(profile, foreign))
    assert seen(found) == [("cantTell", "first-issue-other")]


@pytest.mark.parametrize("made", [*PROVEN.values(), *OPEN.values()])
def test_a_credential_of_a_badge_class_that_is_not_here_is_for_a_person(
    made: tuple[Made, ...],
) -> None:
    profile = Row("issuer", "https://own.example", "badges/i.json", "", "ob2.Profile")
    found = judged((OLD, made), rows=(profile,))
    assert seen(found) == [("cantTell", "first-issue-whose")]
    assert found[0].place == Place("credentials/0.json", "")


def test_a_forged_credential_of_another_issuer_is_refuted() -> None:
    found = judged((OLD, REFUTED["no proof"]), rows=(OWN,), issuer="https://other.example")
    assert seen(found)[0] == ("failed", "first-issue-refuted")


def test_each_credential_of_a_file_has_its_own_verification() -> None:
    inner = (
        said(*REFUTED["tampered"], pointer="/0"),
        said(*PROVEN["valid"], pointer="/1"),
    )
    whole = Verification("c", "", Form.OB3_CREDENTIAL, None, "invalid", (), inner)
    tools = FakeTools(verified={"credentials/x.json": whole})
    first, second = (credential("x", pointer=pointer) for pointer in ("/0", "/1"))
    assert issue_proof(first, tools) == ("refuted", Place("credentials/x.json", "/0/proof"))
    assert issue_proof(second, tools).standing == "proven"
    assert issue_proof(credential("x", pointer="/10"), tools).standing == "open"


def test_after_the_first_two_hundred_the_rest_is_open_and_only_twenty_are_named() -> None:
    days = [str(date(2023, 1, 1) + timedelta(days=n // 2)) for n in range(201)]
    found = judged(*((day, REFUTED["tampered"]) for day in days))
    assert seen(found)[0] == ("passed", "first-issue-unverified")
    assert len(found) == 22
    assert (found[-1].message.id, found[-1].message.params) == (
        "checks.first-issue-left-out-more",
        {"count": 180},
    )


KINDS = [*PROVEN.values(), *OPEN.values(), *REFUTED.values()]


@given(st.lists(st.tuples(st.sampled_from([OLD, NEW]), st.sampled_from(KINDS)), min_size=1))
def test_only_what_is_certain_fails(credentials: list[tuple[str, tuple[Made, ...]]]) -> None:
    found = judged(*credentials)
    stands = any(day == OLD and made not in REFUTED.values() for day, made in credentials)
    assert found[0].outcome is (Outcome.PASSED if stands else Outcome.FAILED)
    assert len({finding.outcome for finding in found}) == 1
