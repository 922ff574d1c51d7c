from __future__ import annotations

from typing import Any

import pytest

from tests.unit.checks.fakes import look, seen, subject

GOOD = {"url": "https://esco.example/skill", "name": "Teamwork", "framework": "ESCO"}


def test_a_complete_alignment_passes_even_beside_an_incomplete_one() -> None:
    assert look("framework_alignment", subject(alignments=[{"name": "x"}, GOOD])) == []


def test_the_framework_is_advised_only() -> None:
    found = look(
        "framework_alignment",
        subject(alignments=[{"name": "x"}, {"name": "y", "url": "http://x.example"}]),
    )
    assert seen(found) == [("passed", "alignment-framework-advised")]
    assert found[0].place is not None
    assert found[0].place.pointer == "/top/alignments/1"


@pytest.mark.parametrize("fields", [{}, {"alignments": []}, {"alignments": ["x"]}])
def test_none_fails(fields: dict[str, Any]) -> None:
    found = look("framework_alignment", subject(**fields))
    assert seen(found) == [("failed", "alignment-missing")]


@pytest.mark.parametrize(
    ("alignment", "missing"),
    [
        ({"name": "x"}, ("url",)),
        ({"name": "x", "url": "urn:x"}, ("url",)),
        ({"url": "HTTPS://x.example"}, ("name",)),
        ({}, ("url", "name")),
    ],
)
def test_incomplete_fails_with_what_is_missing(
    alignment: dict[str, str], missing: tuple[str, ...]
) -> None:
    about = subject(alignments=[alignment], sources={"/alignments": "/alignment"})
    found = look("framework_alignment", about)
    assert seen(found) == [("failed", "alignment-incomplete")]
    assert found[0].message.params["missing"] == missing
    assert found[0].place is not None
    assert found[0].place.pointer == "/top/alignment/0"


def test_only_the_first_few_incomplete_ones_are_listed() -> None:
    assert len(look("framework_alignment", subject(alignments=[{}] * 50))) == 3


LIFECOMP = "https://publications.jrc.ec.europa.eu/repository/handle/JRC120911"
UNLISTED = {"url": LIFECOMP, "name": "Teamwork", "framework": "LifeComp", "code": "S9"}


def test_a_code_that_the_framework_lacks_needs_a_person() -> None:
    found = look("framework_alignment", subject(alignments=[{"name": "x"}, UNLISTED]))
    assert seen(found) == [("cantTell", "alignment-not-listed")]
    assert found[0].message.params["framework"] == "LifeComp"
    assert found[0].place is not None
    assert found[0].place.pointer == "/top/alignments/1"


def test_another_complete_alignment_is_enough() -> None:
    assert look("framework_alignment", subject(alignments=[UNLISTED, GOOD])) == []
    listed = {**UNLISTED, "code": "S3"}
    assert look("framework_alignment", subject(alignments=[UNLISTED, listed])) == []


def test_only_the_first_few_unlisted_ones_are_told() -> None:
    assert len(look("framework_alignment", subject(alignments=[UNLISTED] * 50))) == 3
