from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badgeaudit.audit.grounds import Grounds
from badgeaudit.cli.running import Audited, applicant_of
from badgeaudit.model.people import Judgement
from badgeaudit.sheets.answers import Answer, judgement_on, with_judgement
from badgeaudit.sheets.form import (
    answers_of,
    assessment_name,
    entry_lines,
    form_data,
    grounds_of,
    head_lines,
    needs_a_person,
    opinions_document,
    sheet_name,
)
from badgeaudit.sheets.questions import Question, Sheet, begun, sheet_of

DAY = date(2026, 10, 15)


@pytest.fixture(scope="module")
def sheet(riverbank: Audited) -> Sheet:
    applicant = applicant_of(riverbank.opened)
    mine = begun(riverbank.audit, "Mira Assessor", "reviewer", applicant)
    return sheet_of(riverbank.audit, mine, applicant)


@pytest.fixture(scope="module")
def data(sheet: Sheet) -> dict[str, Any]:
    return form_data(sheet)


def question(sheet: Sheet, id: str) -> Question:
    return next(each for each in sheet.questions if each.criterion.id == id)


def part(data: dict[str, Any], id: str) -> dict[str, Any]:
    return next(each for each in data["questions"] if each["id"] == id)


def test_every_question_is_there_once(sheet: Sheet, data: dict[str, Any]) -> None:
    ids = [each["id"] for each in data["questions"]]
    assert ids == [each.criterion.id for each in sheet.questions]
    assert len(ids) == len(set(ids)) == 56


def test_an_answer_rests_on_what_badgeaudit_would_say(sheet: Sheet, data: dict[str, Any]) -> None:
    for each in sheet.questions:
        numbers = part(data, each.criterion.id)["rests_on"]
        assert [data["grounds"][number] for number in numbers] == grounds_of(each)


def test_files_come_first_so_that_a_number_is_a_file(sheet: Sheet, data: dict[str, Any]) -> None:
    read = [file.path for file in sheet.dossier.files if file.sha256]
    assert [ground["path"] for ground in data["grounds"][: len(read)]] == read
    assert all("pointer" not in ground for ground in data["grounds"][: len(read)])
    assert data["files"] == len(read)


def test_each_ground_is_there_once(data: dict[str, Any]) -> None:
    known = [tuple(sorted(ground.items())) for ground in data["grounds"]]
    assert len(known) == len(set(known))


def test_answers_are_those_a_criterion_knows(sheet: Sheet) -> None:
    assert answers_of(question(sheet, "F-06")) == ["met", "not_met"]
    assert answers_of(question(sheet, "Q1-05")) == ["met", "not_met", "not_applicable"]
    assert answers_of(question(sheet, "Q2-00")) == [1, 2, 3, 4, 5]


def test_what_is_settled_or_declared_needs_nobody(sheet: Sheet, data: dict[str, Any]) -> None:
    assert part(data, "F-09")["settled"] == "failed"
    assert part(data, "F-07")["settled"] == "passed"
    assert part(data, "F-06")["settled"] is None
    assert not needs_a_person(question(sheet, "F-09"))
    assert not needs_a_person(question(sheet, "F-03"))
    assert needs_a_person(question(sheet, "F-06"))
    assert sum(each["needed"] for each in data["questions"]) == 32


def test_an_answer_given_does_not_make_a_question_needless(riverbank: Audited) -> None:
    mine = begun(riverbank.audit, "Mira", "reviewer", "")
    first = sheet_of(riverbank.audit, mine, "")
    judgement = judgement_on(question(first, "F-06"), Answer("met"), mine, DAY)
    sheet = sheet_of(riverbank.audit, with_judgement(mine, judgement), "")
    assert needs_a_person(question(sheet, "F-06"))


def test_the_answers_so_far_are_in_it(riverbank: Audited, sheet: Sheet) -> None:
    mine = sheet.assessment
    judgement = judgement_on(question(sheet, "F-06"), Answer("met", note="Ask."), mine, DAY)
    data = form_data(sheet_of(riverbank.audit, with_judgement(mine, judgement), ""))
    begun_with = data["begun"]
    assert begun_with["assessor"] == "Mira Assessor"
    assert begun_with["judgements"]["F-06"]["note"] == "Ask."
    assert data["begun_digest"] != form_data(sheet)["begun_digest"]


def test_a_begun_comment_is_not_lost(riverbank: Audited, sheet: Sheet) -> None:
    draft = Judgement("F-06", "Mira Assessor", "reviewer", None, comment="Hm.")
    mine = replace(sheet.assessment, drafts=(draft,))
    data = form_data(sheet_of(riverbank.audit, mine, ""))
    assert data["begun"]["judgements"] == {"F-06": {"answer": None, "comment": "Hm."}}


def test_only_what_the_form_cannot_mend_is_refused_for_good(
    riverbank: Audited, sheet: Sheet
) -> None:
    mine = sheet.assessment
    without = judgement_on(question(sheet, "F-06"), Answer("not_met"), mine, DAY)
    unknown = Judgement(
        "Q1-05", mine.assessor, "reviewer", None, "No.", subjects={"urn:nowhere": "not_met"}
    )
    answered = with_judgement(with_judgement(mine, without), unknown)
    audit = riverbank.audit
    weighed = replace(
        audit, results=tuple(_with(result, answered, audit, sheet) for result in audit.results)
    )
    data = form_data(sheet_of(weighed, answered, ""))
    assert part(data, "F-06")["refused"] is None
    assert "urn:nowhere" in part(data, "Q1-05")["refused"]


def _with(result: Any, assessment: Any, audit: Any, sheet: Sheet) -> Any:
    from badgeaudit.audit.judging import judged

    found = [each for each in assessment.judgements if each.criterion == result.criterion]
    if not found:
        return result
    now = question(sheet, result.criterion).now
    assert isinstance(now.grounds, Grounds)
    return replace(result, judged=(judged(found[0], assessment, now),))


def test_file_names_are_safe_everywhere(sheet: Sheet) -> None:
    assert assessment_name(sheet) == "riverbank-youth-mira-assessor.json"
    odd = replace(
        sheet, applicant="Kiže / “A:B”", assessment=replace(sheet.assessment, assessor="CON")
    )
    assert sheet_name(odd) == "kiže-_-“a_b”-con"
    nameless = replace(sheet, applicant="")
    assert sheet_name(nameless) == "riverbank-youth-mira-assessor"


def test_lines_of_yaml(sheet: Sheet) -> None:
    assert "assessor: Mira Assessor" in head_lines(sheet)
    assert not any("judgements" in line for line in head_lines(sheet))
    judgement = Judgement("F-06", "Mira", "reviewer", "met", comment="Yes.")
    assert entry_lines(judgement) == ["answer: met", "comment: Yes."]
    assert entry_lines(Judgement("F-06", "Mira", "reviewer", None)) == []
    assert opinions_document(sheet) is None
