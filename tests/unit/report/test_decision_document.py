from __future__ import annotations

from badgeaudit.documents.schemas import load_validator
from badgeaudit.report.json_ import render_json
from badgeaudit.report.reading import read_document
from tests.unit.report import sample
from tests.unit.report.sample_decision import decided


def test_follows_the_schema_and_is_read_back() -> None:
    document = decided()
    assert load_validator("audit").violations(document) == ()
    assert read_document(render_json(document).encode(), "audit.json") == document


def test_a_decision_of_which_little_is_written_follows_the_schema() -> None:
    blank = decided(
        members=(), votes={}, label=None, former=None, decided_on=None, decided_by=None, outcome=""
    )
    assert load_validator("audit").violations(blank) == ()
    assert blank["decision"]["label"] is None
    assert blank["decision"]["decided_on"] is None


def test_internal_notes_stay_out() -> None:
    assert "SECRET NOTE" not in render_json(decided())
    assert "notes" not in decided()["decision"]


def test_the_decision_changes_nothing_else() -> None:
    with_it, without = decided(), sample.document()
    for key in without:
        if key not in ("decision", "procedure"):
            assert with_it[key] == without[key]
    assert without["decision"] is None


def test_rules_and_contradictions_carry_words_and_places() -> None:
    document = decided()
    late, settled = document["procedure"]
    assert (late["rule"], late["outcome"]) == ("P-03", "failed")
    assert late["reason"]["text"] == "Decided on 2026-12-03; the last day was 2026-11-30."
    assert late["place"]["line"] == 30
    assert len(late["warnings"]) == 1
    assert settled["criteria"] == ["Q4-00"]
    (contradiction,) = document["decision"]["contradictions"]
    assert contradiction["place"]["pointer"] == "/outcome"
    assert document["decision"]["votes"][0] == {"name": "cilka", "vote": "for"}
    assert document["decision"]["favourable"] is True
