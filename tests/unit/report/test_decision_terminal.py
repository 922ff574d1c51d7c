from __future__ import annotations

from typing import Any

from badgeaudit.report import render
from badgeaudit.report.phrases import phrase
from tests.unit.report.sample_decision import decided
from tests.unit.report.test_hostile import HARMFUL


def test_the_decision_stands_beside_the_readiness() -> None:
    text = render(decided(), "terminal")
    lines = text.splitlines()
    assert lines[0] == "Readiness: ✗ Not yet ready"
    assert "  Decided on 2026-12-03: issued." in lines
    assert 'while the readiness of this audit is "not yet"' in " ".join(text.split())
    assert any(line.startswith("  ✗ P-03 Decision: not kept") for line in lines)
    assert any(line.startswith("  ✓ P-08 Reviewers differ: kept") for line in lines)
    assert "    ! No reviewer shares the applicant's country or language" in text
    assert "Contradictions in the decision (1)" in lines
    assert "decision.yaml:30:1" in text
    assert phrase("decision-inside")[:40] in text
    assert not HARMFUL.search(text)


def test_without_a_decision_nothing_is_said(document: dict[str, Any]) -> None:
    text = render(document, "terminal")
    assert phrase("terminal-decision") not in text
    assert phrase("terminal-procedure") not in text


def test_what_is_not_decided_is_said_so() -> None:
    assert phrase("decision-open") in render(decided(outcome=""), "terminal")
    assert "Decided: issued." in render(decided(decided_on=None), "terminal")
