"""The answer key: what is written is read, and what can't be right is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from badgeaudit.errors import InvalidKey
from badgeaudit.languages import sentence
from badgeaudit.workshop.key import read_key, write_key
from badgeaudit.workshop.making import Wanted, make
from tests.unit.workshop.practice import standard

_ANSWER: dict[str, Any] = {"answer": "met", "why": "It is.", "evidence": []}
Change = Callable[[dict[str, Any]], Any]


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_key(make(Wanted(5, 2, 2), standard()).key)


def test_it_is_read_as_it_was_written(written: bytes) -> None:
    key = read_key(written, "key.json", standard())
    assert write_key(key) == written
    assert key.seed == 5
    assert [each.name for each in key.dossiers] == ["practice-1", "practice-2"]


@pytest.mark.parametrize(
    ("change", "id", "pointer"),
    [
        (lambda d: d.update(standard="other"), "workshop.key-other-id", "/standard"),
        (lambda d: d.update(edition="1999"), "workshop.key-other-edition", "/edition"),
        (
            lambda d: d["dossiers"][0]["answers"].pop("Q1-04"),
            "workshop.key-unanswered",
            "/dossiers/0/answers",
        ),
        (
            lambda d: d["dossiers"][0]["answers"]["Q1-04"].update(answer=3),
            "workshop.key-answer",
            "/dossiers/0/answers/Q1-04/answer",
        ),
        (
            lambda d: d["dossiers"][1]["answers"]["Q2-00"].update(answer=9),
            "workshop.key-answer",
            "/dossiers/1/answers/Q2-00/answer",
        ),
        (
            lambda d: d["dossiers"][0]["answers"]["F-01"].update(answer="not_applicable"),
            "workshop.key-answer",
            "/dossiers/0/answers/F-01/answer",
        ),
        (
            lambda d: d["dossiers"][0]["answers"].update({"Q9-01": _ANSWER}),
            "workshop.key-unknown-criterion",
            "/dossiers/0/answers/Q9-01",
        ),
        (
            lambda d: d["dossiers"][0]["strengths"][0].update(criteria=["Q9-01"]),
            "workshop.key-unknown-criterion",
            "/dossiers/0/strengths/0/criteria/0",
        ),
        (
            lambda d: d["dossiers"][1].update(name="practice-1"),
            "workshop.key-repeated",
            "/dossiers/1/name",
        ),
        (lambda d: d["dossiers"][0].update(_turned(d)), "workshop.key-decision", None),
        (lambda d: d.update(seed="seven"), "validation.type-integer", "/seed"),
        (lambda d: d.pop("dossiers"), "validation.required", ""),
    ],
)
def test_what_cannot_be_right_is_refused(
    written: bytes, change: Change, id: str, pointer: str | None
) -> None:
    document = json.loads(written)
    change(document)
    with pytest.raises(InvalidKey) as refused:
        read_key(json.dumps(document, indent=1).encode(), "key.json", standard())
    problem = refused.value.problems[0]
    assert problem.message.id == id
    assert problem.place.path == "key.json"
    assert sentence(problem.message)
    if pointer is not None:
        assert problem.place.pointer == pointer
        assert problem.place.line


def test_what_is_no_document_is_refused() -> None:
    with pytest.raises(InvalidKey):
        read_key(b"{", "key.json", standard())


def _turned(document: dict[str, Any]) -> dict[str, str]:
    issued = document["dossiers"][0]["decision"] == "issued"
    return {"decision": "not yet issued" if issued else "issued"}
