"""A list of addresses is read whatever program saved it; an address is nowhere in clear."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidRecipients
from badgeaudit.languages import sentence
from badgeaudit.workshop.certifying import Names
from badgeaudit.workshop.certifying_recipients import (
    compared,
    read_recipients,
    recipient_of,
    strangers,
)

NAMES = Names(b"secret")
LIST = "name,email\nAna Kovač,ana@example.org\nBoris Novak,Boris.Novak@Example.org\n"


def problems(text: str | bytes) -> list[tuple[int | None, str]]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(InvalidRecipients) as caught:
        read_recipients(raw, "who.csv")
    for each in caught.value.problems:
        assert "@" not in sentence(each.message)
    return [
        (each.place.line, each.message.id.removeprefix("certifying.list-"))
        for each in caught.value.problems
    ]


@pytest.mark.parametrize(
    "raw",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("utf-16"),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace(",", ";").encode(),
        LIST.replace(",", "\t").encode(),
        LIST.removeprefix("name,email\n").encode(),
        LIST.replace("name,email", "Name,E-Mail").encode(),
        b"email,name\n"
        + "ana@example.org,Ana Kovač\nboris.novak@example.org,Boris Novak\n".encode(),
        LIST.replace("Ana Kovač,", '"Ana Kovač", ').encode(),
        b"\n\n" + LIST.encode() + b"\n,\n",
    ],
)
def test_it_is_read_as_spreadsheets_save_it(raw: bytes) -> None:
    listed = read_recipients(raw, "who.csv")
    assert {name: mail.lower() for name, mail in listed.addresses.items()} == {
        "ana kovač": "ana@example.org",
        "boris novak": "boris.novak@example.org",
    }


def test_further_columns_do_not_matter() -> None:
    listed = read_recipients(b"group,name,email\n1,Ana,ana@example.org\n", "who.csv")
    assert dict(listed.addresses) == {"ana": "ana@example.org"}


def test_every_line_that_is_wrong_is_told_without_the_address() -> None:
    text = (
        "name,email\nAna,\n,b@example.org\nCyn,cyn@example\n"
        "Dan,d@e.org\ndan,other@e.org\nEva,a b@c.de\n"
    )
    assert problems(text) == [
        (2, "no-address"),
        (3, "no-name"),
        (4, "no-address"),
        (6, "twice"),
        (7, "no-address"),
    ]


def test_the_same_line_twice_is_no_contradiction() -> None:
    assert len(read_recipients(b"Dan,d@e.org\nDAN,D@e.org\n", "who.csv").addresses) == 1


def test_what_is_no_list_is_told() -> None:
    assert problems("") == [(None, "empty")]
    assert problems("name;\n".encode("utf-16")[:-1]) == [(None, "encoding")]
    assert problems("Žan,z@e.org".encode("cp1250")) == [(None, "encoding")]
    assert problems(b"a" * (2**20 + 1)) == [(None, "large")]


def test_an_address_is_hashed_with_a_salt_of_its_own() -> None:
    listed = read_recipients(LIST.encode(), "who.csv")
    first = recipient_of("Ana Kovač", listed, NAMES, "digest")
    assert first.hashed
    assert first.identity == (
        "sha256$" + hashlib.sha256(f"ana@example.org{first.salt}".encode()).hexdigest()
    )
    second = recipient_of("Boris  NOVAK", listed, NAMES, "digest")
    assert second.identity == (
        "sha256$" + hashlib.sha256(f"boris.novak@example.org{second.salt}".encode()).hexdigest()
    )
    assert first.salt != second.salt
    assert recipient_of("Ana Kovač", listed, NAMES, "other digest").salt != first.salt
    assert recipient_of("Ana Kovač", listed, Names(b"other"), "digest").salt != first.salt


def test_who_is_not_listed_is_named() -> None:
    listed = read_recipients(LIST.encode(), "who.csv")
    for each in (listed, None):
        recipient = recipient_of("Zoe", each, NAMES, "digest")
        assert (recipient.identity, recipient.hashed, recipient.salt) == ("Zoe", False, "")


def test_names_are_compared_without_case_spaces_and_composition() -> None:
    assert compared(" ana  KOVAČ") == compared("Ana Kovac\u030c")


def test_a_listed_name_that_nobody_has_is_found() -> None:
    listed = read_recipients(LIST.encode(), "who.csv")
    assert strangers(listed, ["ana kovač", "Zoe"]) == ("Boris Novak",)
    assert strangers(listed, ["ana kovač", "Boris Novak"]) == ()


@given(st.binary(max_size=300))
def test_no_junk_raises_anything_else(raw: bytes) -> None:
    try:
        listed = read_recipients(raw, "who.csv")
    except InvalidRecipients:
        return
    assert all("@" in mail for mail in listed.addresses.values())
