from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.openbadges.fields import spoken
from tests.unit.openbadges.samples import ACHIEVEMENT, ASSERTION1, CLASS2, without
from tests.unit.openbadges.subjects import fields, first


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://y.example/c", {"id": "https://y.example/c"}),
        ("criteria.html", {"id": "criteria.html"}),
        ("Mend two bikes.", {"narrative": "Mend two bikes."}),
        ({"@id": "https://y.example/c", "type": "Criteria"}, {"id": "https://y.example/c"}),
        ([{}, {"narrative": "Mend"}], {"narrative": "Mend"}),
        ({"narrative": "  "}, None),
        (" ", None),
        (5, None),
    ],
)
def test_criteria_are_a_string_or_an_object(value: Any, expected: Any) -> None:
    assert fields({**CLASS2, "criteria": value}).get("criteria") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("data:image/png;base64,AA==", {"id": "data:image/png;base64,AA=="}),
        (["a.png", "b.png"], {"id": "a.png"}),
        ({"type": "Image"}, None),
    ],
)
def test_images(value: Any, expected: Any) -> None:
    assert fields({**CLASS2, "image": value}).get("image") == expected


@pytest.mark.parametrize(
    ("name", "expected", "source", "language"),
    [
        ({"@value": "Mentor", "@language": "en"}, "Mentor", "/name/@value", "en"),
        (
            [{"@value": "Mentor", "@language": "et"}, {"@value": "M", "@language": "en"}],
            "Mentor",
            "/name/0/@value",
            "et",
        ),
        ({"et": "Juhendaja", "en-GB": "Mentor"}, "Juhendaja", "/name/et", "et"),
        (["", "Mentor"], "Mentor", "/name/1", None),
    ],
)
def test_texts_in_several_languages(
    name: Any, expected: str, source: str, language: str | None
) -> None:
    found = first({**without(CLASS2, "@language"), "name": name})
    assert found.fields["name"] == expected
    assert found.sources["/name"] == source
    assert found.fields.get("language") == language


@pytest.mark.parametrize("name", [{"id": "https://y.example"}, {"@value": 5}, [[]], {}, 5, " "])
def test_what_is_no_text_is_left_out(name: Any) -> None:
    assert "name" not in fields({**CLASS2, "name": name})


@pytest.mark.parametrize(
    ("value", "expected"),
    [(3, 3), ("2.5", 2.5), ("4", 4), (True, None), ("two", None), ("inf", None), (1e999, None)],
)
def test_credits_are_a_number(value: Any, expected: Any) -> None:
    assert fields({**ACHIEVEMENT, "creditsAvailable": value}).get("credits") == expected


@pytest.mark.parametrize(
    ("issuer", "expected", "source"),
    [
        (["", {"name": "x"}, {"@id": "urn:i"}], "urn:i", "/issuer/2/@id"),
        (["urn:i"], "urn:i", "/issuer/0"),
        ([["urn:i"]], None, None),
        ({"id": " "}, None, None),
        (5, None, None),
    ],
)
def test_references(issuer: Any, expected: str | None, source: str | None) -> None:
    found = first({**CLASS2, "issuer": issuer})
    assert found.fields.get("issuer") == expected
    assert found.sources.get("/issuer") == source


@pytest.mark.parametrize(
    ("version", "expected"),
    [(1.5, "1.5"), ("v2", "v2"), (True, None), (10**400, None), ([], None)],
)
def test_versions_are_texts(version: Any, expected: str | None) -> None:
    assert first({**CLASS2, "version": version}).fields.get("version") == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2015-03-01", "2015-03-01"),
        ("1425204000", "2015-03-01T10:00:00Z"),
        ("14252040", "14252040"),
        (True, None),
        (1e30, None),
    ],
)
def test_moments(issued: Any, expected: str | None) -> None:
    assert first({**ASSERTION1, "issuedOn": issued}).fields.get("issued") == expected


def test_only_tags_of_languages_make_a_map_of_languages() -> None:
    assert spoken({"en": "Mentor", "sl": "Mentorica"}) == ("Mentor", "/en", "en")
    assert spoken({"pt-BR": "Mentor"}) == ("Mentor", "/pt-BR", "pt-BR")
    assert spoken({"@id": "x"}) is None
    assert spoken({"42": "x"}) is None
