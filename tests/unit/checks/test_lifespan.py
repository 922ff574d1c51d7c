from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.model.dossier import EvidenceText
from badgeaudit.model.places import message
from tests.unit.checks.fakes import FakeTools, look, seen, subject

SPEAKS = EvidenceText("evidence/l.md", "markdown", "Badges are never revoked.")
SILENT = EvidenceText("evidence/s.md", "markdown", "Hello.")
SCAN = EvidenceText("evidence/scan.pdf", "pdf", "", message("checks.no-text", file="scan.pdf"))
DOCUMENTS = {document.path: document for document in (SPEAKS, SILENT, SCAN)}


def lifespan(policy: Any = None, **fields: Any) -> list[tuple[str, str]]:
    application = {"policies": {"lifespan": policy}} if policy else {}
    tools = FakeTools(application, documents=DOCUMENTS)
    return seen(look("lifespan_stated", subject("credential", **fields), tools, topic="policy"))


def test_an_expiry_date_passes() -> None:
    assert lifespan(expires="2027-01-01") == []


def test_a_policy_that_speaks_of_it_is_for_a_person() -> None:
    assert lifespan("evidence/l.md") == [("cantTell", "lifespan-in-policy")]
    assert lifespan({"file": "./evidence/l.md"}) == [("cantTell", "lifespan-in-policy")]


@pytest.mark.parametrize("policy", [None, {}, 7, []])
def test_neither_fails(policy: Any) -> None:
    assert lifespan(policy) == [("failed", "lifespan-missing")]


def test_a_policy_without_the_topic_fails() -> None:
    expected = [("failed", "lifespan-missing"), ("failed", "document-silent")]
    assert lifespan("evidence/s.md") == expected


def test_a_missing_policy_file_fails() -> None:
    expected = [("failed", "lifespan-missing"), ("failed", "file-missing")]
    assert lifespan("evidence/none.md") == expected


def test_a_scan_and_a_link() -> None:
    assert lifespan("evidence/scan.pdf") == [("cantTell", "no-text")]
    assert lifespan("https://x.example/l.pdf") == [("untested", "link-not-opened")]


def test_the_place_of_the_policy_is_in_the_application() -> None:
    tools = FakeTools({"policies": {"lifespan": "evidence/s.md"}}, documents=DOCUMENTS)
    found = look("lifespan_stated", subject("credential"), tools, topic="policy")
    places = [(f.subject, f.place.path, f.place.pointer) for f in found if f.place]
    assert places == [
        ("urn:a", "badges/a.json", "/top"),
        ("urn:a", "application.yaml", "/policies/lifespan"),
    ]
