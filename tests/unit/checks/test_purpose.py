from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.badges import Form
from tests.unit.checks.fakes import look, seen, subject

GENERIC = ["N/A", "Badge"]


def stated(form: Form, **fields: Any) -> list[tuple[str, str]]:
    return seen(look("purpose_stated", subject(form=form, **fields), generic=GENERIC))


@pytest.mark.parametrize("form", [Form.OB3_ACHIEVEMENT, Form.OB2_BADGE_CLASS])
def test_a_kind_passes_a_generic_one_fails(form: Form) -> None:
    assert stated(form, kind="Competency") == []
    assert stated(form, kind="ext:Participation") == []
    for kind in ("badge", "n/a", "NA", "N / A"):
        expected = [] if kind == "NA" else [("failed", "purpose-generic")]
        assert stated(form, kind=kind) == expected


@pytest.mark.parametrize("kind", ["ext:N/A", "EXT:Badge", "ext:"])
def test_a_generic_kind_stays_generic_as_an_extension(kind: str) -> None:
    assert stated(Form.OB3_ACHIEVEMENT, kind=kind) == [("failed", "purpose-generic")]


@pytest.mark.parametrize("kind", ["ext:Participation", "Extension", "External N/A"])
def test_only_the_whole_prefix_is_left_out(kind: str) -> None:
    assert stated(Form.OB3_ACHIEVEMENT, kind=kind) == []


def test_open_badges_3_has_a_field_for_it() -> None:
    found = stated(Form.OB3_ACHIEVEMENT, tags=["participation"])
    assert found == [("failed", "purpose-missing")]


@pytest.mark.parametrize(
    "fields",
    [
        {"extensions": {"extensions:CategoryExtension": {"Category": "competence"}}},
        {"extensions": {"x": {"category": ["competence"]}}, "tags": ["badge"]},
    ],
)
def test_in_open_badges_2_a_category_passes(fields: dict[str, Any]) -> None:
    assert stated(Form.OB2_BADGE_CLASS, **fields) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"tags": ["badge", "participation"]},
        {"tags": ["podcast"]},
        {"kind": "Badge", "tags": ["membership"]},
        {"extensions": {"x": {"Category": "Badge"}}, "tags": ["podcast"]},
    ],
)
def test_in_open_badges_2_tags_are_for_a_person(fields: dict[str, Any]) -> None:
    assert stated(Form.OB2_BADGE_CLASS, **fields) == [("cantTell", "purpose-in-tags")]


def test_a_generic_category_says_nothing() -> None:
    fields = {"extensions": {"x": {"Category": "Badge"}}}
    assert stated(Form.OB2_BADGE_CLASS, **fields) == [("failed", "purpose-missing-tags")]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"tags": []},
        {"tags": ["badge", "N/A", 3, ""]},
        {"extensions": {"x:CategoryExtension": {"Category": ""}}},
    ],
)
def test_in_open_badges_2_nothing_fails(fields: dict[str, Any]) -> None:
    assert stated(Form.OB2_BADGE_CLASS, **fields) == [("failed", "purpose-missing-tags")]
