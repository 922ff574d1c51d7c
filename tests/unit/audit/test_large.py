"""A dossier treated as a large one gives the same audit, byte for byte."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from badgeaudit.audit import observing
from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.model import packing
from badgeaudit.model.results import Audit
from badgeaudit.report.audit_json import audit_json
from badgeaudit.report.document import to_document
from badgeaudit.report.json_ import render_json
from badgeaudit.standard.loading import find_standard, load_standard

EXAMPLES = Path(__file__).parents[3] / "examples"
DOSSIERS = ("riverbank-youth", "weak-application")


def audited(name: str) -> Audit:
    standard = load_standard(find_standard("quality-label"))
    opened = open_dossier([EXAMPLES / name])
    return run_audit(Request(standard, opened, date(2026, 11, 1)))


@pytest.mark.parametrize("name", DOSSIERS)
def test_packing_changes_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = audited(name)
    wanted = render_json(to_document(usual))
    monkeypatch.setattr(packing, "_LITTLE", 0)
    monkeypatch.setattr(packing, "_BLOCK", 3)
    monkeypatch.setattr(observing, "CHUNK", 2)
    large = audited(name)
    assert isinstance(large.subjects, packing.Packed)
    assert any(isinstance(r.observed.findings, packing.Packed) for r in large.results if r.observed)
    assert b"".join(audit_json(large)).decode("utf-8") == wanted
    assert render_json(to_document(large)) == wanted


def test_alike_findings_are_numbered_in_order_when_packed() -> None:
    from badgeaudit.audit.fingerprint import fingerprinted

    audit = audited("weak-application")
    findings = [f for r in audit.results if r.observed for f in r.observed.findings]
    twice = [replace(f, fingerprint="") for f in (*findings, *findings)]
    plain = fingerprinted(twice)
    assert any(f.fingerprint.endswith("-2") for f in plain)
    assert fingerprinted(packing.packed(packing.FINDINGS, twice)) == plain
    assert fingerprinted(plain) is plain
