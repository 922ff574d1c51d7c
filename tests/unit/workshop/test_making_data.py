"""The written part of exercises: fields in many languages, complete and fit for what is planted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from badgeaudit.workshop.making_data import fields, frameworks, model_answers, target
from badgeaudit.workshop.making_dates import months_after
from tests.unit.workshop.practice import standard

FIELDS = [pytest.param(field, id=field["field"]) for field in fields()]


def test_there_are_fields_countries_and_languages() -> None:
    assert len(fields()) >= 7
    assert {field["language"] for field in fields()} == {
        *("de", "en", "es", "fr", "it", "lt", "nl", "sl")
    }
    assert len({field["country"] for field in fields()}) == len(fields())


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_complete(field: Mapping[str, Any]) -> None:
    slugs = [badge["slug"] for badge in field["badges"]]
    assert 5 <= len(slugs) == len(set(slugs)) <= 8
    assert len(field["actions"]) == 7
    assert len(field["examples"]) == 4
    assert {each["badge"] for each in (*field["examples"], *field["feedback"])} <= set(slugs)
    stages = [action["stage"] for action in field["actions"]]
    assert {*stages} == {"design", "implementation", "delivery"}
    views = {view for action in field["actions"] for view in action["views"]}
    assert views == {"earner", "issuer", "consumer"}


@pytest.mark.parametrize("field", FIELDS)
def test_names_and_alignments_can_be_spoilt(field: Mapping[str, Any]) -> None:
    names = [" ".join(badge["name"].casefold().split()) for badge in field["badges"]]
    for badge in field["badges"]:
        assert " ".join(badge["respelled"].casefold().split()) not in names
        assert field["unfitting"] not in badge["align"]
        for entry in (*badge["align"], field["unfitting"]):
            assert target(entry)["targetName"]


def test_every_criterion_has_a_model_answer() -> None:
    asked = {criterion.id for criterion in standard().criteria if criterion.same_as is None}
    assert set(model_answers()) == asked


def test_only_codes_are_codes() -> None:
    assert target("lifecomp/S2")["targetCode"] == "S2"
    assert "targetCode" not in target("youthpass/culture")
    assert set(frameworks()) == {"lifecomp", "digcomp", "greencomp", "entrecomp", "youthpass"}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), -6, date(2026, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 1), 13, date(2028, 1, 1)),
    ],
)
def test_months_by_the_calendar(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected
