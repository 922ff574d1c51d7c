from __future__ import annotations

import json
from typing import Any

import pytest

from badgeaudit.audit.classifying import classify
from badgeaudit.model.dossier import Role

OB2 = "https://w3id.org/openbadges/v2"
OB3 = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]


@pytest.mark.parametrize(
    ("document", "role"),
    [
        (
            {"@context": OB2, "type": "BadgeClass", "name": "A", "criteria": "https://e.org"},
            "badge",
        ),
        ({"@context": OB2, "type": "Issuer", "name": "Club", "url": "https://e.org"}, "badge"),
        ({"@context": OB2, "type": "Assertion", "badge": "https://e.org/b"}, "credential"),
        (
            {"@context": OB3, "type": ["VerifiableCredential", "OpenBadgeCredential"]},
            "credential",
        ),
        ({"hello": "world"}, "evidence"),
        (["a"], "evidence"),
    ],
)
def test_documents_go_where_their_content_belongs(document: Any, role: Role) -> None:
    assert classify(json.dumps(document).encode(), "received/file") == role


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_what_is_no_badge_is_evidence(raw: bytes) -> None:
    assert classify(raw, "badge.json") == "evidence"


def test_json_that_is_broken_goes_where_its_fault_is_told() -> None:
    assert classify(b'{"name": "A",}', "received/badge.json") == "badge"
    assert classify(b"{a note to myself}", "received/note.txt") == "evidence"
