from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.documents.limits import Limits
from badgeaudit.errors import Undecodable
from badgeaudit.openbadges.png import unbake_png
from tests.unit.openbadges.wrapping import chunk, itxt, png


def refusal(raw: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Undecodable) as error:
        unbake_png(raw, "b.png", limits or Limits())
    (problem,) = error.value.problems
    assert problem.place.path == "b.png"
    return problem.message.id


def test_reads_the_credential_of_ob3_and_ob2() -> None:
    for keyword in (b"openbadgecredential", b"openbadges"):
        baked = unbake_png(png(itxt("{'ä'}".encode(), keyword)), "b.png")
        assert baked is not None
        assert (baked.text, baked.problems) == ("{'ä'}", ())


def test_a_picture_without_a_badge_is_none() -> None:
    other = itxt(b"hello", b"Description")
    assert unbake_png(png(other), "b.png") is None
    assert unbake_png(png(chunk(b"tEXt", b"Title\0x", crc=1)), "b.png") is None


def test_finds_chunks_behind_the_picture_data_but_not_behind_the_end() -> None:
    baked = unbake_png(png(after=itxt(b"{}")), "b.png")
    assert baked is not None
    assert unbake_png(png() + itxt(b"{}"), "b.png") is None


@pytest.mark.parametrize(
    ("data", "text", "problem"),
    [
        (itxt(b"{}", packed=True), "{}", "openbadges.baked-compressed"),
        (chunk(b"tEXt", b"openbadges\0{}"), "{}", "openbadges.baked-old-chunk"),
        (chunk(b"tEXt", b"openbadges\0\xe4"), "ä", "openbadges.baked-old-chunk"),
        (
            chunk(b"zTXt", b"openbadges\0\0" + zlib.compress(b"{}")),
            "{}",
            "openbadges.baked-compressed",
        ),
        (itxt(b"1") + itxt(b"2"), "1", "openbadges.baked-twice"),
    ],
)
def test_wrong_baking_is_read_and_reported(data: bytes, text: str, problem: str) -> None:
    baked = unbake_png(png(data), "b.png")
    assert baked is not None
    assert baked.text == text
    assert [each.id for each in baked.problems] == [problem]


def test_of_two_kinds_the_newer_one_is_read() -> None:
    baked = unbake_png(png(itxt(b"old", b"openbadges"), itxt(b"new")), "b.png")
    assert baked is not None
    assert (baked.text, baked.problems) == ("new", ())


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (png(chunk(b"iTXt", itxt(b"{}")[8:-4], crc=5)), "openbadges.png-checksum"),
        (png(after=itxt(b"{}"))[:-20], "openbadges.png-cut-off"),
        (png(chunk(b"iTXt", b"openbadgecredential\0\0\0x")), "openbadges.png-chunk"),
        (png(chunk(b"iTXt", b"openbadgecredential\0")), "openbadges.png-chunk"),
        (
            png(chunk(b"iTXt", b"openbadgecredential\0\1\0\0\0nozlib")),
            "openbadges.png-compression",
        ),
        (
            png(chunk(b"iTXt", itxt(b"{}" * 50, packed=True)[8:-9])),
            "openbadges.png-compression",
        ),
        (png(itxt(b"\xff\xfe")), "openbadges.baked-not-utf8"),
    ],
)
def test_unreadable_baking(raw: bytes, problem: str) -> None:
    assert refusal(raw) == problem


def test_unpacking_stops_at_the_limit() -> None:
    raw = png(itxt(b" " * 10_000, packed=True))
    assert refusal(raw, Limits(file_bytes=9_999)) == "openbadges.baked-too-large"
    assert unbake_png(raw, "b.png", Limits(file_bytes=10_000)) is not None


@given(st.binary(max_size=200), st.integers(0, 200))
def test_any_damage_is_survived(noise: bytes, at: int) -> None:
    raw = png(itxt(b"{}", packed=True), after=itxt(b"{}"))
    for damaged in (raw[:at] + noise, raw[:at] + noise + raw[at + len(noise) :]):
        with suppress(Undecodable):
            unbake_png(damaged, "b.png")
