from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.schemas import Violation
from badgeaudit.languages import sentence
from badgeaudit.model.badges import Form
from badgeaudit.openbadges.reading import read_badge
from badgeaudit.openbadges.shape import validator_for, violations
from tests.unit.openbadges.samples import (
    ACHIEVEMENT,
    ALL,
    CLASS2,
    CREDENTIAL,
    OB3,
    PROFILE3,
    VC1,
    encode,
    without,
)
from tests.unit.openbadges.wrapping import itxt, png, token


def shape(data: Any) -> list[str]:
    return [each.pointer for each in violations(read_badge(encode(data), "b.json"))]


@pytest.mark.parametrize("name", sorted(set(ALL) - {"assertion1"}))
def test_good_badges_have_no_violations(name: str) -> None:
    assert shape(ALL[name]) == []


def test_a_violation_has_a_pointer_and_a_sentence() -> None:
    found: list[Violation] = list(violations(read_badge(encode({**CLASS2, "name": 5}), "b.json")))
    assert [each.pointer for each in found] == ["/name"]
    assert found[0].location.startswith("openbadges/ob2#")
    assert sentence(found[0].message)


def test_every_badge_of_a_list_is_validated_in_its_place() -> None:
    assert shape([CLASS2, {**CLASS2, "name": 5}]) == ["/1/name"]
    assert shape({"@graph": [{**CLASS2, "name": 5}]}) == ["/@graph/0/name"]


def test_the_version_of_the_data_model_chooses_the_schema() -> None:
    old = {**without(CREDENTIAL, "validFrom", "validUntil"), "@context": [VC1, OB3]}
    assert shape({**old, "issuanceDate": "2025-03-01T10:00:00Z"}) == []
    assert shape(old) != []
    assert shape({**CREDENTIAL, "validFrom": 5}) == ["/validFrom"]


@pytest.mark.parametrize("form", sorted(Form))
def test_every_form_has_a_schema_or_is_none_of_ours(form: Form) -> None:
    unchecked = {Form.VC_STATUS_LIST, Form.VC_OTHER, Form.JSONLD_CONTEXT, Form.OTHER_JSON}
    assert (validator_for(form, {}) is None) == (form in unchecked)


def test_tokens_and_pictures_are_validated_alike() -> None:
    broken = {**CREDENTIAL, "validFrom": 5}
    for raw in (token({"vc": broken}).encode(), png(itxt(encode(broken)))):
        assert [each.pointer for each in violations(read_badge(raw, "b"))] == ["/validFrom"]


def test_faults_of_baking_are_no_violations_of_shape() -> None:
    document = read_badge(png(itxt(encode(CREDENTIAL)), itxt(encode(CREDENTIAL))), "b.png")
    assert [each.id for each in document.problems] == ["openbadges.baked-twice"]
    assert violations(document) == ()


def test_what_is_nothing_of_ours_has_no_shape() -> None:
    assert shape({"a": 1}) == []
    assert shape([]) == []


def test_parts_are_validated_where_they_are_embedded() -> None:
    assert shape({**ACHIEVEMENT, "creator": {**PROFILE3, "name": 5}}) == ["/creator/name"]


@pytest.mark.parametrize(
    ("context", "found"),
    [
        ("https://w3id.org/openbadges/v2", []),
        (["https://example.org/own", "https://w3id.org/openbadges/v2"], []),
        ("https://example.org", ["/@context"]),
        ([{"@vocab": "https://w3id.org/openbadges/v2"}], ["/@context"]),
        (None, [""]),
    ],
)
def test_open_badges_2_need_their_context(context: Any, found: list[str]) -> None:
    document = {**without(CLASS2, "@context"), **({} if context is None else {"@context": context})}
    (*wrong,) = (
        each
        for each in violations(read_badge(encode(document), "b.json"))
        if each.message.id.startswith("openbadges.context")
    )
    assert [each.pointer for each in wrong] == found
    assert all(sentence(each.message) for each in wrong)
