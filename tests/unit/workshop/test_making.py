"""Exercises: the same for a seed, good and bad ones, and nothing given away."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from badgeaudit.workshop.answers import consensus_of, decision_of
from badgeaudit.workshop.flaws import FLAWS
from badgeaudit.workshop.key import read_key, write_key
from badgeaudit.workshop.making import DAY, Wanted, deciding, made, make
from badgeaudit.workshop.making_base import base_draft
from badgeaudit.workshop.making_composing import composed
from badgeaudit.workshop.making_data import fields
from badgeaudit.workshop.strengths import strengths
from tests.unit.workshop.practice import audited, flawless, seen_without_flaws, standard

SEED = 918273645


def test_the_same_seed_makes_the_same_bytes() -> None:
    wanted = Wanted(SEED, 3, 2)
    first, second = make(wanted, standard()), make(wanted, standard())
    assert [each.files for each in first.dossiers] == [each.files for each in second.dossiers]
    assert write_key(first.key) == write_key(second.key)
    assert make(Wanted(SEED + 1, 3, 2), standard()).key != first.key


@pytest.mark.parametrize("difficulty", [1, 2, 3])
def test_a_set_holds_good_ones_and_others(difficulty: int) -> None:
    key = make(Wanted(SEED, difficulty, 4), standard()).key
    assert sorted(each.decision for each in key.dossiers) == [
        *("issued", "issued", "not yet issued", "not yet issued")
    ]
    for each in key.dossiers:
        assert len(each.flaws) <= 4
        assert all(flaw.difficulty <= difficulty for flaw in each.flaws)
        named = [id for flaw in each.flaws for id in flaw.criteria]
        assert len(named) == len(set(named))
        assert each.strengths
        decisive = deciding(standard()) & set(named)
        assert bool(decisive) is (each.decision == "not yet issued")


def test_every_question_has_an_answer_with_files_that_are_there() -> None:
    asked = {criterion.id for criterion in standard().criteria if criterion.same_as is None}
    for each in make(Wanted(SEED, 2, 3), standard()).dossiers:
        assert set(each.key.answers) == asked
        for answer in each.key.answers.values():
            assert answer.evidence
            assert set(answer.evidence) <= set(each.files)


def test_the_key_can_be_read_again() -> None:
    key = make(Wanted(SEED, 3, 3), standard()).key
    assert read_key(write_key(key), "key.json", standard()) == key


def test_the_key_names_the_digest_and_the_decision_of_the_audit() -> None:
    for each in make(Wanted(SEED, 2, 2), standard()).dossiers:
        agreed = consensus_of(each.key.answers, standard(), each.key.applicant)
        audit = audited(each.files, agreed)
        assert audit.dossier.digest == each.key.digest
        assert (audit.readiness.outcome == "ready") is (each.key.decision == "issued")


def test_the_files_give_nothing_away() -> None:
    exercise = make(Wanted(SEED, 3, 6), standard())
    whole = b"".join(
        path.encode() + raw for each in exercise.dossiers for path, raw in each.files.items()
    ).lower()
    assert str(SEED).encode() not in whole
    for word in (b"flaw", b"planted", b"difficulty", b"answer key", b"trainee"):
        assert word not in whole
    for each in exercise.key.dossiers:
        for flaw in each.flaws:
            assert flaw.kind.encode() not in whole
            assert flaw.text.lower().encode() not in whole


def test_applicants_of_a_large_set_differ() -> None:
    key = make(Wanted(SEED, 1, 20), standard()).key
    assert len({each.applicant for each in key.dossiers}) == 20


def test_all_dates_move_with_the_day() -> None:
    draft = base_draft(fields()[0], "moved", date(2031, 5, 31))
    assert draft.applied_on < date(2031, 5, 31)
    assert all(each.issued < draft.applied_on for each in draft.credentials)
    assert draft.plan["from"] > str(draft.applied_on)


def test_a_course_of_a_leap_day_can_be_altered() -> None:
    altered = FLAWS["course-badge-altered"].apply(flawless(0, "ob3"), Random(1)).draft
    altered.courses[0].issued = date(2028, 2, 29)
    assert b'"validFrom": "2027-02-28' in composed(altered)[altered.courses[0].path]


@pytest.mark.parametrize("index", range(8))
@pytest.mark.parametrize("form", ["ob2", "ob3"])
def test_without_flaws_nothing_fails_and_the_label_is_near(index: int, form: str) -> None:
    form_ = "ob2" if form == "ob2" else "ob3"
    seen = seen_without_flaws(index, form_)
    assert not [id for id, said in seen.items() if "failed" in said]
    whole = made("flawless", flawless(index, form_), (), standard(), Random(1))
    assert whole.key.decision == "issued"
    agreed = consensus_of(whole.key.answers, standard(), whole.key.applicant)
    audit = audited(whole.files, agreed)
    assert audit.readiness.outcome == "ready"
    assert audit.file_findings == ()
    found = [f for r in audit.results if r.observed for f in r.observed.findings]
    assert [f.message.id for f in found if f.outcome == "failed"] == []


@pytest.mark.parametrize("kind", sorted(strengths()))
def test_a_strength_is_there_and_raises_no_finding(kind: str) -> None:
    draft = flawless(2, "ob2")
    strength = strengths()[kind]
    stronger, told = strength.apply(draft)
    assert told.path == stronger.document_path(strength.document)
    audit = audited(made("strong", stronger, (), standard(), Random(1)).files)
    failed = [r.criterion for r in audit.results if r.observed and r.observed.leaning == "failed"]
    assert failed == []


def test_a_decision_follows_from_the_answers() -> None:
    answers = dict(made("x", flawless(0, "ob2"), (), standard(), Random(1)).key.answers)
    assert decision_of(answers, standard()) == "issued"
    del answers["Q4-00"]
    assert decision_of(answers, standard()) == "not yet issued"


def test_the_day_is_fixed() -> None:
    assert date(2026, 10, 1) == DAY
