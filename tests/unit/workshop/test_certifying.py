"""A credential tells what was done, whose rule it is, what it is not; nothing of other people."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest

from badgeaudit.model.outcomes import Status
from badgeaudit.openbadges.reading import read_badge
from badgeaudit.openbadges.shape import violations
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.verification.linked_data import undefined_terms
from badgeaudit.verification.vendored import Vendored
from badgeaudit.workshop.certifying import (
    Names,
    badge_name,
    credential_of,
    evidence_of,
    moment_of,
    percent,
)
from badgeaudit.workshop.certifying_model import Achieved, Grade, Graded, Recipient, Terms
from badgeaudit.workshop.certifying_reading import read_grade
from tests import grades

ISSUER = "did:web:riverbank.example"
TERMS = Terms(
    "Riverbank Youth Network", "https://riverbank.example/", date(2026, 11, 24), date(2029, 11, 24)
)
CLASS = grades.grade(
    grades.trainee("Ana Kovač"),
    grades.trainee("Boris Novak", exact=119, same=3),
    grades.trainee("Zoe Failed", exact=41, same=1, passed=False),
)


def grade(document: dict[str, Any] = CLASS) -> Grade:
    return read_grade(grades.written(document), "grade.json")


def made(
    index: int = 0, *, terms: Terms = TERMS, of: Grade | None = None, secret: bytes = b"s"
) -> dict[str, Any]:
    found = of or grade()
    trainee = found.trainees[index]
    recipient = Recipient("sha256$" + "0" * 64, "5a17", hashed=True)
    return credential_of(found, trainee, terms, ISSUER, recipient, Names(secret), b"picture")


def test_it_has_the_form_and_only_defined_terms() -> None:
    document = made()
    raw = json.dumps(document).encode()
    assert violations(read_badge(raw, "x")) == ()
    assert undefined_terms(document, Vendored()) == ()


def test_it_names_issuer_dates_and_kind() -> None:
    document = made()
    assert document["issuer"] == {
        "id": ISSUER,
        "type": ["Profile"],
        "name": "Riverbank Youth Network",
        "url": "https://riverbank.example/",
    }
    assert document["validFrom"] == "2026-11-24T00:00:00Z"
    assert document["validUntil"] == "2029-11-24T23:59:59Z"
    assert document["credentialSubject"]["achievement"]["achievementType"] == (
        "CertificateOfCompletion"
    )


def test_without_a_website_none_is_named() -> None:
    terms = Terms("R", "", TERMS.valid_from, TERMS.valid_until)
    assert "url" not in made(terms=terms)["issuer"]


def test_the_criteria_hold_the_rule_whose_it_is_and_what_it_is_not() -> None:
    narrative = made()["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert grades.RULE in narrative
    assert "no official rule" in narrative
    assert "does not award the label" in narrative
    assert "does not award the label" in made()["description"]


def test_an_official_rule_is_not_called_a_proposal() -> None:
    rule = CLASS["certification"] | {"status": "official"}
    found = grade(CLASS | {"certification": rule})
    assert found.rule_status is Status.OFFICIAL
    narrative = made(of=found)["credentialSubject"]["achievement"]["criteria"]["narrative"]
    assert "proposal" not in narrative


def test_the_results_are_the_trainees_own() -> None:
    subject = made(1)["credentialSubject"]
    described = {each["id"]: each for each in subject["achievement"]["resultDescription"]}
    told = {
        described[each["resultDescription"]]["resultType"]: each["value"]
        for each in subject["result"]
    }
    assert told == {"Percent": "99", "RawScore": "3"}
    required = {each["resultType"]: each["requiredValue"] for each in described.values()}
    assert required == {"Percent": "75", "RawScore": "2"}
    [evidence] = made(1)["evidence"]
    assert "119 of 120 (99\xa0%)" in evidence["narrative"]
    assert "3 of 3 applications" in evidence["narrative"]


def test_nothing_of_another_person_is_in_it() -> None:
    text = json.dumps(made(0), ensure_ascii=False)
    for foreign in ("Boris", "Novak", "Zoe", "119", "(34%)", "41 of"):
        assert foreign not in text
    # issued to a hash, so not even the own name
    assert "Ana" not in text


def test_the_badge_is_one_and_the_same_for_all_and_the_credential_is_not() -> None:
    first, second = made(0), made(1)
    assert first["credentialSubject"]["achievement"] == second["credentialSubject"]["achievement"]
    assert first["id"] != second["id"]


def test_ids_stay_for_the_same_grade_and_are_nobody_elses() -> None:
    assert made()["id"] == made()["id"]
    later = Terms("R", "", date(2027, 1, 1), date(2030, 1, 1))
    other = grade(CLASS | {"tool": "badgeaudit 0.2.0"})
    ids = {made()["id"], made(secret=b"t")["id"], made(terms=later)["id"], made(of=other)["id"]}
    assert len(ids) == 4


def test_another_rule_is_another_badge() -> None:
    eased = grade(CLASS | {"certification": CLASS["certification"] | {"exact_share": 60}})
    badges = [made(of=each)["credentialSubject"]["achievement"]["id"] for each in (None, eased)]
    assert badges[0] != badges[1]


def test_it_can_never_pass_as_the_badge_of_the_labels_course() -> None:
    criteria = load_standard(find_standard("quality-label")).criteria
    checks = [each.check for each in criteria if each.check and each.check.named]
    official = [
        name.casefold()
        for check in checks
        if check.named == "course_credential"
        for name in check.parameters["badges"]
    ]
    assert official
    assert badge_name().casefold() not in official
    assert not any(name in badge_name().casefold() for name in official)


def test_the_picture_is_carried_inside() -> None:
    uri = made()["credentialSubject"]["achievement"]["image"]["id"]
    assert base64.b64decode(uri.partition(",")[2]) == b"picture"


def test_a_person_without_an_address_is_named() -> None:
    found = grade()
    document = credential_of(
        found, found.trainees[0], TERMS, ISSUER, Recipient("Ana Kovač"), Names(b"s"), b""
    )
    assert document["credentialSubject"]["identifier"] == [
        {
            "type": "IdentityObject",
            "hashed": False,
            "identityHash": "Ana Kovač",
            "identityType": "name",
        }
    ]


@pytest.mark.parametrize(
    ("found", "of", "share"), [(0, 0, 0), (2, 3, 66), (119, 120, 99), (5, 5, 100)]
)
def test_shares_are_rounded_down(found: int, of: int, share: int) -> None:
    assert percent(Achieved("exact_share", found, of)) == share


def test_evidence_leaves_out_what_a_rule_does_not_ask() -> None:
    told = evidence_of(Graded("A", True, {"dossiers": Achieved("dossiers", 2, 0)}))
    assert "Practice applications assessed: 2." in told
    assert "%" not in told


def test_a_day_lasts_until_its_last_second() -> None:
    day = date(2026, 11, 24)
    assert (moment_of(day, end=True) - moment_of(day)).total_seconds() == 86399
