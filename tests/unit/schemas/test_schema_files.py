"""What holds for every schema of badges: valid, addressed, complete in its help, private, ours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest

from badgeaudit.documents.schemas import load_validator
from badgeaudit.resources import folder
from tests.unit.schemas.engine import NAMES, address, compiled, definition, schema, subschemas

DEFINITIONS = [(name, of) for name in NAMES for of in schema(name)["$defs"]]
CHECKED = {"format", "pattern", "enum"}
CONDITIONS = {"OtherIso8601", "UsesVersion11"}
"""Definitions that other ones ask in an ``if``; nothing is reported of them."""
WITHIN = ("if", "then", "else", "items", "contains")


def properties(name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every member described, also in a branch; those inside a condition only ask."""
    for at, part in subschemas(schema(name)):
        if not (CONDITIONS | {"if", "not"}) & set(at.split("/")):
            for key, inner in part.get("properties", {}).items():
                yield f"{at}/properties/{key}", inner


def marks_only(part: Mapping[str, Any]) -> bool:
    """Nothing is asked of it; it only says that the value is private."""
    return set(part) == {"title", "description", "x-source", "x-private"}


def test_every_file_is_tested() -> None:
    files = {path.name for path in (folder("schemas") / "openbadges").iterdir()}
    assert files == {f"{name}.schema.json" for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_is_a_valid_schema_with_its_own_address(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema(name)["$id"] == address(name)
    assert schema(name)["title"]
    assert schema(name)["description"]


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_to_a_definition_of_the_same_file(name: str) -> None:
    definitions = {f"#/$defs/{of}" for of in schema(name)["$defs"]}
    references = {part["$ref"] for _, part in subschemas(schema(name)) if "$ref" in part}
    assert references <= definitions


@pytest.mark.parametrize(("name", "of"), DEFINITIONS)
def test_every_definition_compiles_in_the_product(name: str, of: str) -> None:
    validator = load_validator(f"openbadges/{name}", f"#/$defs/{of}")
    assert validator.is_valid(None) == (of in CONDITIONS)


@pytest.mark.parametrize(("name", "of"), DEFINITIONS)
def test_every_definition_says_what_it_is(name: str, of: str) -> None:
    part = schema(name)["$defs"][of]
    assert part["title"]
    assert part["description"].endswith(".")
    assert "https://" in part["x-source"]


@pytest.mark.parametrize("name", NAMES)
def test_what_can_be_wrong_is_explained(name: str) -> None:
    seen = 0
    for at, part in properties(name):
        if marks_only(part):
            continue
        seen += 1
        assert part["title"], at
        assert part["description"].endswith("."), at
        clause, _, url = part["x-source"].rpartition(": ")
        assert clause, at
        assert url.startswith("https://"), at
        if checks(part) or "type" in part:
            assert part["examples"], at
    assert seen > 10


def checks(part: Mapping[str, Any]) -> bool:
    """Is a format, pattern or enumeration asked for in this value itself?"""
    if CHECKED & set(part):
        return True
    return any(checks(part[word]) for word in WITHIN if isinstance(part.get(word), dict))


@pytest.mark.parametrize("name", NAMES)
def test_examples_satisfy_their_own_schema(name: str) -> None:
    seen = 0
    for at, part in subschemas(schema(name)):
        if "examples" in part:
            assert part["examples"], at
            validator = compiled(address(name) + quote(at, safe="/#$~"))
            seen += len(part["examples"])
            assert [e for e in part["examples"] if not validator.is_valid(e)] == [], at
    assert seen > 20


@pytest.mark.parametrize("name", NAMES)
def test_unions_are_easy_to_explain(name: str) -> None:
    """No oneOf; anyOf only between members of which one has to be there, or as a condition."""
    for at, part in subschemas(schema(name)):
        assert "oneOf" not in part, at
        only_required = all(set(branch) == {"required"} for branch in part.get("anyOf", []))
        assert only_required or CONDITIONS & set(at.split("/")), at


@pytest.mark.parametrize("name", NAMES)
def test_no_value_may_be_null(name: str) -> None:
    """Every known member is typed: null is never a way to leave it out."""
    for of, part in schema(name)["$defs"].items():
        for key, inner in part.get("properties", {}).items():
            if not marks_only(inner):
                reference = f"{address(name)}#/$defs/{of}/properties/{quote(key)}"
                assert not compiled(reference).is_valid(None), f"{of}.{key}"


PRIVATE = {
    "ob1": ["IdentityObject", "Assertion1/recipient", "Assertion05/recipient", "Assertion05/salt"],
    "ob2": ["IdentityObject", "IdentityObject/identity", "Assertion/recipient"],
    "ob3": [
        *("IdentityObject", "IdentityObject/identityHash", "IdentityObject/salt"),
        *("AchievementSubject/id", "AchievementSubject/identifier", "AchievementSubject/name"),
        *("AchievementSubject/email", "ClrSubject/id", "ClrSubject/identifier"),
        *("Profile/dateOfBirth", "Profile/familyName", "Profile/givenName"),
    ],
}


@pytest.mark.parametrize(("name", "place"), [(n, p) for n, ps in PRIVATE.items() for p in ps])
def test_recipients_are_marked_private(name: str, place: str) -> None:
    of, _, key = place.partition("/")
    part = schema(name)["$defs"][of]
    assert (part["properties"][key] if key else part)["x-private"] is True


def test_what_stands_in_place_of_a_subject_is_private() -> None:
    """A bare address where the subject belongs is the recipient's."""
    for of in ("AchievementCredential20", "AchievementCredential11", "ClrCredential20"):
        subject = schema("ob3")["$defs"][of]["properties"]["credentialSubject"]
        assert subject["else"] == {"type": "object", "x-private": True}
    validator = load_validator("openbadges/ob3", "#/$defs/AchievementCredential20")
    told = validator.violations({"credentialSubject": "ana.novak@badges.example"})
    assert [violation.pointer for violation in told].count("/credentialSubject") == 1
    assert "novak" not in json.dumps([violation.message.params for violation in told])


def test_both_engines_agree_on_the_examples() -> None:
    for name, of in DEFINITIONS:
        examples = {
            key: part["examples"][0]
            for key, part in schema(name)["$defs"][of].get("properties", {}).items()
            if "examples" in part
        }
        reference = {"$ref": f"#/$defs/{of}", "$defs": schema(name)["$defs"]}
        other = jsonschema.Draft202012Validator(reference)
        assert definition(name, of).is_valid(examples) == other.is_valid(examples), of
