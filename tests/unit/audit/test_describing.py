from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.audit.describing import alignments_of, words_of
from badgeaudit.model.badges import Alignment, Form, Subject, SubjectKind, Words

DIGCOMP = "https://publications.jrc.ec.europa.eu/repository/handle/JRC128415"


def subject(kind: SubjectKind = "badge_class", **fields: Any) -> Subject:
    return Subject(kind, "urn:badge", Form.OB3_ACHIEVEMENT, "badge.json", "", fields, {})


def test_words_are_counted() -> None:
    badge = subject(description="Two words.", criteria={"narrative": "Build it, *show* it: done!"})
    assert words_of(badge) == Words(2, 5)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"description": 7, "criteria": "no object"},
        {"criteria": {"narrative": "https://badges.example/criteria"}},
        {"criteria": {"id": "https://badges.example/criteria"}},
    ],
)
def test_no_text_has_no_words(fields: dict[str, Any]) -> None:
    assert words_of(subject(**fields)) == Words(0, 0)


def test_only_badge_classes_are_described() -> None:
    other = subject("issuer", description="An issuer.", alignments=[{"framework": "ESCO"}])
    assert words_of(other) is None
    assert alignments_of(other) == ()


def test_alignments_are_counted_by_framework() -> None:
    alignments = [
        {"framework": "Ours  and\nyours", "url": "https://www.skills.example/1", "name": "One"},
        {"framework": "Ours and yours", "url": "https://skills.example/2", "name": "Two"},
        {"framework": "DigComp", "url": DIGCOMP},
        {"name": "Three"},
    ]
    assert alignments_of(subject(alignments=alignments)) == (
        Alignment("", "", "", 1),
        Alignment("DigComp", "publications.jrc.ec.europa.eu", "DigComp 2.2", 1),
        Alignment("Ours and yours", "skills.example", "", 2),
    )


@pytest.mark.parametrize("url", ["http://[broken", "urn:skill:1", "https://", 7, None])
def test_an_odd_address_has_no_host(url: object) -> None:
    (found,) = alignments_of(subject(alignments=[{"framework": "A", "url": url}]))
    assert found.host == ""


def test_much_is_cut() -> None:
    alignments = [{"framework": f"{n:03}" + "x" * 500} for n in range(80)]
    found = alignments_of(subject(alignments=[*alignments, "no object"]))
    assert len(found) == 50
    assert {len(each.framework) for each in found} == {200}
