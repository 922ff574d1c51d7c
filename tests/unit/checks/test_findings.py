from __future__ import annotations

import pytest

from badgeaudit.checks.findings import located, short
from tests.unit.checks.fakes import subject

SOURCES = {
    "/criteria/narrative": "/criteria",
    "/alignments": "/alignment",
    "/alignments/1/url": "/alignment/1/targetUrl",
    "/name": "",
}


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("", "/top"),
        ("/description", "/top/description"),
        ("/criteria/narrative", "/top/criteria"),
        ("/alignments", "/top/alignment"),
        ("/alignments/0/name", "/top/alignment/0/name"),
        ("/alignments/1/url", "/top/alignment/1/targetUrl"),
        ("/name", "/top"),
    ],
)
def test_located(pointer: str, expected: str) -> None:
    place = located(subject(sources=SOURCES), pointer)
    assert (place.path, place.pointer) == ("badges/a.json", expected)


def test_short_texts_stay_long_ones_are_cut() -> None:
    assert short("  a\nb ") == "a b"
    assert short("x" * 120) == "x" * 120
    assert short("x" * 121) == "x" * 119 + "…"
    assert len(short("word " * 100_000, 40)) <= 40
