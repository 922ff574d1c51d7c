"""Badge class and issuer of an assertion: only what stands at its own address is the issuer's."""

from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.languages import sentence
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.verification.issuer_profiles import Linked, linked_documents
from badgeaudit.verification.means import Credential
from tests.signed.documents import SITE, assertion, badge_v2, issuer_v2, pretty
from tests.unit.verification.web import Pages, means_of

CLASS, ISSUER = f"{SITE}/classes/first-aid", f"{SITE}/issuer"


def web(**more: Any) -> dict[str, bytes | int]:
    pages = {CLASS: badge_v2(), ISSUER: issuer_v2(), **more}
    return {
        url: page if isinstance(page, bytes | int) else pretty(page) for url, page in pages.items()
    }


def linked(
    pages: dict[str, bytes | int], form: Form = Form.OB2_ASSERTION, **changes: Any
) -> Linked:
    data = assertion(**changes)
    credential = Credential("a.json", form, Packaging.JSON, data, pretty(data))
    found = linked_documents(credential, means_of(Pages(pages)))
    assert all(sentence(step.reason) for step in found.steps)
    return found


def told(found: Linked) -> list[tuple[str, str, str]]:
    return [
        (step.outcome.value, step.level, step.reason.id.removeprefix("verification."))
        for step in found.steps
    ]


FINE = ("passed", "error", "profile-fine")


@pytest.mark.parametrize(
    "badge",
    [CLASS, badge_v2(), badge_v2(issuer=issuer_v2()), badge_v2(issuer=issuer_v2(name="Forged"))],
)
def test_what_stands_at_the_addresses_counts(badge: Any) -> None:
    found = linked(web(), badge=badge)
    assert told(found) == [FINE]
    assert (found.badge, found.issuer) == (badge_v2(), issuer_v2())
    assert (found.own, found.badge_id, found.issuer_id) == (Outcome.PASSED, CLASS, ISSUER)


def test_a_class_of_another_issuer_leads_to_that_issuer() -> None:
    evil = "https://evil.example/issuer"
    forged = badge_v2(issuer=issuer_v2(id=evil))
    assert linked(web(), badge=forged).issuer_id == ISSUER


def test_offline_a_copy_is_a_copy() -> None:
    found = linked({}, badge=badge_v2(issuer=issuer_v2()))
    assert told(found) == [
        ("untested", "error", "badge-copy-offline"),
        ("untested", "error", "profile-copy-offline"),
    ]
    assert found.own is Outcome.UNTESTED
    assert found.issuer == issuer_v2()
    assert [step.name for step in found.steps] == ["shape", "issuer"]
    nothing = linked({}, badge=CLASS)
    # with no badge class at hand it is the issuer that is not known
    assert [step.name for step in nothing.steps] == ["issuer"]
    assert told(nothing) == [("untested", "error", "badge-offline")]
    assert (nothing.issuer, nothing.own) == (None, Outcome.UNTESTED)


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (500, ("cantTell", "error", "profile-copy-unreachable")),
        (b"<html>", ("cantTell", "error", "profile-copy-unreadable")),
    ],
)
def test_a_copy_does_not_replace_what_can_not_be_had(
    page: Any, found: tuple[str, str, str]
) -> None:
    inside = badge_v2(id="urn:uuid:2", issuer=issuer_v2())
    seen = linked(web(**{ISSUER: page}), badge=inside)
    assert told(seen) == [found]
    assert (seen.own, seen.issuer) == (Outcome.CANT_TELL, issuer_v2())


def test_what_is_only_named_and_no_profile_fails() -> None:
    assert told(linked(web(**{ISSUER: b"<html>"}))) == [("failed", "error", "profile-unreadable")]
    assert told(linked(web(), badge="urn:uuid:1")) == [("failed", "error", "profile-unnamed")]


@pytest.mark.parametrize("id", [None, "urn:uuid:1"])
def test_a_copy_without_a_web_address_can_not_be_looked_up(id: str | None) -> None:
    found = linked(web(), badge=badge_v2(id="urn:uuid:2", issuer=issuer_v2(id=id)))
    assert told(found) == [FINE]
    assert found.own is Outcome.CANT_TELL


def test_the_address_that_a_document_names_as_its_own_is_followed_once() -> None:
    alias, other = f"{SITE}/old", f"{SITE}/third"
    warning = ("failed", "warning", "linked-other-id")
    followed = linked(web(**{CLASS: badge_v2(issuer=alias), alias: issuer_v2()}))
    assert told(followed) == [warning, FINE]
    assert (followed.own, followed.issuer_id) == (Outcome.PASSED, ISSUER)
    pages = web(**{CLASS: badge_v2(issuer=alias), alias: issuer_v2(), ISSUER: issuer_v2(id=other)})
    round_and_round = linked(pages)
    assert told(round_and_round) == [warning, ("failed", "error", "linked-other-id")]
    assert round_and_round.own is Outcome.CANT_TELL
    nowhere = linked(web(**{CLASS: badge_v2(issuer=alias), alias: issuer_v2(id="urn:uuid:1")}))
    assert told(nowhere)[0] == warning
    assert (nowhere.own, nowhere.issuer_id) == (Outcome.CANT_TELL, "urn:uuid:1")


def test_a_profile_that_calls_itself_somebody_else_does_not_speak_for_them() -> None:
    evil = "https://evil.example/issuer"
    rules = issuer_v2(verification={"allowedOrigins": "evil.example"})
    found = linked(web(**{CLASS: badge_v2(issuer=evil), evil: rules}))
    assert found.issuer == issuer_v2()


def test_before_open_badges_2_documents_have_no_ids() -> None:
    issuer = {"name": "Youth Centre", "url": SITE}
    badge = {
        "name": "x",
        "description": "x",
        "image": f"{SITE}/x.png",
        "criteria": SITE,
        "issuer": ISSUER,
    }
    found = linked(web(**{CLASS: badge, ISSUER: issuer}), Form.OB1_ASSERTION)
    assert told(found) == [FINE]
    assert found.own is Outcome.PASSED
    assert (found.older, found.issuer_id, found.badge_id) == (True, ISSUER, CLASS)


def test_an_endorsement_names_its_issuer_itself() -> None:
    found = linked(web(), Form.OB2_ENDORSEMENT, badge=None, claim={"id": "x"}, issuer=ISSUER)
    assert (found.badge, found.issuer_id, found.own) == (None, ISSUER, Outcome.PASSED)
