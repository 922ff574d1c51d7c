"""The worksheet as YAML: an assessment without answers, and comments that stay comments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.cli.running import Audited, Wish, applicant_of, audited
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.model.people import Assessment, Judgement, Opinion, RestsOn
from badgeaudit.report.document import to_document
from badgeaudit.report.worksheet_yaml import worksheet_yaml
from badgeaudit.sheets.questions import Sheet, State, begun, sheet_of
from tests.browser.hostile import hostile_dossier

EXAMPLES = Path(__file__).parents[3] / "examples"
DAY = date(2026, 10, 15)


def made(dossier: Path) -> tuple[Sheet, Audited]:
    found = audited(Wish([dossier], as_of=DAY.isoformat(), quiet=True))
    applicant = applicant_of(found.opened)
    mine = begun(found.audit, "Mira Assessor", "reviewer", applicant)
    return sheet_of(found.audit, mine, applicant), found


def written(sheet: Sheet, found: Audited) -> str:
    return worksheet_yaml(sheet, to_document(found.audit))


def read(text: str, sheet: Sheet) -> Assessment:
    return read_assessment(text.encode(), "sheet.yaml", sheet.standard, applicant=sheet.applicant)


@pytest.fixture(scope="module")
def riverbank() -> tuple[Sheet, Audited]:
    return made(EXAMPLES / "riverbank-youth")


def of(sheet: Sheet, own: Judgement, **changes: Any) -> Sheet:
    """Return the sheet with one question answered."""
    questions = tuple(
        replace(each, own=own, **changes) if each.criterion.id == own.criterion else each
        for each in sheet.questions
    )
    return replace(sheet, questions=questions)


def test_an_empty_sheet_judges_nothing(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, _ = riverbank
    assessment = read(written(*riverbank), sheet)
    assert assessment.judgements == ()
    assert (assessment.assessor, assessment.role) == ("Mira Assessor", "reviewer")
    assert [draft.criterion for draft in assessment.drafts] == [
        question.criterion.id for question in sheet.questions
    ]


def test_an_answer_filled_in_rests_on_what_is_there(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, _ = riverbank
    text = written(*riverbank)
    filled = text.replace("  F-06:\n    answer:\n", "  F-06:\n    answer: met\n")
    (judgement,) = read(filled, sheet).judgements
    asked = next(each for each in sheet.questions if each.criterion.id == "F-06")
    assert (judgement.criterion, judgement.answer, judgement.on) == ("F-06", "met", DAY)
    assert judgement.rests_on == asked.rests_on


def test_what_an_assessor_needs_stands_above(riverbank: tuple[Sheet, Audited]) -> None:
    text = " ".join(written(*riverbank).replace("#", " ").split())
    assert "Q2-00" in text
    assert "3 = Adequate: The question is answered" in text
    assert "Answer with: 1, 2, 3, 4, 5" in text
    assert "Answer with: met, not_met, not_applicable" in text
    assert "The applicant says: yes. Three examples: the blended course" in text
    assert "More of what the applicant wrote about it: in application.yaml under examples." in text
    assert "(badges/media-maker.json:29:18)" in text
    assert "The machine settled it; you need not answer" in text
    assert "These questions wait for your answer: F-05, F-06, Q1-02," in text
    assert "This criterion asks for a comment. Answer with" not in text
    assert "Answer with: 1, 2, 3, 4, 5 This criterion asks for a comment." in text


def test_names_of_files_are_never_cut(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, _ = riverbank
    lines = written(*riverbank).splitlines()
    assert len(sheet.dossier.files) > 20
    for file in sheet.dossier.files:
        if any(file.path in question.files[:12] for question in sheet.questions):
            assert any(line.lstrip().startswith("#") and file.path in line for line in lines)


def test_earlier_answers_are_in_it(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, found = riverbank
    own = Judgement(
        "F-06", "Mira Assessor", "reviewer", "met", comment="Two\nlines.", note="Ask.", on=DAY
    )
    assert read(written(of(sheet, own), found), sheet).judgements == (own,)


def test_a_stale_answer_says_so_and_brings_what_confirms_it(
    riverbank: tuple[Sheet, Audited],
) -> None:
    from badgeaudit.model.places import message

    sheet, found = riverbank
    old = RestsOn("evidence/old.pdf", "a" * 64)
    own = Judgement("F-06", "Mira Assessor", "reviewer", "met", on=DAY, rests_on=(old,))
    aside = message("audit.judgement-not-here", files=("evidence/old.pdf",))
    text = written(of(sheet, own, set_aside=aside, state=State.STALE), found)
    assert "CHANGED SINCE" in text
    assert read(text, sheet).judgements == (own,)
    start = text.index("    # rests_on:")
    lines = text[start:].split("\n\n")[0].replace("    # ", "    ")
    confirmed = decode_yaml(f"a:\n{lines}\n".encode(), "x").data["a"]["rests_on"]
    asked = next(each for each in sheet.questions if each.criterion.id == "F-06")
    assert [each["sha256"] for each in confirmed] == [g.sha256 for g in asked.rests_on]


def test_a_comment_begun_before_is_kept_beside_fresh_grounds(
    riverbank: tuple[Sheet, Audited],
) -> None:
    sheet, found = riverbank
    old = RestsOn("evidence/old.pdf", "a" * 64)
    draft = Judgement("F-06", "Mira Assessor", "reviewer", None, comment="Hm.", rests_on=(old,))
    mine = replace(sheet.assessment, drafts=(draft,))
    assessment = read(written(replace(sheet, assessment=mine), found), sheet)
    (kept,) = [each for each in assessment.drafts if each.criterion == "F-06"]
    assert kept.comment == "Hm."
    assert old not in kept.rests_on


def test_opinions_of_a_consensus_stay(riverbank: tuple[Sheet, Audited]) -> None:
    sheet, found = riverbank
    opinions = {"F-06": (Opinion("Ines", "met", "Yes."), Opinion("Paulo", "not_met", "No."))}
    questions = tuple(
        replace(each, opinions=opinions.get(each.criterion.id, ())) for each in sheet.questions
    )
    mine = replace(sheet.assessment, role="consensus", opinions=opinions)
    text = written(replace(sheet, assessment=mine, questions=questions), found)
    assert "# Paulo answered: not met. No." in text
    assert read(text, sheet).opinions == opinions


def test_a_hostile_dossier_stays_in_the_comments(tmp_path: Path) -> None:
    sheet, found = made(hostile_dossier(tmp_path / "dossier"))
    text = written(sheet, found)
    assessment = read(text, sheet)
    assert assessment.judgements == ()
    assert {draft.comment for draft in assessment.drafts} == {""}
    commented = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    assert "hacked" not in commented.replace(f"applicant: {sheet.applicant}", "").split(
        "judgements:"
    )[1].replace("evidence/", "")
