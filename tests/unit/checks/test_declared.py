from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.checks.declared import declared
from badgeaudit.model.badges import Subject
from badgeaudit.model.results import Finding
from badgeaudit.model.standard import Check
from tests.unit.checks.fakes import FakeTools, seen, subject

SCHEMA: dict[str, Any] = {
    "required": ["language", "tags"],
    "properties": {"tags": {"minItems": 1}, "language": {"minLength": 2}},
}


def run(about: Subject, advice: str = "Add tags.", **schema: Any) -> list[Finding]:
    check = Check(named=None, schema=schema or SCHEMA, advice=advice)
    return list(declared(check, about.kind)(about, {}, FakeTools()))


def test_a_match_yields_nothing() -> None:
    assert run(subject(language="en", tags=["x"])) == []


def test_several_violations_give_one_finding_with_the_advice() -> None:
    found = run(subject(language="e", tags=[]))
    assert seen(found) == [("failed", "declared")]
    assert found[0].message.params == {"advice": "Add tags."}
    assert found[0].subject == "urn:a"


def test_the_place_is_the_documents() -> None:
    about = subject(language="en", tags=[], sources={"/tags": "/tag"})
    assert [f.place.pointer for f in run(about) if f.place] == ["/top/tag"]


def test_something_missing_is_placed_at_what_should_hold_it() -> None:
    found = run(subject(language="en"))
    assert [f.place.pointer for f in found if f.place] == ["/top"]


def test_the_found_value_is_not_shown() -> None:
    salted = {"items": {"required": ["salted"]}}
    about = subject("credential", recipients=[{"identity": "jane.doe@x.example"}])
    found = run(about, properties={"recipients": salted})
    assert seen(found) == [("failed", "declared")]
    assert "jane.doe" not in repr(found)


def test_without_advice_there_are_still_words() -> None:
    assert seen(run(subject(), "")) == [("failed", "declared-without-advice")]


def test_the_application_is_a_subject_too() -> None:
    about = subject("dossier", plan={})
    found = run(about, properties={"plan": {"required": ["from"]}})
    assert [(f.subject, f.place.path, f.place.pointer) for f in found if f.place] == [
        ("dossier", "application.yaml", "/plan")
    ]


def test_without_an_application_it_is_untested() -> None:
    assert seen(run(subject("dossier"))) == [("untested", "no-application")]
    assert run(subject("dossier"), required=[]) == []


def test_a_named_check_has_no_schema() -> None:
    with pytest.raises(ValueError, match="schema"):
        declared(Check(named="conforms", schema=None), "badge_class")


def test_a_part_of_the_application_that_is_not_provided_is_untested() -> None:
    schema = {"properties": {"plan": {"required": ["actions"]}}, "required": ["plan"]}
    check = Check(named=None, schema=schema, advice="Add actions.", part="plan")
    each = declared(check, "dossier")
    without: dict[str, Any] = {"language": "en"}
    unfit: dict[str, Any] = {"plan": {"from": "2026"}}
    fit: dict[str, Any] = {"plan": {"actions": [1]}}
    assert seen(list(each(subject("dossier", **without), {}, FakeTools()))) == [
        ("untested", "not-provided")
    ]
    (found,) = each(subject("dossier", **unfit), {}, FakeTools())
    assert seen([found]) == [("failed", "declared-missing")]
    assert found.message.params["key"] == "plan/actions"
    assert seen(list(each(subject("dossier", **fit), {}, FakeTools()))) == []


def test_a_missing_language_is_suggested_when_it_can_be_recognised() -> None:
    check = Check(named=None, schema=SCHEMA, advice="Add both.")
    each = declared(check, "badge_class")
    tools = FakeTools(languages=("sl",))
    without = subject(tags=["x"], description="x")
    assert seen(list(each(without, {}, tools))) == [
        ("failed", "declared"),
        ("passed", "language-detected"),
    ]
    assert seen(list(each(without, {}, FakeTools()))) == [("failed", "declared")]
    stated = subject(language="en", description="x")
    assert seen(list(each(stated, {}, tools))) == [("failed", "declared")]


def test_a_language_is_suggested_for_badge_classes_only() -> None:
    check = Check(named=None, schema=SCHEMA, advice="Add both.")
    about = subject("issuer", tags=["x"], description="x")
    found = declared(check, "issuer")(about, {}, FakeTools(languages=("sl",)))
    assert seen(list(found)) == [("failed", "declared")]
