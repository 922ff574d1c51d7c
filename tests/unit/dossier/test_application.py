from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.documents.schema_files import resolve, schema_file
from badgeaudit.documents.schemas import compile_schema, load_validator
from badgeaudit.dossier.application import (
    answers_elsewhere,
    claims_elsewhere,
    read_application,
    unknown_claims,
)
from badgeaudit.languages import sentence
from badgeaudit.model.dossier import Application

ROOT = schema_file("application")


def read(text: str) -> Application:
    return read_application(text.encode(), "application.yaml")


def problems(application: Application) -> list[tuple[str, str]]:
    for problem in application.problems:
        assert sentence(problem.message)
    return [(str(p.place), p.place.pointer) for p in application.problems]


FULL = """\
application: 1
standard: quality-label
organisation:
  name: Youth Club
  country: IE
  kind: youth organisation
  website: https://example.org
  organiser_account: https://example.cityoflearning.eu/organisations/42
  languages: [en, ga]
  description: A youth club.
applied_on: 2026-09-01
language: en
label_issued_on: 2023-10-01
claims:
  F-01: {answer: yes, explanation: Since 2020., evidence: [evidence/a b.pdf, "https://example.org/1"]}
  Q1-07: {answer: no}
staff_trained:
  - {name: Anna, role: worker, completed_on: 2026-05-12, course: A, credential: credentials/a.json}
examples:
  - {title: Festival, description: Text, badge: "https://e.org/1", evidence: [evidence/f.pdf]}
review_methods:
  - {badge: all, method: organiser, described_in: evidence/r.docx, description: Text}
activities:
  - {badge: "https://example.org/b/1", text: Join us}
policies:
  issuing: evidence/p.pdf
  privacy: {file: evidence/d.pdf, language: de}
system_map: evidence/map.png
plan:
  document: evidence/plan.pdf
  from: 2026-10-01
  to: 2029-09-30
  actions:
    - what: Add hours
      owner: Anna
      due: 2027-03-31
      measure: All
      stage: design
      views: [earner]
      addresses: [Q1-07]
  reviews: [2027-10-01]
declarations: {information_is_true: true}
"""


def test_a_complete_application_has_no_problems() -> None:
    application = read(FULL)
    assert problems(application) == []
    fields = application.fields
    assert fields["claims"]["F-01"]["answer"] == "yes"
    assert fields["applied_on"] == "2026-09-01"
    assert fields["policies"]["privacy"] == {"file": "evidence/d.pdf", "language": "de"}
    assert fields["declarations"] == {"information_is_true": True}
    assert application.positions is not None
    assert application.positions["/claims/F-01/evidence/1"][0] == 15


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("yes", "yes"), ("No", "no"), ("TRUE", "yes"), ("false", "no"), ("'Yes'", "yes")],
)
def test_yes_and_no_in_every_spelling(written: str, read_as: str) -> None:
    application = read(f"claims: {{F-01: {{answer: {written}}}}}")
    assert application.fields == {"claims": {"F-01": {"answer": read_as}}}
    assert problems(application) == []


def test_declarations_are_booleans() -> None:
    application = read("declarations: {a: yes, b: No, c: true, d: perhaps}")
    assert application.fields == {"declarations": {"a": True, "b": False, "c": True}}
    assert [pointer for _, pointer in problems(application)] == ["/declarations/d"]


def test_placeholders_are_left_out_without_a_word() -> None:
    application = read("organisation: {name: <name>, country: , kind: TODO, website: ''}\nplan: …")
    assert application.fields == {}
    assert application.problems == ()


def test_exactly_the_invalid_values_are_left_out() -> None:
    application = read(
        "organisation: {name: Club, country: Ireland}\n"
        "claims:\n"
        "  F-01:\n"
        "    answer: yes\n"
        "    evidence:\n"
        "      - ''\n"
        "      - ../secret\n"
        "      - evidence/a.pdf\n"
        "      - C:\\b.pdf\n"
        "  nonsense: {answer: yes}\n"
    )
    assert application.fields == {
        "organisation": {"name": "Club"},
        "claims": {"F-01": {"answer": "yes", "evidence": ["evidence/a.pdf"]}},
    }
    assert sorted(problems(application)) == [
        ("application.yaml:10:3", "/claims/nonsense"),
        ("application.yaml:1:28", "/organisation/country"),
        ("application.yaml:7:9", "/claims/F-01/evidence/1"),
        ("application.yaml:9:9", "/claims/F-01/evidence/3"),
    ]
    assert application.positions is not None
    assert application.positions["/claims/F-01/evidence/0"] == (8, 9)


def test_an_unknown_key_is_a_problem_with_a_suggestion() -> None:
    application = read("organisaton: {name: Club}\nlanguage: en\n")
    assert application.fields == {"language": "en"}
    (problem,) = application.problems
    assert (problem.place.line, problem.place.column) == (1, 1)
    assert "organisation" in sentence(problem.message)


def test_an_item_of_the_wrong_kind_does_not_take_the_list_along() -> None:
    application = read("plan: {actions: [{what: a}, 7, {what: b, due: soon}]}")
    assert application.fields == {"plan": {"actions": [{"what": "a"}, {"what": "b"}]}}
    assert len(application.problems) == 2


@pytest.mark.parametrize(
    "reference",
    [
        "/etc/passwd", "../x", "a/../x", "C:/x", "a\\\\b", "file:///etc/passwd", "ftp://x/y",
        "a/", "a//b", "<https://example.org>", "javascript:alert(1)", "a/./b",
    ],
)  # fmt: skip
def test_references_stay_inside_or_on_the_web(reference: str) -> None:
    application = read(
        f'claims: {{F-01: {{evidence: ["{reference}"]}}}}\nsystem_map: "{reference}"'
    )
    assert application.fields == {}
    assert len(application.problems) == 2


@pytest.mark.parametrize("reference", ["evidence/\u00fc (1).pdf", ".a/..b/...", "a b", "x..y"])
def test_ordinary_file_names_are_references(reference: str) -> None:
    application = read(json.dumps({"system_map": reference}))
    assert application.fields == {"system_map": reference}


@pytest.mark.parametrize(
    "text", ["- a\n", "text", "7", "a: [", "a: 1\na: 2\n", "\x00", "", "a: *b"]
)
def test_what_is_no_application_has_problems_and_no_fields(text: str) -> None:
    application = read(text)
    assert application.fields == {}
    assert problems(application)


def test_bytes_of_any_kind_are_no_crash() -> None:
    for raw in (b"\xff\xfea\x00", b"\x89PNG\r\n\x1a\n", bytes(range(256))):
        assert read_application(raw, "application.yaml").problems


def test_more_faults_than_are_reported_at_once() -> None:
    wrong = "".join(f"  bad{n}: {{answer: yes}}\n" for n in range(250))
    application = read(f"language: en\nclaims:\n{wrong}  F-01: {{answer: yes}}\n")
    assert application.fields == {"language": "en", "claims": {"F-01": {"answer": "yes"}}}
    assert len(application.problems) == 250


def test_endless_faults_cost_whole_keys() -> None:
    wrong = "".join(f"  bad{n}: {{answer: yes}}\n" for n in range(2000))
    application = read(f"language: en\nclaims:\n{wrong}  F-01: {{answer: yes}}\n")
    assert application.fields == {"language": "en"}
    assert application.problems[-1].message.id == "validation.more"


def test_claims_about_unknown_criteria() -> None:
    application = read(
        "claims:\n  F-01: {answer: yes}\n  Q1-70: {answer: yes}\n  X-1: {answer: no}\n"
    )
    first, second = unknown_claims(application, {"F-01", "Q1-07", "Q1-17"})
    assert first.message.id == "dossier.claim-unknown-similar"
    assert first.place.line == 3
    assert "Q1-07" in sentence(first.message)
    assert second.message.id == "dossier.claim-unknown"
    assert unknown_claims(read("claims: []"), set()) == ()


def test_answers_to_another_standard_are_one_remark() -> None:
    application = read("standard: quality-label\nclaims:\n  F-01: {answer: yes}\n")
    (remark,) = claims_elsewhere(application, "house-rules")
    assert remark.message.params == {"named": "quality-label", "standard": "house-rules"}
    assert (remark.place.line, remark.place.pointer) == (1, "/standard")
    assert claims_elsewhere(application, "quality-label") == ()
    unsaid = read("claims:\n  F-01: {answer: yes}\n")
    assert claims_elsewhere(unsaid, "house-rules") == ()
    assert claims_elsewhere(read("standard: quality-label\n"), "house-rules") == ()


def test_which_standard_the_answers_are_about() -> None:
    assert answers_elsewhere({"standard": "quality-label"}, "house-rules")
    assert not answers_elsewhere({"standard": "house-rules"}, "house-rules")
    assert not answers_elsewhere({}, "house-rules")


def properties(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every property of the schema, with what it refers to."""
    if not isinstance(schema, dict):
        return
    for name, inner in schema.get("properties", {}).items():
        target = resolve(inner["$ref"], ROOT["$id"], ROOT) if "$ref" in inner else None
        yield name, {**(target.schema if target else {}), **inner}
    for key in ("properties", "$defs", "patternProperties"):
        for inner in schema.get(key, {}).values():
            yield from properties(inner)
    for key in ("items", "additionalProperties"):
        yield from properties(schema.get(key))


def test_every_property_of_the_schema_is_explained() -> None:
    found = list(properties(ROOT))
    assert len(found) > 40
    for name, schema in found:
        assert schema.get("title"), name
        assert schema.get("description"), name
        assert schema.get("examples"), name


def test_the_examples_of_the_schema_are_valid() -> None:
    for name, schema in properties(ROOT):
        validator = compile_schema({**schema, "$defs": ROOT["$defs"]})
        for example in schema["examples"]:
            assert validator.violations(example) == (), name


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6)
    | st.sampled_from(["yes", "2026-01-01", "evidence/a.pdf", "en", "IE", "https://e.org"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["claims", "plan", "F-01", "answer", "evidence", "actions", "due",
                         "policies", "issuing", "file", "organisation", "name", "junk"])
        | st.text(max_size=4),
        inner,
        max_size=4,
    ),
    max_leaves=25,
)  # fmt: skip


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["claims", "plan", "policies", "declarations", "x"]), VALUES)
)
def test_reading_is_total_and_what_is_left_is_valid(data: dict[str, Any]) -> None:
    raw = json.dumps(data).encode()
    application = read_application(raw, "application.yaml")
    assert load_validator("application").is_valid(dict(application.fields))
    if not application.problems:
        again = read_application(json.dumps(application.fields).encode(), "application.yaml")
        assert again.fields == application.fields
        assert again.problems == ()


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read(raw: bytes) -> None:
    application = read_application(raw, "application.yaml")
    assert application.problems or isinstance(application.fields, dict)


def test_what_was_left_out_still_has_its_place() -> None:
    found = read("application: 1\napplied_on: 01.10.2026\nplan:\n  from: soon\n")
    assert "applied_on" not in found.fields
    assert found.positions is not None
    assert found.positions["/applied_on"][0] == 2
    assert found.positions["/plan/from"][0] == 4
