"""Lines to paste: what they say, when there are none, and how they are shown."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from badgeaudit.audit.fingerprint import fingerprinted
from badgeaudit.documents.schemas import compile_schema
from badgeaudit.languages import sentence
from badgeaudit.report.exchange.entries import entries
from badgeaudit.report.exchange.fixes import Fix, fix_of
from badgeaudit.report.exchange.pull_request import render_pull_request
from badgeaudit.report.exchange.sarif import render_sarif
from badgeaudit.report.options import RenderOptions
from badgeaudit.standard.loading import find_standard, load_standard

SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "examples": ["Storyteller"]},
        "issuedOn": {"type": "string", "format": "date", "examples": ["2026-09-01"]},
        "type": {"const": "BadgeClass"},
        "kind": {"enum": ["self", "peer"]},
        "tags": {"type": "array", "items": {"type": "string", "examples": ["podcast"]}},
        "a/b": {"type": "integer", "examples": [3]},
        "free": {"type": "string"},
    },
}


def fix(value: Any, form: str = "ob2.BadgeClass") -> Fix | None:
    (violation,) = compile_schema(SCHEMA).violations(value)
    finding = {
        "message": {"id": violation.message.id, "params": dict(violation.message.params)},
        "place": {"pointer": violation.pointer},
    }
    assert sentence(violation.message)
    return fix_of(finding, None, form)


@pytest.mark.parametrize(
    ("value", "text", "within"),
    [
        ({}, '"name": "Storyteller"', ""),
        ({"name": ""}, '"name": "Storyteller"', ""),
        ({"name": "A", "issuedOn": "1.9.2026"}, '"issuedOn": "2026-09-01"', ""),
        ({"name": "A", "type": "Badge"}, '"type": "BadgeClass"', ""),
        ({"name": "A", "kind": "peeer"}, '"kind": "peer"', ""),
        ({"name": "A", "a/b": "x"}, '"a/b": 3', ""),
    ],
)
def test_what_a_schema_knows_is_offered(value: Any, text: str, within: str) -> None:
    assert fix(value) == Fix("json", text, within)


@pytest.mark.parametrize(
    "value", [{"name": "A", "tags": [1]}, {"name": "A", "free": 1}, {"name": "A", "kind": 7}]
)
def test_nothing_is_offered_where_nothing_is_known(value: Any) -> None:
    assert fix(value) is None


def test_an_application_gets_yaml() -> None:
    made = fix({"issuedOn": "2026-09-01"}, "application")
    assert made == Fix("yaml", 'name: "Storyteller"', "")
    made = fix({"name": "A", "a/b": "x"}, "application")
    assert made is not None
    assert yaml.safe_load(made.text) == {"a/b": 3}


CRITERION = {
    "paste": {
        "ob2": {"language": '"@language": "en"', "tags": '"tags": ["a"]'},
        "application": {"owner": "owner: Ana"},
    }
}


def declared(missing: list[str], pointer: str = "") -> dict[str, Any]:
    return {
        "message": {"id": "checks.declared", "params": {"missing": missing}},
        "place": {"pointer": pointer},
    }


@pytest.mark.parametrize(
    ("finding", "form", "text"),
    [
        (declared(["tags"]), "ob2.BadgeClass", '"tags": ["a"]'),
        (declared([]), "ob2.BadgeClass", '"@language": "en",\n"tags": ["a"]'),
        (declared(["language", "tags"]), "ob2.BadgeClass", '"@language": "en",\n"tags": ["a"]'),
        (declared(["owner"], "/plan/actions/3"), "application", "owner: Ana"),
        # nothing for this kind of file; nothing for what else is missing; what is there stays
        (declared(["tags"]), "ob3.Achievement", None),
        (declared(["name"]), "ob2.BadgeClass", None),
        (declared([], "/tags"), "ob2.BadgeClass", None),
        (declared(["tags"]), "", None),
    ],
)
def test_of_a_criterion_only_what_is_missing(
    finding: dict[str, Any], form: str, text: str | None
) -> None:
    made = fix_of(finding, CRITERION, form)
    assert (made and made.text) == text


def test_the_bundled_lines_are_what_they_say() -> None:
    pasted = [each for each in load_standard(find_standard("quality-label")).criteria if each.paste]
    assert {each.id for each in pasted} >= {"Q1-06", "Q1-08", "Q1-15", "Q1-16", "F-08", "Q4-02"}
    for criterion in pasted:
        for kind, members in criterion.paste.items():
            for lines in members.values():
                if kind == "application":
                    assert isinstance(yaml.safe_load(lines), dict | list), criterion.id
                else:
                    assert len(json.loads("{" + lines + "}")) == 1, criterion.id


def test_what_is_pasted_does_not_change_a_fingerprint() -> None:
    from badgeaudit.model.outcomes import Outcome
    from badgeaudit.model.places import Place, message
    from badgeaudit.model.results import Finding

    def print_of(**more: tuple[str, ...]) -> str:
        said = message("checks.declared", advice="Add tags.", **more)
        return fingerprinted([Finding(Outcome.FAILED, said, "b", Place("a"), "Q1-16")])[
            0
        ].fingerprint

    assert print_of() == print_of(missing=("tags",))


def test_lines_are_shown_in_a_fence_that_nothing_inside_can_end(document: dict[str, Any]) -> None:
    entry = next(e for e in entries(document) if e.kind == "fail" and e.rule == "Q1-06")
    (file,) = (each for each in document["dossier"]["files"] if each["path"] == entry.path)
    file["form"] = "ob2.BadgeClass"
    criterion = next(c for c in document["standard"]["criteria"] if c["id"] == entry.rule)
    hostile = '"x": "````\n</details><script>\u202e"'
    criterion["paste"] = {"ob2": {"x": hostile}}
    made = render_pull_request(document, RenderOptions())
    assert "  `````json" in made
    assert "\u202e" not in made
    log = json.loads(render_sarif(document, RenderOptions()))
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert "`````" in rules[entry.rule]["help"]["markdown"]
    messages = [each["message"].get("markdown", "") for each in log["runs"][0]["results"]]
    assert any(re.search(r"^`{5}", text, re.MULTILINE) for text in messages)
