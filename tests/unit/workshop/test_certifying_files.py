"""Each file a trainee gets verifies, and no changed byte of what is signed does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest

from badgeaudit.audit.network_options import OFFLINE
from badgeaudit.audit.verifying import verify_bytes
from badgeaudit.audit.verifying_means import as_moment, open_means
from badgeaudit.workshop.certifying import Names, credential_of
from badgeaudit.workshop.certifying_files import carried_picture, files_of, folders_of
from badgeaudit.workshop.certifying_model import Recipient, Terms
from badgeaudit.workshop.certifying_reading import read_grade
from badgeaudit.workshop.signing import signer_of
from tests import grades
from tests.signed.signer import ec_key, ed25519_key

FILES = ("credential.json", "credential.jwt", "badge.svg", "badge.png")
TERMS = Terms("Riverbank", "https://riverbank.example/", date(2026, 11, 24), date(2029, 11, 24))
KINDS = ("Ed25519", "P-256")
MEANS = open_means(OFFLINE, as_moment("2026-11-25"))
STRIDE = 211
"""Each so manieth byte is changed; a prime, so that all places of a JSON member come up."""


@cache
def files(kind: str = "Ed25519") -> Mapping[str, bytes]:
    signer = signer_of(ed25519_key("s") if kind == "Ed25519" else ec_key("P-256", "s"))
    grade = read_grade(grades.written(grades.grade(grades.trainee("Ana Kovač"))), "g")
    recipient = Recipient("sha256$" + "0" * 64, "5a17", hashed=True)
    picture = carried_picture(grade.standard)
    credential = credential_of(
        grade, grade.trainees[0], TERMS, signer.did, recipient, Names(b"s"), picture
    )
    return files_of(credential, signer, TERMS, grade.standard)


def verdict(raw: bytes) -> str:
    return verify_bytes(raw, "x", MEANS).verification.verdict


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILES)
def test_each_file_is_valid_without_a_warning(name: str, kind: str) -> None:
    found = verify_bytes(files(kind)[name], name, MEANS).verification
    assert found.verdict == "valid"
    assert [step for step in found.steps if step.outcome.value == "failed"] == []


def signed_bytes(name: str) -> Iterator[int]:
    """The places in a file that its signature covers."""
    raw, text = files()[name], files()["credential.json"]
    if name.startswith("credential"):
        yield from range(len(raw))
    else:
        start = raw.index(text)
        yield from range(start, start + len(text))


@pytest.mark.parametrize("name", FILES)
def test_any_changed_byte_of_what_is_signed_is_found(name: str) -> None:
    raw = files()[name]
    places = list(signed_bytes(name))
    for place in (*places[:3], *places[::STRIDE], *places[-3:]):
        changed = bytearray(raw)
        changed[place] ^= 1
        assert verdict(bytes(changed)) != "valid", (place, raw[place - 20 : place + 20])


def test_no_file_is_valid_before_or_after_its_time() -> None:
    for day, expected in (
        ("2026-11-23", "invalid"),
        ("2029-11-24", "valid"),
        ("2029-11-25", "invalid"),
    ):
        means = open_means(OFFLINE, as_moment(day))
        for raw in files().values():
            assert verify_bytes(raw, "x", means).verification.verdict == expected


def test_all_four_hold_the_same_credential() -> None:
    credential = json.loads(files()["credential.json"])
    assert files()["credential.json"] in files()["badge.svg"]
    assert files()["credential.json"] in files()["badge.png"]
    assert credential["proof"][0]["cryptosuite"] == "eddsa-rdfc-2022"


def test_each_trainee_has_a_folder_of_their_own() -> None:
    names = ["Ana", "ANA", "ana.", "../../etc", "CON", "", "..", "certificates.html", "Žan: Ko/vač"]
    folders = folders_of(names)
    assert list(folders) == names
    assert len({each.casefold() for each in folders.values()}) == len(names)
    for folder in folders.values():
        assert not set(folder) & set('/\\:*?"<>|')
        assert not folder.startswith(".")
        assert folder.casefold() != "certificates.html"
    assert (folders["Ana"], folders["ANA"], folders["ana."]) == ("Ana", "ANA-2", "ana-3")
