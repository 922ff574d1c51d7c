from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks.languages import (
    OWN_NAMES,
    contradicts,
    recognised,
    suggested,
    suggestion,
    text_of,
)
from badgeaudit.languages import sentence
from tests.unit.checks.fakes import FakeTools, seen, subject

ENGLISH = "The holder led a workshop for young people and wrote about it."


def test_the_text_is_description_and_criteria() -> None:
    fields: dict[str, Any] = {"description": " One. ", "criteria": {"narrative": "Two."}}
    assert text_of(fields) == "One.\nTwo."
    assert text_of({"criteria": {"id": "https://x.example"}}) == ""


def test_a_text_in_its_stated_language_is_not_asked_about() -> None:
    asked: list[str] = []

    class Asked(FakeTools):
        def reads_like(self, text: str) -> tuple[str, ...]:
            asked.append(text)
            return ("en",)

    assert recognised({"language": "en-GB", "description": ENGLISH}, Asked()) == ()
    assert recognised({"language": "en", "description": ""}, Asked()) == ()
    assert asked == []
    assert recognised({"language": "sl", "description": ENGLISH}, Asked()) == ("en",)
    assert recognised({"description": ENGLISH}, Asked()) == ("en",)
    assert asked == [ENGLISH, ENGLISH]


def test_languages_nobody_would_write_badges_in_are_left_out() -> None:
    assert recognised({"description": "x"}, FakeTools(languages=("ceb",))) == ()
    assert all(len(tag) == 2 for tag in OWN_NAMES)


def test_a_language_to_state() -> None:
    said = suggestion("", ("sl",))
    assert said is not None
    assert "slovenščina (sl)" in sentence(said)


def test_languages_that_cannot_be_told_apart() -> None:
    said = suggestion("", ("bs", "hr", "sr"))
    assert said is not None
    assert "bosanski, hrvatski, srpski/српски" in sentence(said)
    assert "bs, hr, sr" in sentence(said)


def test_another_language_than_the_stated_one() -> None:
    said = suggestion("en-GB", ("sl",))
    assert said is not None
    assert said.id == "checks.language-contradicted"
    assert '"en-GB"' in sentence(said)


@pytest.mark.parametrize(("stated", "found"), [("", ()), ("en", ()), ("sl-SI", ("sl",))])
def test_nothing_to_say(stated: str, found: tuple[str, ...]) -> None:
    assert suggestion(stated, found) is None


@pytest.mark.parametrize(
    ("stated", "found", "expected"),
    [
        ("en", ("sl",), True),
        ("EN-gb", ("en",), False),
        ("sr-Latn", ("bs", "hr", "sr"), False),
        ("hr", ("sr",), False),
        ("me", ("bs", "hr", "sr"), False),
        ("nb", ("no",), False),
        ("gl", ("es",), False),
        ("ca", ("es",), True),
        ("mul", ("en",), False),
        ("eng", ("sl",), False),
        ("English", ("sl",), False),
        ("12", ("sl",), False),
        ("en", (), False),
    ],
)
def test_only_what_is_certain_contradicts(
    stated: str, found: tuple[str, ...], expected: bool
) -> None:
    assert contradicts(stated, found) is expected


def test_the_remark_decides_nothing() -> None:
    found = list(suggested(subject(description="x"), FakeTools(languages=("sl",))))
    assert seen(found) == [("passed", "language-detected")]
    assert list(suggested(subject(description="x"), FakeTools())) == []
