from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.links import Opened
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.verification import Verification
from tests.unit.checks.fakes import (
    FakeTools,
    badge_row,
    credential_row,
    facts,
    file,
    look,
    seen,
    verification,
)

ROWS = [
    credential_row("urn:course", path="evidence/ana.json"),
    badge_row("urn:course", "Quality Label for Badge Issuing", path="evidence/ana.json"),
    credential_row("urn:other", path="evidence/other.json"),
]
FILES = [file(f"evidence/{name}") for name in ("ana.json", "other.json", "scan.pdf")]


def course(*credentials: Any, badges: tuple[str, ...] = ("urn:course",)) -> list[tuple[str, str]]:
    staff = [{"name": "A", "credential": credential} for credential in credentials]
    tools = FakeTools({"staff_trained": staff})
    found = look(
        "course_credential",
        facts(ROWS, FILES),
        tools,
        badges=list(badges),
        field="staff_trained",
    )
    return seen(found)


@pytest.mark.parametrize("badge", ["urn:course", "quality label for badge ISSUING"])
def test_the_right_badge_that_nobody_could_verify(badge: str) -> None:
    found = course("evidence/ana.json", badges=("urn:x", badge))
    assert found == [("untested", "course-not-verified")]


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        (verification("valid", ("proof", Outcome.PASSED, "error")), ("passed", "course-verified")),
        (verification("invalid", ("proof", Outcome.FAILED, "error")), ("failed", "course-invalid")),
        (
            verification("could not check", ("status", Outcome.UNTESTED, "error")),
            ("untested", "course-not-verified"),
        ),
        (
            verification("could not check", ("status", Outcome.CANT_TELL, "error")),
            ("cantTell", "course-not-verified"),
        ),
    ],
)
def test_the_right_badge_is_verified(verified: Verification, expected: tuple[str, str]) -> None:
    staff = [{"name": "A", "credential": "evidence/ana.json"}]
    tools = FakeTools({"staff_trained": staff}, verified={"evidence/ana.json": verified})
    found = look(
        "course_credential",
        facts(ROWS, FILES),
        tools,
        badges=["urn:course"],
        field="staff_trained",
    )
    assert seen(found) == [expected]


def test_spacing_of_the_name_makes_no_difference() -> None:
    rows = [
        ROWS[0],
        badge_row("urn:course", "Quality Label  for Badge Issuing ", path=ROWS[0].path),
    ]
    found = look(
        "course_credential",
        facts(rows, FILES),
        FakeTools({"staff_trained": [{"name": "A", "credential": ROWS[0].path}]}),
        badges=["Quality Label for Badge Issuing"],
        field="staff_trained",
    )
    assert seen(found) == [("untested", "course-not-verified")]


def test_an_id_is_compared_exactly() -> None:
    found = course("evidence/ana.json", badges=("URN:COURSE",))
    assert found == [("failed", "course-other-badge")]


@pytest.mark.parametrize(
    ("credential", "expected"),
    [
        ("https://x.example/badge", ("untested", "link-not-opened")),
        ("evidence/scan.pdf", ("cantTell", "course-not-a-badge")),
        ("evidence/other.json", ("failed", "course-other-badge")),
        ("evidence/none.json", ("failed", "file-missing")),
    ],
)
def test_what_else_can_stand_there(credential: str, expected: tuple[str, str]) -> None:
    assert course(credential) == [expected]


def test_a_link_that_leads_nowhere_is_the_worst() -> None:
    url = "https://x.example/badge"
    for others, said in (([], ("failed", "link-gone")), (["evidence/scan.pdf"], None)):
        people = [{"credential": each} for each in (url, *others)]
        tools = FakeTools({"staff_trained": people}, links={url: Opened(url, 404, url)})
        found = look(
            "course_credential",
            facts(ROWS, FILES),
            tools,
            badges=["urn:course"],
            field="staff_trained",
        )
        assert seen(found) == [said or ("cantTell", "course-not-a-badge")]


def test_one_right_badge_is_enough() -> None:
    found = course("evidence/none.json", "evidence/scan.pdf", "evidence/ana.json")
    assert found == [("untested", "course-not-verified")]


@pytest.mark.parametrize("application", [{}, {"staff_trained": [{"name": "A"}]}])
def test_nobody_is_untested(application: dict[str, Any]) -> None:
    found = look(
        "course_credential",
        facts(ROWS, FILES),
        FakeTools(application),
        badges=["urn:course"],
        field="staff_trained",
    )
    assert seen(found) == [("untested", "not-provided")]
