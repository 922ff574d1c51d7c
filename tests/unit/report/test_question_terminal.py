from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from badgeaudit.cli.running import Audited, Wish, audited
from badgeaudit.model.badges import Row
from badgeaudit.model.people import Judgement, Opinion
from badgeaudit.model.places import message
from badgeaudit.report.question_items import print_card, print_list
from badgeaudit.report.question_terminal import Shown, print_question, print_states
from badgeaudit.report.terminal_text import Writer
from badgeaudit.sheets.items import Item
from badgeaudit.sheets.materials import Materials
from badgeaudit.sheets.questions import Question, Sheet, State, begun, sheet_of

EXAMPLES = Path(__file__).parents[3] / "examples"
EVIL = "\x1b[31mred [bold]bold[/bold]\u202e\nSaved F-05: met."


@pytest.fixture(scope="module")
def riverbank() -> Audited:
    """The sample dossier."""
    return audited(Wish([EXAMPLES / "riverbank-youth"], as_of="2026-10-15", quiet=True))


@pytest.fixture
def sheet(riverbank: Audited) -> Sheet:
    """Its questions."""
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    return sheet_of(riverbank.audit, author, "Riverbank")


def question(sheet: Sheet, id: str) -> Question:
    return next(each for each in sheet.questions if each.criterion.id == id)


def shown(
    riverbank: Audited, sheet: Sheet, asked: Question, how: Shown | None = None, **console: object
) -> str:
    file = io.StringIO()
    options = {"width": 80, "no_color": True, **console}
    out = Writer(Console(file=file, **options))  # type: ignore[arg-type]
    print_question(asked, sheet, Materials(riverbank.opened.source), out, how or Shown())
    return file.getvalue()


def test_all_that_is_needed_in_its_order(riverbank: Audited, sheet: Sheet) -> None:
    text = shown(riverbank, sheet, question(sheet, "Q2-02"), Shown("Question 3 of 9"))
    parts = [
        "Question 3 of 9. Q2 Good practices",
        "Q2-02 Review of evidence",
        "(derived, expected, every badge class)",
        "How well does the way evidence is reviewed",
        "Why: ",
        "Proof wanted: ",
        "  3 Adequate.",
        "The applicant says: yes",
        "The applicant wrote",
        "  review_methods:",
        "Looked at by machine: needs a person, leaning to not met.",
        "  9 pass, 3 fail",
        "    badges/bike-workshop-helper.json:1:1",
        "What it concerns (12)",
        "  1 Bike Workshop Helper",
        "Files (1)",
        "  13 evidence/assessment-guide.md (2 kB)",
        "    # Assessment guide",
        "    It goes on; f 13 shows it.",
    ]
    positions = [text.index(part) for part in parts]
    assert positions == sorted(positions)


def test_long_lists_are_begun_and_shown_whole_when_asked(riverbank: Audited, sheet: Sheet) -> None:
    asked = question(sheet, "Q1-11")
    short = shown(riverbank, sheet, asked)
    assert "and 7 more; a shows all" in short
    assert "Checked by machine: not met. This counts unless you say otherwise" in short
    whole = shown(riverbank, sheet, asked, Shown(whole=True))
    assert "a shows all" not in whole
    assert whole.count("badges/") > short.count("badges/")


def test_many_badges_are_named_up_to_a_number(riverbank: Audited, sheet: Sheet) -> None:
    asked = question(sheet, "Q1-02")
    many = tuple(
        replace_row(asked.subjects[0], f"https://riverbank.example/{n}") for n in range(50)
    )
    text = shown(riverbank, sheet, replace(asked, subjects=many))
    assert "What it concerns (50)" in text
    assert "and 30 more; f lists all" in text


def replace_row(row: Row, id: str) -> Row:
    return row._replace(id=id)


def test_no_text_of_a_credential_is_shown(riverbank: Audited, sheet: Sheet) -> None:
    text = shown(riverbank, sheet, question(sheet, "F-05"), Shown(whole=True))
    assert "credentials/2025-09-20-first-steps-01.json" in text
    assert "recipient" not in text


def own(answer: object = "met", **fields: object) -> Judgement:
    values = {"on": date(2026, 10, 1), "comment": "Two lines\nof comment.", **fields}
    return Judgement("Q1-02", "Mira", "reviewer", answer, **values)  # type: ignore[arg-type]


def test_the_own_answer_says_why_it_does_not_count(riverbank: Audited, sheet: Sheet) -> None:
    asked = replace(
        question(sheet, "Q1-02"),
        own=own(note="Ask Ana.", confidence="low", cites=("evidence/a.md",)),
        state=State.STALE,
        set_aside=message("audit.judgement-stale", files=("badges/first-steps-en.json",)),
    )
    text = " ".join(shown(riverbank, sheet, asked).split())
    assert "Your answer so far: met (of 2026-10-01)" in text
    assert "not sure Cited: evidence/a.md" in text
    assert "Comment for the applicant: Two lines of comment." in text
    assert "Internal note: Ask Ana." in text
    assert "To be confirmed. What it was based on has changed since (badges/first-" in text


def test_answers_for_single_badges_have_their_names(riverbank: Audited, sheet: Sheet) -> None:
    asked = question(sheet, "Q1-02")
    named = own(None, subjects={asked.subjects[0].id: "met", "urn:gone": "not_met"}, on=None)
    text = shown(riverbank, sheet, replace(asked, own=named, state=State.ANSWERED))
    assert "answered badge by badge (of no date)" in text
    assert "  Bike Workshop Helper: met" in text
    assert "  urn:gone: not met" in text


def test_opinions_stand_beside_each_other(riverbank: Audited, sheet: Sheet) -> None:
    opinions = (Opinion("Mira", 4, "Good.", "high"), Opinion("Bo", None))
    text = shown(riverbank, sheet, replace(question(sheet, "Q2-00"), opinions=opinions))
    assert "  Mira: level 4 of 5, sure\n    Good.\n  Bo: answered badge by badge\n" in text


def hostile(sheet: Sheet) -> Iterator[Question]:
    asked = question(sheet, "Q1-02")
    claim = asked.result.claimed
    assert claim is not None
    claimed = replace(claim, explanation=EVIL, evidence=(EVIL,))
    rows = tuple(row._replace(name=EVIL, path=EVIL) for row in asked.subjects[:2])
    yield replace(asked, result=replace(asked.result, claimed=claimed))
    yield replace(asked, subjects=rows)
    yield replace(asked, opinions=(Opinion(EVIL, "met", EVIL),))
    yield replace(asked, own=own(comment=EVIL, note=EVIL, cites=(EVIL,)))


def test_nothing_from_outside_steers_the_terminal(riverbank: Audited, sheet: Sheet) -> None:
    for asked in hostile(sheet):
        for console in ({}, {"force_terminal": True, "color_system": None}):
            text = shown(riverbank, sheet, asked, Shown(whole=True), **console)
            assert "\x1b" not in text
            assert "\u202e" not in text
            assert "[bold]bold[/bold]" in text
            assert "\nSaved F-05" not in text


def test_a_terminal_without_unicode_gets_what_it_can_show(riverbank: Audited, sheet: Sheet) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "cp1252", write_through=True)
    out = Writer(Console(file=stream, width=80, no_color=True))
    for asked in sheet.questions:
        print_question(asked, sheet, Materials(riverbank.opened.source), out, Shown())
    assert "Prvi koraki" in raw.getvalue().decode("cp1252")


def test_lists_and_cards() -> None:
    file = io.StringIO()
    out = Writer(Console(file=file, width=80, no_color=True))
    row = Row("issuer", "urn:1", "badges/issuer.json", "", "ob2.Profile", name="Harbour")
    found = (Item(1, row.path, row), Item(2, "evidence/a.md"))
    print_list(found, ("evidence/a.md", "https://x.example/"), out)
    assert file.getvalue().splitlines() == [
        "  1 Harbour, badges/issuer.json",
        "  2 evidence/a.md (cited)",
        "  - https://x.example/ (cited)",
    ]
    file.truncate(0)
    print_card(row, Materials.__new__(Materials), out)
    assert "Id: urn:1" in file.getvalue()


def test_states_in_words(sheet: Sheet) -> None:
    file = io.StringIO()
    asked = question(sheet, "Q1-02")
    states = (State.OPEN, State.STALE, State.REFUSED)
    questions = [replace(asked, state=state) for state in states]
    print_states(questions, Writer(Console(file=file, width=90, no_color=True)))
    words = [line.rpartition(": ")[2] for line in file.getvalue().splitlines()]
    assert words == ["open", "to be confirmed", "can't be used as it is"]
