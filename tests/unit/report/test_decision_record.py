"""The record of a decision, and the decision in the reports: what they say, and that it is tame.

``BADGEAUDIT_APPROVE=1`` renews the approved records in ``tests/golden``, as for the reports.
"""

from __future__ import annotations

import os
from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.report import render
from badgeaudit.report.decision_record import record_of
from badgeaudit.report.letters import render_letter
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import clean
from badgeaudit.report.view import View
from tests.unit.report.pages import parse, text_of
from tests.unit.report.sample import ANA, BEN, HOSTILE
from tests.unit.report.sample_decision import decided, hostile_decision
from tests.unit.report.test_golden import GOLDEN, without_style
from tests.unit.report.test_hostile import HARMFUL, assert_tame


@pytest.mark.parametrize(
    ("format", "name"), [("html", "decision.html"), ("markdown", "decision.md")]
)
def test_the_record_is_as_approved(format: str, name: str) -> None:
    made = without_style(render_letter("decision", decided(), format))
    file = GOLDEN / name
    if os.environ.get("BADGEAUDIT_APPROVE"):
        file.write_text(made, "utf-8", newline="\n")
    assert made == file.read_text("utf-8")


def test_people_come_with_vote_and_declaration() -> None:
    record = record_of(View(decided()))["record"]
    cilka, dov = record.members
    assert (cilka.vote, cilka.interest, cilka.trio) == ("for", "none", True)
    assert (dov.vote, dov.interest, dov.trio) == ("against", "", None)
    assert [each.name for each in record.reviewers] == [ANA, BEN]
    assert record.reviewers[0].interest == "money"
    assert [each.name for each in record.others] == ["Zed"]
    assert record.votes == {"for": 1, "against": 1, "abstain": 0}


def test_what_was_put_before_the_committee_comes_with_its_answers() -> None:
    (put,) = record_of(View(decided()))["record"].put
    assert put.id == "Q4-00"
    assert [each.by for each in put.opinions] == [ANA, BEN]
    assert put.opinions[0].comment == "Owners and dates are named."
    assert put.agreed == ()


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_without_a_decision_the_form_has_what_the_audit_knows(format: str) -> None:
    document = decided()
    document["decision"] = None
    for rule in document["procedure"]:
        rule["criteria"] = []
    record = record_of(View(document))["record"]
    assert [each.name for each in record.reviewers] == [ANA, BEN]
    (put,) = record.put
    assert (put.id, [each.by for each in put.opinions], put.agreed) == ("Q2-00", [ANA, BEN], ())
    text = render_letter("decision", document, format)
    assert put.title in text
    assert "not settled" not in text
    assert "none given" not in text


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_the_record_says_everything(format: str) -> None:
    text = render_letter("decision", decided(), format)
    words = text_of(parse(text)) if format == "html" else text.replace("*", "").replace("`", "")
    for said in (
        "Record of the decision",
        "3 December 2026",
        "by vote: 1 for, 1 against, 0 abstaining",
        "Publish the appeal policy",
        "ab" * 32,
        "cd" * 32,
        "not settled",
        "not kept",
        "Not yet ready",
        "Votes for issuing the label: 1, against: 1",
        phrase("decision-inside"),
        "Signatures",
    ):
        assert said in words, said
    assert "SECRET NOTE" not in text


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_without_a_decision_it_is_a_form_to_fill_in(document: dict[str, Any], format: str) -> None:
    text = render_letter("decision", document, format)
    assert phrase("decision-no-file") in text.replace("\\", "")
    assert "Signatures" in text


@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("what", ["record", "report"])
def test_html_is_tame(what: str, everywhere: bool) -> None:
    document = decided()
    if everywhere:
        document["decision"] = hostile_decision(document["decision"])
    text = (
        render_letter("decision", document, "html")
        if what == "record"
        else render(document, "html")
    )
    assert not HARMFUL.search(text)
    tree = parse(text)
    assert_tame(tree)
    assert len(tree.xpath("//main")) == 1
    assert clean(HOSTILE) in tree.text_content()
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for label in tree.xpath("//section/@aria-labelledby"):
        assert label in ids


@pytest.mark.parametrize("what", ["record", "report"])
def test_markdown_is_tame(what: str) -> None:
    document = decided()
    document["decision"] = hostile_decision(document["decision"])
    text = (
        render_letter("decision", document, "markdown")
        if what == "record"
        else render(document, "markdown")
    )
    assert not HARMFUL.search(text)
    tree = parse(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    assert_tame(tree)
    assert not tree.xpath("//script | //img | //main | //details")


def test_the_report_shows_the_decision_after_the_readiness() -> None:
    page = parse(render(decided(), "html"))
    sections = page.xpath("//main/section/@id")
    assert sections[:4] == ["readiness", "decision", "path", "next"]
    shown = text_of(page.xpath("//section[@id='decision']")[0])
    assert "3 December 2026: issued (by vote)" in shown
    assert "Both stand as they are" in shown
    rows = page.xpath("//section[@id='procedure']//tbody/tr")
    kept = [text_of(row) for row in rows if "kept" in text_of(row)]
    assert len(kept) == 2
    assert "✗ not kept" in kept[0]
    assert page.xpath("//nav//a[@href='#decision']")


def test_the_report_without_a_decision_has_no_table_of_the_procedure(
    document: dict[str, Any],
) -> None:
    for format in ("html", "markdown"):
        assert "committee’s decision" not in render(document, format)
        assert "How the decision keeps to the procedure" not in render(document, format)
        assert "| Rule | Kept |" not in render(document, format)


@pytest.mark.parametrize("format", ["html", "markdown", "terminal"])
def test_our_own_proposal_leads_to_no_page(format: str) -> None:
    document = decided()
    own = next(each for each in document["standard"]["procedure"] if each["id"] == "P-08")
    own["sources"] = []
    criterion = next(each for each in document["standard"]["criteria"] if each["id"] == "Q1-08")
    criterion["sources"] = []
    text = render(document, format)
    assert text.count(phrase("source-own")) >= (1 if format == "terminal" else 2)
