"""A small, sound dossier, written into a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ISSUER = "https://issuer.example/profile"

PROFILE: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Profile",
    "id": ISSUER,
    "name": "Harbour Youth",
    "url": "https://issuer.example/",
    "email": "badges@issuer.example",
    "description": "A youth club by the harbour.",
}

BADGE: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "BadgeClass",
    "id": "https://issuer.example/badges/facilitator",
    "name": "Workshop Facilitator",
    "description": "Earned in Tallinn in 2025 by planning and leading a workshop for 10 peers.",
    "image": "https://issuer.example/badges/facilitator.svg",
    "criteria": {
        "narrative": "- Plan a workshop of two hours\n- Lead it for at least ten peers\n"
        "- Write a reflection that the trainer reviews"
    },
    "issuer": ISSUER,
    "alignment": [
        {
            "targetName": "Communication",
            "targetUrl": "https://frameworks.example/lifecomp/s2",
            "targetFramework": "LifeComp",
        }
    ],
    "tags": ["facilitation", "workshop"],
    "@language": "en",
}

ASSERTION: dict[str, Any] = {
    "@context": "https://w3id.org/openbadges/v2",
    "type": "Assertion",
    "id": "https://issuer.example/assertions/1",
    "badge": BADGE["id"],
    "recipient": {
        "type": "email",
        "hashed": True,
        "salt": "sea",
        "identity": "sha256$" + "ab" * 32,
    },
    "issuedOn": "2025-03-01T10:00:00Z",
    "expires": "2030-03-01T10:00:00Z",
    "verification": {"type": "hosted"},
    "evidence": [{"id": "https://issuer.example/evidence/1", "narrative": "The workshop plan."}],
}

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200">'
    '<circle cx="100" cy="100" r="90" fill="teal"/></svg>'
)

APPLICATION = """\
application: 1
standard: quality-label
organisation:
  name: Harbour Youth
  country: EE
  kind: association
  languages: [en]
  organiser_account: https://tartu.cityoflearning.eu/organisers/1
applied_on: 2026-01-15
language: en
claims:
  F-01: {answer: yes}
  F-02: {answer: yes}
  F-03: {answer: yes}
  F-04: {answer: no, explanation: "We have not read the values yet."}
  F-05: {answer: yes, evidence: [evidence/issued.md]}
  F-06: {answer: yes}
staff_trained:
  - {name: Kai, credential: "https://issuer.example/kai"}
examples:
  - {title: Debate night, description: Peers debate., evidence: [evidence/issued.md]}
policies:
  issuing: evidence/issued.md
plan:
  document: evidence/issued.md
  from: 2026-02-01
  to: 2029-02-01
  actions:
    - {what: Train two more, owner: Kai, due: 2026-10-01, measure: two trained, stage: design}
"""


def small_dossier(folder: Path) -> Path:
    """Write one badge class with its picture, its issuer, one credential and an application."""
    write(folder / "badges" / "profile.json", PROFILE)
    write(folder / "badges" / "facilitator.json", BADGE)
    (folder / "badges" / "facilitator.svg").write_text(PICTURE, "utf-8")
    write(folder / "credentials" / "one.json", ASSERTION)
    (folder / "evidence").mkdir()
    (folder / "evidence" / "issued.md").write_text("# Issued badges\n\nOne in 2025.\n", "utf-8")
    (folder / "application.yaml").write_text(APPLICATION, "utf-8")
    return folder


def write(path: Path, document: Mapping[str, Any]) -> None:
    """Write a JSON file as people do: indented."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")
