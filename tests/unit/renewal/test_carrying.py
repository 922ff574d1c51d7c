"""Which judgements of a former audit can stand again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from badgeaudit.model.outcomes import Answer, AppliesTo
from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.model.standard import Scale, Standard
from badgeaudit.renewal.carrying import Carried, Origin, carry_over
from badgeaudit.report.standard_document import standard_document
from tests.builders import TEXTS, check, criterion, rule
from tests.unit.renewal.audits import audit, judged, per_badge, tiny

ORIGIN = Origin("audit.json", "e" * 64, inside_dossier=False)
HOLDS = RestsOn("evidence/plan.md", "2" * 64)
STALE = RestsOn("evidence/plan.md", "f" * 64)


def carried(
    *former: Assessment,
    given: Sequence[Assessment] = (),
    standard: Standard | None = None,
    origin: Origin = ORIGIN,
) -> Carried:
    document = audit(assessments=former)
    return carry_over(document, standard_document(standard or tiny()), given, origin)


def kept(result: Carried) -> list[str]:
    return [judgement.criterion for each in result.assessments for judgement in each.judgements]


def test_a_judgement_travels_whole() -> None:
    grounds = (
        HOLDS,
        RestsOn("application.yaml", "a" * 64, "/claims/A-1"),
        RestsOn("", "b" * 64, subjects=AppliesTo.BADGE_CLASS),
    )
    ada = judged("Ada", {"A-1": "met"}, *grounds)
    full = replace(
        ada.judgements[0],
        comment="Well shown.",
        note="INTERNAL",
        confidence="high",
        on=date(2026, 1, 5),
        cites=("evidence/plan.md",),
    )
    result = carried(replace(ada, judgements=(full,)))
    (assessment,) = result.assessments
    assert assessment.judgements == (replace(full, note=""),)
    assert assessment.source == "previous audit (audit.json): Ada.yaml"
    assert (assessment.assessor, assessment.role) == ("Ada", "reviewer")
    assert (assessment.standard, assessment.edition) == ("tiny", "1")
    assert assessment.applicant == "Harbour Youth"
    assert assessment.sha256 == "1" * 64
    assert not assessment.inside_dossier
    assert (result.count, result.as_of, result.left) == (1, "2026-02-01", {})


def test_answers_badge_by_badge_travel() -> None:
    one = per_badge("Ada", "A-1", x="met", y="not_met")
    one = replace(one, judgements=tuple(replace(j, rests_on=(HOLDS,)) for j in one.judgements))
    # the badges are unknown to this small audit, which is another reason to set it aside
    document = audit(assessments=[one])
    document["results"][0]["judged"][0]["set_aside"] = None
    result = carry_over(document, standard_document(tiny()), (), ORIGIN)
    (judgement,) = result.assessments[0].judgements
    assert judgement.answer is None
    assert judgement.subjects == {"x": "met", "y": "not_met"}


def test_one_assessment_for_each_source_assessor_and_role() -> None:
    result = carried(
        judged("Ada", {"A-1": "met", "A-2": "met"}, HOLDS),
        judged("Ben", {"A-1": "met"}, HOLDS),
        judged("Ada", {"A-1": "met"}, HOLDS, role="consensus", source="committee.yaml"),
    )
    assert [(each.source, each.role, len(each.judgements)) for each in result.assessments] == [
        ("previous audit (audit.json): Ada.yaml", "reviewer", 2),
        ("previous audit (audit.json): Ben.yaml", "reviewer", 1),
        ("previous audit (audit.json): committee.yaml", "consensus", 1),
    ]


def test_carried_twice_the_first_source_is_still_named_once() -> None:
    again = judged("Ada", {"A-1": "met"}, HOLDS, source="previous audit (first.json): ada.yaml")
    assert carried(again).assessments[0].source == "previous audit (audit.json): ada.yaml"


@pytest.mark.parametrize("inside_before", [True, False])
@pytest.mark.parametrize("inside_now", [True, False])
def test_where_an_issuer_could_have_written_it(inside_before: bool, inside_now: bool) -> None:
    ada = judged("Ada", {"A-1": "met"}, HOLDS, inside_dossier=inside_before)
    result = carried(ada, origin=replace(ORIGIN, inside_dossier=inside_now))
    assert result.assessments[0].inside_dossier == (inside_before or inside_now)


def test_what_was_stale_is_handed_on_too() -> None:
    assert kept(carried(judged("Ada", {"A-1": "met"}, STALE))) == ["A-1"]


REWORDED = tiny(
    criteria=(
        criterion("A-1", check=check(), texts=replace(TEXTS, question="Else?")),
        criterion("A-2"),
        criterion("B-1", section="B", answer=Answer.LEVEL),
    )
)


@pytest.mark.parametrize(
    ("former", "changed", "reason"),
    [
        (judged("Ada", {"A-1": "met"}), {}, "no-grounds"),
        (judged("Ada", {"B-1": "met"}, HOLDS), {}, "set-aside"),
        (judged("Ada", {"A-1": "met"}, HOLDS), {"standard": tiny(edition="2")}, "edition"),
        (judged("Ada", {"A-1": "met"}, HOLDS), {"standard": REWORDED}, "wording"),
        (
            judged("Ada", {"B-1": 4}, HOLDS),
            {"standard": tiny(scale=Scale(1, 4, 3, (), ("SRC",)))},
            "wording",
        ),
        (
            judged("Ada", {"A-2": "met"}, HOLDS),
            {"standard": tiny(criteria=(criterion("A-1", check=check()),))},
            "gone",
        ),
        (
            judged("Ada Lind", {"A-1": "met"}, HOLDS),
            {"given": [judged("ada lind", {"A-1": "not_met"})]},
            "answered",
        ),
        (
            judged("Board", {"A-1": "met"}, HOLDS, role="consensus"),
            {"given": [judged("Cia", {"A-1": "not_met"})]},
            "reviewed",
        ),
    ],
)
def test_why_not(former: Assessment, changed: dict[str, Any], reason: str) -> None:
    result = carried(former, **changed)
    assert kept(result) == []
    assert result.left == {reason: (former.judgements[0].criterion,)}


@pytest.mark.parametrize(
    "given",
    [
        judged("Ada", {"A-2": "not_met"}),
        judged("Ben", {"A-1": "not_met"}),
        judged("Ada", {"A-1": "not_met"}, role="self"),
    ],
)
def test_a_new_answer_replaces_only_that_person_s_answer_to_that_question(
    given: Assessment,
) -> None:
    assert kept(carried(judged("Ada", {"A-1": "met"}, HOLDS), given=[given])) == ["A-1"]


def test_the_former_file_given_again_does_not_undo_what_the_committee_settled() -> None:
    ada, board = judged("Ada", {"A-1": "met"}, HOLDS), judged("Board", {"A-1": "not_met"}, HOLDS)
    board = replace(
        board,
        role="consensus",
        judgements=tuple(replace(each, role="consensus") for each in board.judgements),
    )
    again = carried(ada, board, given=[ada])
    assert [each.assessor for each in again.assessments] == ["Board"]
    assert again.left == {"answered": ("A-1",)}
    reworded = replace(
        ada, judgements=tuple(replace(each, comment="Better.") for each in ada.judgements)
    )
    anew = carried(ada, board, given=[reworded])
    assert anew.assessments == ()
    assert anew.left == {"answered": ("A-1",), "reviewed": ("A-1",)}


def test_another_machine_check_or_a_better_remedy_do_not_matter() -> None:
    other = tiny(
        criteria=(
            criterion("A-1", check=check(at_least=50), texts=replace(TEXTS, remedy="Better.")),
        )
    )
    assert kept(carried(judged("Ada", {"A-1": "met"}, HOLDS), standard=other)) == ["A-1"]


def test_a_repeated_criterion_gives_its_judgement_once() -> None:
    repeating = tiny(
        criteria=(criterion("A-1"), criterion("B-1", section="B", same_as="A-1")),
        rules=(rule("D-1", "all", ["A-1"]),),
    )
    document = audit(standard=repeating, assessments=[judged("Ada", {"A-1": "met"}, HOLDS)])
    result = carry_over(document, standard_document(repeating), (), ORIGIN)
    assert kept(result) == ["A-1"]
