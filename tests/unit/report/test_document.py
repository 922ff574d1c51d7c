from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from badgeaudit.documents.schemas import load_validator
from badgeaudit.model.dossier import Application
from badgeaudit.model.places import message
from badgeaudit.model.results import Score
from badgeaudit.report.document import SCHEMA_VERSION, to_document
from badgeaudit.report.json_ import render_json
from badgeaudit.report.result_document import score_document
from badgeaudit.resources import folder
from tests.unit.report import sample


def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (folder("schemas") / "audit.schema.json").read_text("utf-8")
    )
    return loaded


def result(document: dict[str, Any], criterion: str) -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in document["results"] if r["criterion"] == criterion)
    return found


def test_follows_its_schema(document: dict[str, Any]) -> None:
    assert load_validator("audit").violations(document) == ()
    Draft202012Validator(schema()).validate(json.loads(render_json(document)))


ADDED = {
    "/$defs/badge_class": {
        "words", "alignments", "reads_like", "readability", "frameworks", "hints",
    },
    "/$defs/rule": {"criteria"},
}  # fmt: skip
"""Members that older documents lack, or that are left out when there is nothing to say."""


def test_the_schema_is_closed_and_described() -> None:
    Draft202012Validator.check_schema(schema())
    for pointer, part in subschemas(schema(), ""):
        assert "$ref" in part or part.get("description"), pointer
        if "properties" in part:
            assert part["additionalProperties"] is False, pointer
            optional = {
                name
                for name, each in part["properties"].items()
                if "Missing" in each.get("description", "")
            }
            assert part["required"] == sorted(part["properties"].keys() - optional), pointer


def subschemas(part: Any, pointer: str) -> list[tuple[str, dict[str, Any]]]:
    """Return every subschema with its pointer."""
    found = [(pointer, part)]
    for keyword in ("properties", "$defs"):
        for name, each in part.get(keyword, {}).items():
            found += subschemas(each, f"{pointer}/{keyword}/{name}")
    for keyword in ("items", "additionalProperties"):
        if isinstance(part.get(keyword), dict):
            found += subschemas(part[keyword], f"{pointer}/{keyword}")
    for number, each in enumerate(part.get("anyOf", ())):
        found += subschemas(each, f"{pointer}/anyOf/{number}")
    return found


@pytest.mark.parametrize("change", ["extra", "missing", "kind"])
def test_the_schema_refuses_what_is_not_an_audit(document: dict[str, Any], change: str) -> None:
    if change == "extra":
        document["dossier"]["owner"] = "me"
    elif change == "missing":
        del document["steps"][0]["moves"]
    else:
        document["scores"][0]["met"] = "3"
    assert not load_validator("audit").is_valid(document)


def test_equal_audits_give_equal_bytes(document: dict[str, Any]) -> None:
    assert render_json(document) == render_json(sample.document())


def test_order_of_files_and_findings_does_not_matter(document: dict[str, Any]) -> None:
    made = sample.audit()
    shuffled = replace(
        made,
        dossier=replace(made.dossier, files=tuple(reversed(made.dossier.files))),
        file_findings=tuple(reversed(made.file_findings)),
        subjects=tuple(reversed(made.subjects)),
    )
    with sample.sample_texts():
        assert to_document(shuffled) == document


def test_holds_no_recipient_and_no_internal_note(document: dict[str, Any]) -> None:
    text = render_json(document)
    assert "secret-recipient" not in text
    assert "SECRET NOTE" not in text
    assert document["subjects"]["credentials"]["recipients"] == 11


def test_counts_credentials(document: dict[str, Any]) -> None:
    credentials = document["subjects"]["credentials"]
    assert credentials["count"] == 24
    assert (credentials["first"], credentials["last"]) == ("2026-01-03", "2026-08-26")
    assert [each["count"] for each in credentials["by_badge"]] == [8, 8, 8]
    assert sum(each["count"] for each in credentials["by_month"]) == 24
    assert credentials["by_month"][0] == {"month": "2026-01", "count": 3}


def test_dates_that_are_none_are_left_out() -> None:
    made = sample.audit()
    rows = tuple(r._replace(issued="yesterday") for r in made.subjects if r.kind == "credential")
    with sample.sample_texts():
        credentials = to_document(replace(made, subjects=rows))["subjects"]["credentials"]
    assert credentials["count"] == 24
    assert credentials["first"] is None
    assert credentials["by_month"] == []
    assert credentials["by_badge"][0]["first"] is None


def test_an_embedded_copy_is_no_second_badge_class(document: dict[str, Any]) -> None:
    classes = document["subjects"]["badge_classes"]
    assert len(classes) == 5
    first = next(each for each in classes if each["id"] == "urn:uuid:first-steps")
    assert first["path"] == "badges/first-steps.json"
    assert not first["embedded"]
    assert first["credentials"] == 8


def test_counts_what_speaks_against_a_badge(document: dict[str, Any]) -> None:
    counts = {each["name"]: each["findings"] for each in document["subjects"]["badge_classes"]}
    assert counts["Peer Mentor"] == 3  # no context, no framework, few words
    assert counts["First Steps in Youth Work"] == 1  # its remark does not count
    assert counts["Green Kitchen"] == 0


def test_findings_come_gravest_first(document: dict[str, Any]) -> None:
    findings = result(document, "Q1-06")["observed"]["findings"]
    assert [each["outcome"] for each in findings] == ["failed", "passed"]


def test_messages_carry_their_words(document: dict[str, Any]) -> None:
    finding = result(document, "F-09")["observed"]["findings"][0]
    assert finding["message"]["id"] == "sample.no-file"
    assert finding["message"]["params"] == {"file": "evidence/appeal.pdf"}
    assert "evidence/appeal.pdf" in finding["message"]["text"]
    place = {"path": "application.yaml", "pointer": "/policies/appeal", "line": 61, "column": 11}
    assert finding["place"] == place


def test_a_message_without_words_is_an_error() -> None:
    made = sample.audit()
    odd = sample.finding(sample.F, message("sample.unheard-of"), "dossier", None)
    with sample.sample_texts(), pytest.raises(KeyError):
        to_document(replace(made, file_findings=(odd,)))


@pytest.mark.parametrize(
    ("met", "open_", "of", "low", "high"),
    [(1, 1, 3, 33, 66), (2, 0, 3, 66, 66), (0, 0, 0, None, None), (7, 0, 7, 100, 100)],
)
def test_percentages_are_rounded_down(
    met: int, open_: int, of: int, low: int | None, high: int | None
) -> None:
    made = score_document(Score("Q1", met, open_, of))
    assert (made["percent_low"], made["percent_high"]) == (low, high)


def test_without_an_application(document: dict[str, Any]) -> None:
    made = sample.audit()
    bare = replace(made, dossier=replace(made.dossier, application=None))
    with sample.sample_texts():
        dossier = to_document(bare)["dossier"]
    assert dossier["application"] is None
    assert dossier["organisation"] is None


def test_odd_answers_in_the_application_are_no_names() -> None:
    fields = {"organisation": ["a", "list"], "applied_on": {"odd": 1}, "language": True}
    made = sample.audit()
    odd = replace(made.dossier, application=Application("application.yaml", fields))
    with sample.sample_texts():
        dossier = to_document(replace(made, dossier=odd))["dossier"]
    assert dossier["organisation"] is None
    assert dossier["applied_on"] is None
    assert dossier["language"] is None


def test_names_program_and_version(document: dict[str, Any]) -> None:
    assert document["tool"] == {"name": "badgeaudit", "version": "0.1.0"}
    assert document["schema_version"] == SCHEMA_VERSION
    assert document["as_of"] == "2026-12-15"
