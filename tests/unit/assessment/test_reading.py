from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.errors import InvalidAssessment
from badgeaudit.languages import sentence
from badgeaudit.model.outcomes import Answer
from badgeaudit.model.people import Assessment, Judgement, RestsOn
from tests.builders import criterion, standard

STANDARD = standard(
    [criterion("Q2-00"), criterion("F-06"), criterion("Q3-01", section="Q3", same_as="F-06")]
)

GOOD = """\
assessment: 1
standard: tiny
edition: "1"
assessor: Mira Vidmar
role: reviewer
date: 2026-10-02
judgements:
  Q2-00:
    answer: 4
    comment: Three good examples.
    note: ask about the fourth
    confidence: high
    on: 2026-10-01
    cites: [evidence/a.pdf]
    rests_on:
      - {path: evidence/a.pdf, sha256: "%s", pointer: ""}
  F-06:
    subjects: {"https://example.org/b": met}
""" % ("a" * 64)


def read(text: str) -> Assessment:
    return read_assessment(text.encode(), "mira.yaml", STANDARD)


def problems(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidAssessment) as caught:
        read(text)
    assert all(sentence(p.message) for p in caught.value.problems)
    return [(str(p.place), p.message.id) for p in caught.value.problems]


def test_problems_come_in_the_order_of_the_lines() -> None:
    wrong = GOOD.replace("  F-06:", "  X-1:").replace("Q2-00", "Q2-99")
    wrong = wrong.replace("assessment: 1\n", "assessment: 1\napplicant: Another\n")
    with pytest.raises(InvalidAssessment) as caught:
        read_assessment(wrong.encode(), "mira.yaml", STANDARD, applicant="Club")
    lines = [problem.place.line for problem in caught.value.problems]
    assert lines == [2, 9, 18]


def test_everything_written_is_read() -> None:
    found = read(GOOD)
    assert (found.assessor, found.role, found.edition) == ("Mira Vidmar", "reviewer", "1")
    first, second = found.judgements
    assert first == Judgement(
        "Q2-00",
        "Mira Vidmar",
        "reviewer",
        4,
        "Three good examples.",
        "ask about the fourth",
        "high",
        date(2026, 10, 1),
        ("evidence/a.pdf",),
        (RestsOn("evidence/a.pdf", "a" * 64),),
    )
    assert second.answer is None
    assert second.on == date(2026, 10, 2)
    assert second.subjects == {"https://example.org/b": "met"}


def test_json_is_read_too() -> None:
    text = (
        '{"assessment": 1, "standard": "tiny", "assessor": "A", "role": "self", "judgements": {}}'
    )
    assert read(text).judgements == ()


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("answer: 4", "answer: perhaps", "mira.yaml:9:5", "assessment.answer"),
        ("role: reviewer", "role: boss", "mira.yaml:5:1", "validation.enum"),
        (
            "    confidence: high",
            "    confidnce: high",
            "mira.yaml:12:5",
            "validation.additionalProperties-similar",
        ),
        ("standard: tiny", "standard: other", "mira.yaml:2:1", "assessment.other-standard"),
        ("  Q2-00:", "  Q2-000:", "mira.yaml:8:3", "assessment.unknown-criterion"),
        ("  F-06:", "  Q3-01:", "mira.yaml:17:3", "assessment.repeats-other"),
        ("date: 2026-10-02", "date: last week", "mira.yaml:6:1", "validation.format-date"),
    ],
)
def test_each_fault_is_told_with_its_place(old: str, new: str, where: str, what: str) -> None:
    assert old in GOOD
    assert problems(GOOD.replace(old, new)) == [(where, what)]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("yes", "Did you mean met?"),
        ("true", "Did you mean met?"),
        ("Met", "Did you mean met?"),
        ("no", "Did you mean not_met?"),
        ("not met", "Did you mean not_met?"),
        ("n/a", "met, not_met; found"),
        ("perhaps", "met, not_met; found"),
    ],
)
def test_an_answer_that_is_none_is_told_in_the_words_of_its_question(
    written: str, said: str
) -> None:
    text = GOOD.replace("answer: 4", f"answer: {written}")
    with pytest.raises(InvalidAssessment) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert "Q2-00 is answered with one of these" in sentence(problem.message)
    assert said in sentence(problem.message)


@pytest.mark.parametrize("written", ["'4'", "4/5", "four", "met please", "4.5"])
def test_a_level_that_is_none_is_told_with_the_scale(written: str) -> None:
    levels = standard([criterion("Q2-00", answer=Answer.LEVEL), criterion("F-06")])
    text = GOOD.replace("answer: 4", f"answer: {written}")
    with pytest.raises(InvalidAssessment) as caught:
        read_assessment(text.encode(), "mira.yaml", levels)
    (problem,) = caught.value.problems
    assert problem.message.id == "assessment.answer-level"
    assert "a whole number from 1 to 5, without quotation marks" in sentence(problem.message)


def test_answers_for_single_badges_are_told_like_others() -> None:
    text = GOOD.replace('/b": met}', '/b": yes}')
    with pytest.raises(InvalidAssessment) as caught:
        read(text)
    (problem,) = caught.value.problems
    assert problem.message.id == "assessment.answer-similar"


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("decision: 1\nstandard: tiny\n", "a committee's decision"),
        ('{"schema_version": "1.0", "results": [], "readiness": {}}', "a saved audit"),
    ],
)
def test_another_file_of_ours_is_told_in_one_sentence(given: str, found: str) -> None:
    with pytest.raises(InvalidAssessment) as caught:
        read(given)
    (problem,) = caught.value.problems
    assert found in sentence(problem.message)


def test_all_faults_are_told_at_once() -> None:
    text = GOOD.replace("role: reviewer", "role: boss").replace("answer: 4", "answer: 4.5")
    assert len(problems(text)) == 2


def test_a_judgement_without_any_answer_is_refused() -> None:
    text = GOOD.replace('    subjects: {"https://example.org/b": met}', "    comment: hm")
    assert [where for where, _ in problems(text)] == ["mira.yaml:17:3"]


def test_an_entry_whose_answer_is_empty_is_not_judged_yet() -> None:
    text = GOOD.replace("    answer: 4\n", "    answer:\n")
    assessment = read(text)
    assert [each.criterion for each in assessment.judgements] == ["F-06"]
    (draft,) = assessment.drafts
    assert (draft.criterion, draft.answer) == ("Q2-00", None)
    assert (draft.comment, draft.note) == ("Three good examples.", "ask about the fourth")


def test_an_empty_answer_does_not_excuse_other_faults() -> None:
    text = GOOD.replace("    answer: 4\n", "    answer:\n").replace("confidence: high", "sure: no")
    assert [where for where, _ in problems(text)] == ["mira.yaml:12:5"]
    for wrong in ("''", "maybe", "[]", "4.5", "false"):
        assert problems(GOOD.replace("answer: 4", f"answer: {wrong}"))


def test_judgements_about_another_applicant_are_refused() -> None:
    text = GOOD.replace("assessor: Mira", "applicant: Harbour  YOUTH\nassessor: Mira").encode()
    for applicant in ("", "Harbour Youth"):
        assert read_assessment(text, "mira.yaml", STANDARD, applicant=applicant).judgements
    with pytest.raises(InvalidAssessment) as caught:
        read_assessment(text, "mira.yaml", STANDARD, applicant="Hilltop Fun")
    (problem,) = caught.value.problems
    assert problem.message.id == "assessment.other-applicant"
    assert problem.place.line == 4


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(InvalidAssessment):
        read_assessment(raw, "x.yaml", STANDARD)
