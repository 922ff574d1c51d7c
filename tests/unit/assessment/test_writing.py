from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.assessment.reading import read_assessment
from badgeaudit.assessment.writing import as_document, to_json, to_yaml
from badgeaudit.documents.schemas import load_validator
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import Assessment, Judgement, Opinion, RestsOn
from tests.builders import criterion, standard

STANDARD = standard([criterion("Q2-00"), criterion("F-06")])
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), include_characters="\n\t"),
    max_size=30,
)
NAMES = WORDS.map(str.strip).filter(bool)
ANSWERS: Any = st.sampled_from(["met", "not_met", "not_applicable", 1, 5])
CONFIDENCE: Any = st.sampled_from([None, "low", "high"])
GROUNDS = st.lists(
    st.one_of(
        st.builds(RestsOn, NAMES, st.just("a" * 64), st.sampled_from(["", "/claims/F-06"])),
        st.just(RestsOn("", "b" * 64, subjects=AppliesTo.BADGE_CLASS)),
    ),
    max_size=3,
).map(tuple)


def judgements(assessor: str) -> st.SearchStrategy[tuple[Judgement, ...]]:
    def one(id: str) -> st.SearchStrategy[Judgement]:
        return st.builds(
            Judgement,
            st.just(id),
            st.just(assessor),
            st.just("reviewer"),
            ANSWERS,
            comment=WORDS,
            note=WORDS,
            confidence=CONFIDENCE,
            on=st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)),
            cites=st.lists(NAMES, max_size=2).map(tuple),
            rests_on=GROUNDS,
            subjects=st.dictionaries(NAMES, st.just("met"), max_size=2),
        )

    return st.tuples(one("Q2-00"), one("F-06"))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    name = draw(NAMES)
    opinion = st.builds(Opinion, NAMES, ANSWERS, WORDS, CONFIDENCE)
    return Assessment(
        source="sheet",
        sha256="",
        inside_dossier=False,
        assessor=name,
        role="reviewer",
        standard="tiny",
        edition="1",
        judgements=draw(judgements(name)),
        applicant=draw(WORDS.map(str.strip)),
        opinions=draw(
            st.dictionaries(
                st.sampled_from(["Q2-00", "F-06"]),
                st.lists(opinion, min_size=1, max_size=2).map(tuple),
            )
        ),
    )


@given(assessments())
def test_what_is_written_is_read_back(written: Assessment) -> None:
    assert load_validator("assessment").is_valid(as_document(written))
    for raw in (to_json(written), to_yaml(written, {"F-06": "Staff: trained\nor not"})):
        read = read_assessment(raw, "sheet", STANDARD)
        assert replace(read, sha256="") == written


def test_entries_without_an_answer_are_written_and_read_back() -> None:
    draft = Judgement("Q2-00", "Mira", "reviewer", None, comment="Hm.", note="Ask.")
    judged = Judgement("F-06", "Mira", "reviewer", "met")
    late = Judgement("F-06", "Mira", "reviewer", None, comment="Overtaken by the answer.")
    written = Assessment(
        "sheet", "", False, "Mira", "reviewer", "tiny", "1", (judged,), drafts=(draft, late)
    )
    assert load_validator("assessment").is_valid(as_document(written))
    for raw in (to_json(written), to_yaml(written)):
        again = read_assessment(raw, "sheet", STANDARD)
        assert (again.judgements, again.drafts) == ((judged,), (draft,))


def test_yaml_is_for_people() -> None:
    judgement = Judgement(
        "F-06", "Ana", "reviewer", "met", comment="Yes.\nSee the file.", cites=("evidence/a.pdf",)
    )
    written = Assessment(
        "", "", False, "Ana Lind", "reviewer", "tiny", "2026-1", (judgement,), "Club"
    )
    assert to_yaml(written, {"F-06": "Staff trained"}).decode() == (
        "assessment: 1\n"
        "standard: tiny\n"
        'edition: "2026-1"\n'
        "applicant: Club\n"
        "assessor: Ana Lind\n"
        "role: reviewer\n"
        "\n"
        "judgements:\n"
        "  # Staff trained\n"
        "  F-06:\n"
        "    answer: met\n"
        "    comment: |-\n"
        "      Yes.\n"
        "      See the file.\n"
        "    cites:\n"
        "      - evidence/a.pdf\n"
    )
