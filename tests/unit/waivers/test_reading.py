from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidWaivers
from badgeaudit.languages import sentence
from badgeaudit.model.waivers import Waiver
from badgeaudit.waivers.reading import read_waivers
from tests.builders import criterion, standard

STANDARD = standard([criterion("A-1")])
GOOD = """\
waivers: 1
standard: tiny
entries:
  - criterion: A-1
    badge: https://example.org/b
    reason: The picture is drawn
      anew in spring.
    approver: Ana Lind
    until: 2027-01-31
"""


def read(text: str) -> tuple[Waiver, ...]:
    return read_waivers(text.encode(), "waivers.yaml", STANDARD)


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidWaivers) as caught:
        read(text)
    assert all(sentence(p.message) for p in caught.value.problems)
    return [(str(p.place), p.message.id) for p in caught.value.problems]


def test_everything_written_is_read() -> None:
    (found,) = read(GOOD)
    assert (found.criterion, found.badge) == ("A-1", "https://example.org/b")
    assert found.reason == "The picture is drawn anew in spring."
    assert (found.approver, found.until) == ("Ana Lind", date(2027, 1, 31))
    assert (found.place.line, found.place.column) == (4, 5)


def test_mistakes_are_told_in_the_order_of_the_file() -> None:
    text = GOOD.replace("waivers: 1", "waivers: 2").replace("Ana Lind", "A")
    text = text.replace("The picture is drawn\n      anew in spring.", "soon")
    with pytest.raises(InvalidWaivers) as caught:
        read(text)
    lines = [problem.place.line for problem in caught.value.problems]
    assert lines == [1, 6, 7]


LATER = "The picture is drawn\n      anew in spring."


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("tiny", "other", ("2:1", "waivers.other-standard")),
        ("2027-01-31", "31.1.2027", ("9:5", "validation.format-date")),
        ("    approver: Ana Lind\n", "", ("4:5", "validation.required")),
        (
            "    until",
            "    untill: x\n    until",
            ("9:5", "validation.additionalProperties"),
        ),
        (LATER, "later", ("6:5", "validation.minLength")),
        ("waivers: 1", "waivers: [", ("1:10", "documents.yaml-open-bracket")),
    ],
)
def test_what_is_wrong_has_its_place(old: str, new: str, found: tuple[str, str]) -> None:
    where, what = found
    assert problems(GOOD.replace(old, new)) == [(f"waivers.yaml:{where}", what)]


@given(st.text(max_size=80))
def test_no_text_raises_anything_else(text: str) -> None:
    with suppress(InvalidWaivers):
        read(text)
