from __future__ import annotations

import pickle
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.documents.limits import Limits
from badgeaudit.documents.strict_json import locate
from badgeaudit.errors import Undecodable
from badgeaudit.languages import sentence
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.openbadges.reading import NotABadge, read_badge
from tests.unit.openbadges.samples import ALL, ASSERTION2, CREDENTIAL, encode
from tests.unit.openbadges.wrapping import chunk, itxt, png, svg, token

OB2_SVG = '<o:assertion xmlns:o="http://openbadges.org">{}</o:assertion>'


def refusal(raw: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Undecodable) as error:
        read_badge(raw, "b.png", limits or Limits())
    assert not isinstance(error.value, NotABadge)
    problem = error.value.problems[0]
    assert sentence(problem.message)
    return problem.message.id


def test_json() -> None:
    raw = b"\xef\xbb\xbf \n" + encode(CREDENTIAL)
    found = read_badge(raw, "badges/picture.png")
    assert found.packaging is Packaging.JSON
    assert found.form is Form.OB3_CREDENTIAL
    assert found.data == CREDENTIAL
    assert (found.path, found.payload, found.image) == ("badges/picture.png", raw, None)
    assert (found.header, found.problems) == ({}, ())


@pytest.mark.parametrize("wrapping", ["{}", "\n {}\n", '"{}"', '\ufeff"{}"'])
def test_token_in_whatever_file(wrapping: str) -> None:
    text = token({"vc": CREDENTIAL})
    found = read_badge(wrapping.replace("{}", text).encode(), "b.json")
    assert found.packaging is Packaging.JWT
    assert found.form is Form.OB3_CREDENTIAL
    assert found.data == CREDENTIAL
    assert found.header["alg"] == "ES256"
    assert locate(found.payload, ["/credentialSubject/achievement/name"])


def test_signed_assertion() -> None:
    found = read_badge(token(ASSERTION2).encode(), "b.txt")
    assert (found.packaging, found.form) == (Packaging.JWT, Form.OB2_ASSERTION)


def test_enveloped_credential() -> None:
    envelope = {
        "@context": "https://www.w3.org/ns/credentials/v2",
        "id": "data:application/vc+jwt," + token(CREDENTIAL),
        "type": "EnvelopedVerifiableCredential",
    }
    found = read_badge(encode(envelope), "b.json")
    assert (found.packaging, found.form) == (Packaging.JWT, Form.OB3_CREDENTIAL)


@pytest.mark.parametrize("text", [encode(CREDENTIAL).decode(), token(CREDENTIAL)])
def test_baked_pictures(text: str) -> None:
    raw = png(itxt(text.encode()))
    found = read_badge(raw, "b.json")
    assert (found.packaging, found.form) == (Packaging.PNG, Form.OB3_CREDENTIAL)
    assert found.data == CREDENTIAL
    assert found.image == raw
    assert bool(found.header) == text.startswith("e")
    drawing = svg(OB2_SVG.format(f"<![CDATA[{text}]]>"))
    found = read_badge(b"\n<!-- drawn -->" + drawing, "b.png")
    assert (found.packaging, found.form) == (Packaging.SVG, Form.OB3_CREDENTIAL)


def test_wide_svg() -> None:
    raw = svg(OB2_SVG.format("{}")).decode().encode("utf-16")
    assert read_badge(raw, "b.svg").packaging is Packaging.SVG


def test_faults_of_baking_travel_with_the_document() -> None:
    found = read_badge(png(itxt(b"{}", packed=True)), "b.png")
    assert [each.id for each in found.problems] == ["openbadges.baked-compressed"]
    assert all(sentence(each) for each in found.problems)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (png(), "PNG"),
        (svg(""), "SVG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"GIF89a\x01\x00", "GIF"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "WEBP"),
    ],
)
def test_an_ordinary_picture_is_told_apart(raw: bytes, kind: str) -> None:
    with pytest.raises(NotABadge) as error:
        read_badge(raw, "images/a.png")
    assert error.value.kind == kind
    assert error.value.problems[0].message.params == {"kind": kind}
    again = pickle.loads(pickle.dumps(error.value))
    assert (again.path, again.kind) == ("images/a.png", kind)


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"<!DOCTYPE html><html><svg></svg></html>", "openbadges.is-html"),
        (b"\n<HTML>", "openbadges.is-html"),
        (b'<?xml version="1.0"?><badge/>', "openbadges.is-xml"),
        (b"%PDF-1.7", "openbadges.is-pdf"),
        (b"PK\x03\x04\x14", "openbadges.is-zip"),
        (png(chunk(b"tEXt", b"openbadges\0https://y.example/1")), "openbadges.baked-link"),
        (svg(OB2_SVG.format(" https://y.example/1 ")), "openbadges.baked-link"),
        (png(itxt(b"{]")), "openbadges.baked-unreadable"),
        (png(itxt(b"")), "openbadges.baked-unreadable"),
        (b"", "documents.empty"),
    ],
)
def test_what_is_no_badge_says_why(raw: bytes, problem: str) -> None:
    assert refusal(raw) == problem


def test_faults_inside_a_picture_have_no_line() -> None:
    with pytest.raises(Undecodable) as error:
        read_badge(png(itxt(b'{\n"a": 1,\n"a": 2}')), "b.png")
    assert len(error.value.problems) == 2
    assert all(each.place.line is None for each in error.value.problems)


def test_too_large() -> None:
    assert refusal(b"{}   ", Limits(file_bytes=4)) == "documents.too-large"
    assert refusal(png(), Limits(file_bytes=4)) == "documents.too-large"


STARTS = (b"", b"{", b"[", b'"', b"eyJ", b"\x89PNG\r\n\x1a\n", b"<svg ", b"<?xml", b"\xff\xfe")


@given(st.sampled_from(STARTS), st.binary(max_size=120))
def test_no_bytes_raise_anything_else(start: bytes, rest: bytes) -> None:
    with suppress(Undecodable):
        read_badge(start + rest, "b")


@given(st.sampled_from(sorted(ALL)), st.integers(0, 3000), st.binary(min_size=1, max_size=3))
def test_damaged_badges_raise_nothing_else(name: str, at: int, noise: bytes) -> None:
    raw = encode(ALL[name])
    for whole in (raw, token(ALL[name]).encode(), png(itxt(raw))):
        with suppress(Undecodable):
            read_badge(whole[:at] + noise + whole[at + len(noise) :], "b")
