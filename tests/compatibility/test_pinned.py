"""What other programs rely on is still there (docs/compatibility.md)."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.report.document import SCHEMA_VERSION
from badgeaudit.report.json_ import render_json
from badgeaudit.report.reading import load_document
from badgeaudit.report.rendering import render
from badgeaudit.standard.loading import bundled_standards, find_standard, load_standard
from tests.unit.report import sample

HERE = Path(__file__).parent
MEMBERS = HERE / "audit-members.json"
CRITERIA = {
    "quality-label": HERE / "criteria.json",
    "european-microcredential": HERE / "criteria-european-microcredential.json",
}
"""Bundled standard → its ids."""
AUDIT = HERE / "audit-1.0.json"


def members(schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield ``definition/member`` and its type for everything the audit JSON may hold."""
    for owner, part in {"": schema, **definitions}.items():
        for name, value in part.get("properties", {}).items():
            kind = value.get("type") or value.get("$ref") or value.get("enum") or value.get("const")
            yield f"{owner}/{name}", kind


def now() -> dict[str, Any]:
    schema = schema_file("audit")
    return dict(members(schema, schema["$defs"]))


def ids(name: str) -> list[str]:
    standard = load_standard(find_standard(name))
    found = [criterion.id for criterion in standard.criteria]
    found += [rule.id for rule in standard.rules]
    found += [rule.id for rule in standard.procedure]
    return sorted(found)


@pytest.fixture(scope="session", autouse=True)
def pinned() -> None:
    """Pin anew when that is asked for: members and ids may be added, never changed or removed."""
    if os.environ.get("BADGEAUDIT_PIN"):
        MEMBERS.write_text(json.dumps(now(), indent=1, sort_keys=True) + "\n", "utf-8")
        for name, file in CRITERIA.items():
            file.write_text(json.dumps(ids(name), indent=1) + "\n", "utf-8")
        AUDIT.write_text(render_json(sample.document()), "utf-8")


def test_no_member_of_the_audit_json_was_changed_or_removed() -> None:
    kept = json.loads(MEMBERS.read_text("utf-8"))
    assert kept
    found = now()
    assert {name: found.get(name) for name in kept} == kept


@pytest.mark.parametrize("standard", bundled_standards())
def test_no_id_was_removed(standard: str) -> None:
    kept = json.loads(CRITERIA[standard].read_text("utf-8"))
    assert kept
    assert set(kept) <= set(ids(standard))


def test_a_saved_audit_can_still_be_read_and_rendered() -> None:
    document = load_document(AUDIT)
    assert document["schema_version"].split(".")[0] == SCHEMA_VERSION.split(".")[0]
    for format in ("terminal", "html", "markdown", "json", "sarif"):
        assert render(document, format)


def test_what_is_pinned_is_what_is_written_today() -> None:
    """Also what the sample audit holds: a member that vanished would be missed by scripts."""
    assert set(json.loads(AUDIT.read_text("utf-8"))) <= set(sample.document())


def test_exit_codes() -> None:
    from badgeaudit.cli import main
    from badgeaudit.errors import BadgeAuditError
    from badgeaudit.gate import policy

    assert (policy.PASSED, policy.NOT_PASSED, policy.UNDECIDED) == (0, 1, 3)
    assert BadgeAuditError.exit_code == 2
    assert callable(main)
