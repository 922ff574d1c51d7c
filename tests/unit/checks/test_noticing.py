from __future__ import annotations

from typing import Any

from badgeaudit.checks.noticing import noticed
from badgeaudit.languages import sentence
from badgeaudit.model.badges import Aligned, Noticed
from tests.unit.checks.fakes import FakeTools, subject

LIFECOMP = "https://publications.jrc.ec.europa.eu/repository/handle/JRC120911"
PLAIN = "The group met in the park and they made a plan for the week. " * 4
HEAVY = (
    "Participants demonstrated extraordinary organisational capabilities throughout the "
    "international cooperation, planning the preparatory conferences and the accompanying "
    "educational programmes for the participating institutions, whose representatives evaluated "
    "the documentation, the presentations and the recommendations that were published afterwards "
    "together with the responsible coordinators of the partner organisations."
)


def look(languages: tuple[str, ...] = (), **fields: Any) -> Noticed | None:
    return noticed(subject(**fields), FakeTools(languages=languages))


def said(found: Noticed | None) -> list[str]:
    assert found is not None
    for hint in found.hints:
        assert sentence(hint)
    return [hint.id.removeprefix("checks.") for hint in found.hints]


def test_nothing_worth_telling() -> None:
    assert look(name="Podcast", description="Short.", language="en") is None


def test_an_easy_text_gets_a_figure_and_no_hint() -> None:
    found = look(description=PLAIN, language="en")
    assert found is not None
    assert found.readability is not None
    assert found.readability.band == "very-easy"
    assert said(found) == []


def test_a_hard_text_gets_a_hint() -> None:
    found = look(description=HEAVY, language="en")
    assert said(found) == ["description-very-hard"]
    assert found is not None
    assert "newspapers in its language have about 52" in sentence(found.hints[0])


def test_the_criteria_are_not_measured() -> None:
    assert look(description="Short.", criteria={"narrative": HEAVY}, language="en") is None


def test_without_a_stated_language_the_recognised_one_measures() -> None:
    found = look(("en",), description=HEAVY)
    assert said(found) == ["language-detected", "description-very-hard"]
    assert found is not None
    assert found.reads_like == ("en",)


def test_an_unknown_language_measures_nothing() -> None:
    assert look(description=HEAVY) is None


def test_several_languages_measure_nothing() -> None:
    found = look(("bs", "hr", "sr"), description=HEAVY)
    assert said(found) == ["language-detected-several"]
    assert found is not None
    assert found.readability is None


def test_a_doubted_language_measures_nothing() -> None:
    found = look(("sl",), description=HEAVY, language="de")
    assert said(found) == ["language-contradicted"]
    assert found is not None
    assert found.readability is None


def test_frameworks_each_once_and_what_is_doubtful() -> None:
    alignments = [
        {"url": LIFECOMP, "name": "Collaboration", "code": "S3"},
        {"url": LIFECOMP, "name": "Collaboration"},
        {"url": LIFECOMP, "name": "Sodelovanje", "code": "S9"},
        {"url": "https://www.youthpass.eu/en", "name": "Digital competence"},
        {"url": "https://x.example", "name": "Other"},
    ]
    found = look(alignments=alignments)
    assert found is not None
    assert found.frameworks == (
        Aligned("lifecomp", "LifeComp", "S3", "Collaboration"),
        Aligned("lifecomp", "LifeComp"),
        Aligned("key-competences", "Key competences (Youthpass)", "", "Digital competence"),
    )
    assert said(found) == ["alignment-not-listed"]


def test_a_badge_with_thousands_of_alignments_is_told_of_in_part() -> None:
    found = look(alignments=[{"url": LIFECOMP, "name": "x", "code": "S9"}] * 5000)
    assert found is not None
    assert len(found.hints) == 50
