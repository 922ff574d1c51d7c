from __future__ import annotations

from dataclasses import replace
from datetime import date

from badgeaudit.model.people import Assessment, RestsOn
from badgeaudit.workshop.grading_facts import DossierFacts, Facts
from badgeaudit.workshop.grading_matching import matched
from tests.unit.workshop.grading_sample import by, judged, sample_key

FACTS: Facts = {
    "practice-1": DossierFacts("1", files={"application.yaml": "a1", "badges/one.json": "b"}),
    "practice-2": DossierFacts("2", files={"application.yaml": "a2", "badges/one.json": "b"}),
}


def resting(name: str, applicant: str, *grounds: tuple[str, str]) -> Assessment:
    said = replace(
        judged("F-01", "met"), rests_on=tuple(RestsOn(path, digest) for path, digest in grounds)
    )
    return by(name, applicant, [said])


def dossiers(*assessments: Assessment, facts: Facts = FACTS) -> dict[str, list[str]]:
    found = matched(sample_key(), assessments, facts)
    return {name: list(handed) for name, handed in found.trainees.items()}


def test_by_applicant_whatever_capitals_and_blanks() -> None:
    assert dossiers(resting("Ana", " hillside  SCOUTS")) == {"Ana": ["practice-1"]}


def test_the_applicant_goes_before_the_content() -> None:
    one = resting("Ana", "Hillside Scouts", ("application.yaml", "a2"))
    assert dossiers(one) == {"Ana": ["practice-1"]}


def test_by_content_when_no_applicant_fits() -> None:
    for applicant in ("", "Somebody else"):
        one = resting("Ana", applicant, ("application.yaml", "a2"), ("badges/one.json", "b"))
        assert dossiers(one) == {"Ana": ["practice-2"]}
        assert dossiers(one, facts={}) == {}


def test_what_lies_in_both_tells_nothing() -> None:
    one = resting("Ana", "", ("badges/one.json", "b"))
    found = matched(sample_key(), [one], FACTS)
    assert found.trainees == {}
    assert [each.assessor for each in found.handed.unmatched] == ["Ana"]


def test_an_answer_about_a_part_of_a_file_is_no_content() -> None:
    said = replace(
        judged("F-01", "met"), rests_on=(RestsOn("application.yaml", "a2", "/claims/F-01"),)
    )
    assert dossiers(by("Ana", "", [said])) == {}


def test_one_trainee_however_the_name_is_written() -> None:
    found = dossiers(
        resting("Ana  Horvat", "Hillside Scouts"), resting("ANA HORVAT", "Library of Lowtown")
    )
    assert found == {"ANA HORVAT": ["practice-1", "practice-2"]}


def test_the_newest_of_several_counts_and_all_are_listed() -> None:
    old = by("Ana", "Hillside Scouts", [judged("F-01", "met")] * 1, "old.json")
    day = date(2026, 10, 9)
    new = by("Ana", "Hillside Scouts", [replace(judged("F-01", "not_met"), on=day)], "new.json")
    undated = by("Ana", "Hillside Scouts", [replace(judged("F-01", "met"), on=None)], "no-day.json")
    for order in ([old, new, undated], [undated, new, old]):
        found = matched(sample_key(), order, {})
        assert found.trainees["Ana"]["practice-1"].source == "new.json"
        (duplicate,) = found.handed.duplicates
        assert (duplicate.used, duplicate.others) == ("new.json", ("no-day.json", "old.json"))


def test_on_the_same_day_the_fuller_one_counts() -> None:
    short = by("Ana", "Hillside Scouts", [judged("F-01", "met")], "z.json")
    long = by("Ana", "Hillside Scouts", [judged("F-01", "met"), judged("F-02", "met")], "a.json")
    found = matched(sample_key(), [short, long], {})
    assert found.trainees["Ana"]["practice-1"].source == "a.json"


def test_the_same_file_twice_is_one() -> None:
    one = by("Ana", "Hillside Scouts", [judged("F-01", "met")], "one.json")
    found = matched(sample_key(), [one, replace(one, source="copy.json")], {})
    assert found.handed.duplicates == ()


def test_gaps_are_listed() -> None:
    found = matched(sample_key(), [resting("Ana", "Hillside Scouts")], {})
    assert found.handed.gaps == (("Ana", ("practice-2",)),)
