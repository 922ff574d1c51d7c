"""Did you mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.documents.suggestions import similar

KNOWN = ["name", "description", "criteria", "issuer", "issuedOn", "achievementType"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nmae", ["name"]),
        ("Name", ["name"]),
        ("descripton", ["description"]),
        ("issued_on", ["issuedOn"]),
        ("achievement type", ["achievementType"]),
        ("xyz", []),
        ("", []),
        ("n" * 100_000, []),
    ],
)
def test_similar(name: str, expected: list[str]) -> None:
    assert similar(name, KNOWN) == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(KNOWN)), st.text(max_size=12))
def test_order_of_the_known_names_does_not_matter(known: list[str], name: str) -> None:
    assert similar(name, known) == similar(name, reversed(known))
    assert set(similar(name, known)) <= set(known)
