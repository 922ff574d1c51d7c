from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

from badgeaudit.cli.running import Audited, Wish, audited
from badgeaudit.languages import sentence
from badgeaudit.report.document import to_document
from badgeaudit.report.worksheet import render_worksheet
from badgeaudit.sheets.answers import Answer, judgement_on, refusal, with_judgement
from badgeaudit.sheets.form import form_data, needs_a_person
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.practising import observations, practised
from badgeaudit.sheets.questions import Sheet, State, begun, sheet_of

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2026, 10, 14)


def sheet(found: Audited) -> Sheet:
    audit = practised(found.audit)
    own = begun(audit, "Tim", "reviewer", "Riverbank")
    return sheet_of(audit, own, "Riverbank", practice=True)


def test_every_question_is_open_and_nothing_is_observed(riverbank: Audited) -> None:
    found = sheet(riverbank)
    assert {question.state for question in found.questions} == {State.OPEN}
    assert all(needs_a_person(question) for question in found.questions)
    assert all(question.result.observed is None for question in found.questions)
    assert any(question.result.claimed for question in found.questions)


def test_what_is_hidden_is_kept_for_later(riverbank: Audited) -> None:
    kept = observations(riverbank.audit)
    assert kept == {r.criterion: r.observed for r in riverbank.audit.results if r.observed}
    assert observations(practised(riverbank.audit)) == {}


def test_contradicting_the_machine_needs_no_comment(riverbank: Audited) -> None:
    asked = next(q for q in sheet(riverbank).questions if q.criterion.id == "Q1-01")
    author = begun(riverbank.audit, "Tim", "reviewer", "Riverbank")
    judgement = judgement_on(asked, Answer("met"), author, DAY)
    assert refusal(asked, judgement) is None
    own = with_judgement(author, judgement)
    wish = Wish([EXAMPLES / "riverbank-youth"], as_of="2026-10-15", quiet=True, given=(own,))
    again = practised(audited(wish).audit)
    found = sheet_of(again, own, "Riverbank", practice=True)
    assert next(q for q in found.questions if q.criterion.id == "Q1-01").state is State.ANSWERED


def test_a_stale_answer_stays_stale(riverbank: Audited) -> None:
    asked = next(q for q in sheet(riverbank).questions if q.criterion.id == "Q2-00")
    author = begun(riverbank.audit, "Tim", "reviewer", "Riverbank")
    judgement = judgement_on(asked, Answer(4, "Good."), author, DAY)
    old = tuple(replace(ground, sha256="0" * 64) for ground in judgement.rests_on)
    own = with_judgement(author, replace(judgement, rests_on=old))
    wish = Wish([EXAMPLES / "riverbank-youth"], as_of="2026-10-15", quiet=True, given=(own,))
    again = practised(audited(wish).audit)
    found = sheet_of(again, own, "Riverbank", practice=True)
    assert next(q for q in found.questions if q.criterion.id == "Q2-00").state is State.STALE


def test_the_form_gives_nothing_away_but_what_it_hides(riverbank: Audited) -> None:
    found, materials = sheet(riverbank), Materials(riverbank.opened.source)
    document = to_document(practised(riverbank.audit))
    bare = render_worksheet(found, document, materials)
    findings = [f for r in riverbank.audit.results if r.observed for f in r.observed.findings]
    said = {escape(sentence(finding.message)) for finding in findings}
    assert said
    assert not [words for words in said if words in bare]
    assert all(each["settled"] is None for each in form_data(found)["questions"])
    whole = render_worksheet(found, document, materials, None, to_document(riverbank.audit))
    assert sum(words in whole for words in said) > 20
    assert whole.count('<details class="revealed" hidden>') > 40
    assert "Practice worksheet" in whole
