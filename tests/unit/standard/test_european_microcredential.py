"""The second bundled standard: its elements, what is official in it, and that it is data only."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from badgeaudit.checks.words import mentions, spaced
from badgeaudit.model.outcomes import Answer, Obligation, Outcome, Status
from badgeaudit.model.standard import Criterion, Rule, Section, Standard
from badgeaudit.standard.loading import bundled_standards, find_standard, load_standard

SOURCE = Path(__file__).parents[3] / "src" / "badgeaudit"
Stated = Criterion | Rule | Section

MANDATORY = {
    "M-01": "Learner",
    "M-02": "Title",
    "M-03": "Country or region",
    "M-04": "Awarding body",
    "M-05": "Date of issue",
    "M-06": "Learning outcomes",
    "M-07": "Workload",
    "M-08": "Level",
    "M-09": "Type of assessment",
    "M-10": "Form of participation",
    "M-11": "Quality assurance",
}
OPTIONAL = {
    "O-01": "Prerequisites",
    "O-02": "Supervision and identity",
    "O-03": "Grade",
    "O-04": "Stackability",
    "O-05": "Further information",
}
SHARED = ("assessment", "outcomes", "participation", "prerequisites", "workload")
OWN = ("quality", "supervision", "stacking")


@pytest.fixture(scope="module")
def elements() -> Standard:
    return load_standard(find_standard("european-microcredential"))


def test_it_is_bundled() -> None:
    assert bundled_standards() == ("european-microcredential", "quality-label")


def test_the_elements_are_those_of_the_annex_in_its_order(elements: Standard) -> None:
    found = {criterion.id: criterion.texts.title for criterion in elements.criteria}
    assert list(found.items()) == [*MANDATORY.items(), *OPTIONAL.items()]
    assert elements.id == "european-microcredential"


def test_mandatory_elements_are_a_must_and_optional_ones_outside_every_count(
    elements: Standard,
) -> None:
    for criterion in elements.criteria:
        must = criterion.id in MANDATORY
        assert criterion.obligation is (Obligation.MUST if must else Obligation.MAY), criterion.id
        assert criterion.section == ("M" if must else "O")


def test_what_was_not_confirmed_is_not_called_official(elements: Standard) -> None:
    official = {c.id for c in elements.criteria if c.status is Status.OFFICIAL}
    assert official == set(MANDATORY)
    for criterion in elements.criteria:
        if criterion.id in OPTIONAL:
            assert criterion.note.startswith("Not confirmed from the Recommendation itself.")
        else:
            assert {"REC", "CEDEFOP"} <= set(criterion.sources), criterion.id
    assert all(section.status is Status.DERIVED for section in elements.sections[1:])
    assert "may be worded otherwise" in elements.assumptions["annex-at-second-hand"].text


def test_only_the_recommendation_itself_is_an_official_source(elements: Standard) -> None:
    assert [key for key, each in elements.sources.items() if each.kind == "official"] == ["REC"]
    assert "32022H0627" in elements.sources["REC"].url
    assert "CELEX 32022H0627(02)" in elements.sources["REC"].title


def test_how_it_is_measured_and_when_it_is_enough_is_ours(elements: Standard) -> None:
    assert all(c.check.status is Status.DERIVED for c in elements.criteria if c.check)
    for rule in elements.rules:
        assert (rule.status, rule.holds) == (Status.DERIVED, "all")
        assert rule.text.endswith("A rule of our own.")
    counted = [id for rule in elements.rules for id in rule.of]
    assert counted == list(MANDATORY)


def test_it_says_that_it_awards_nothing(elements: Standard) -> None:
    assert "It awards, recognises and validates nothing" in elements.disclaimer
    assert elements.procedure == ()
    assert elements.certification is None


def test_every_criterion_has_its_texts_and_says_where_our_reading_begins(
    elements: Standard,
) -> None:
    for criterion in elements.criteria:
        assert criterion.note, criterion.id
        assert criterion.answer is Answer.PRESENCE
        assert criterion.claim is None, "an element stands in the badge, or it doesn't"
    questions = [criterion.texts.question for criterion in elements.criteria]
    assert len(set(questions)) == len(questions)


def test_every_source_and_assumption_is_used(elements: Standard) -> None:
    every: list[Stated] = [*elements.criteria, *elements.rules, *elements.sections]
    named = {key for each in every for key in each.sources} | set(elements.scale.sources)
    assert named == set(elements.sources)
    assumed = {id for rule in elements.rules for id in rule.assumes} | set(elements.scale.assumes)
    assert assumed == set(elements.assumptions)


def test_only_a_level_may_not_apply_to_what_is_mandatory(elements: Standard) -> None:
    may_not = {c.id for c in elements.criteria if c.not_applicable == "with_reason"}
    assert may_not == {"M-08", *OPTIONAL}


def test_what_is_counted_decides_and_what_is_guessed_only_hints(elements: Standard) -> None:
    settles = {c.id: set(c.check.settles) for c in elements.criteria if c.check}
    both = {Outcome.PASSED, Outcome.FAILED}
    assert {id for id, what in settles.items() if what == both} == {"M-01", "M-02", "M-04", "M-05"}
    assert {id for id, what in settles.items() if what == {Outcome.PASSED}} == {
        *("M-03", "M-07", "M-08"),
    }
    assert {c.id for c in elements.criteria if c.check is None} == {"O-03", "O-05"}


def test_the_engine_knows_nothing_of_it() -> None:
    code = (path for path in SOURCE.rglob("*") if path.suffix in (".py", ".yaml", ".j2", ".js"))
    assert not [path for path in code if "european-microcredential" in path.read_text("utf-8")]


def test_words_shared_with_the_label_are_the_same(elements: Standard) -> None:
    label = load_standard(find_standard("quality-label")).keywords
    assert set(elements.keywords) == set(label)
    for language, topics in elements.keywords.items():
        assert set(topics) == {*SHARED, *OWN}, language
        assert {topic: topics[topic] for topic in SHARED} == {
            topic: label[language][topic] for topic in SHARED
        }, language


SAID: Mapping[str, tuple[str, str, str]] = {
    "en": (
        "Accredited, and reviewed every year.",
        "Taken under supervision.",
        "Counts towards the badge Youth Leader.",
    ),
    "es": (
        "La garantía de la calidad es interna.",
        "Examen supervisado, con verificación de identidad.",
        "Forma parte de un itinerario.",
    ),
    "it": (
        "L’assicurazione della qualità è interna.",
        "Sotto sorveglianza, con verifica dell’identità.",
        "È parte di un percorso in tre passi.",
    ),
    "sl": (
        "Zagotavljanje kakovosti je notranje.",
        "Preizkus je pod nadzorom.",
        "Naslednja značka je Mladinski vodja.",
    ),
    "nl": (
        "De kwaliteitszorg is intern.",
        "De toets is onder toezicht.",
        "De badge is stapelbaar.",
    ),
    "fr": (
        "L’assurance qualité est interne.",
        "L’examen est surveillé, l’identité vérifiée.",
        "Le badge fait partie de trois étapes.",
    ),
    "sr": (
        "Osiguranje kvaliteta je interno.",
        "Test se radi pod nadzorom.",
        "Sledeći bedž je Omladinski vođa.",
    ),
    "lt": (
        "Kokybės užtikrinimas yra vidinis.",
        "Testas atliekamas prižiūrint, patikrinus: tapatybė patikrinta.",
        "Kitas ženklelis yra Jaunimo lyderis.",
    ),
    "ca": (
        "La garantia de la qualitat és interna.",
        "Examen supervisat, amb verificació de la identitat.",
        "Forma part d’un itinerari.",
    ),
}


@pytest.mark.parametrize("language", sorted(SAID))
def test_a_sentence_on_each_new_topic_is_found(elements: Standard, language: str) -> None:
    for topic, text in zip(OWN, SAID[language], strict=True):
        assert mentions([spaced(text)], elements.keywords[language][topic]), topic


SILENT: Mapping[str, str] = {
    "en": "A stage play of good quality about the identity young people choose.",
    "es": "Una obra de buena calidad; cada joven trabaja de manera independiente.",
    "it": "Uno spettacolo di qualità, in un percorso nel bosco.",
    "sl": "Kakovostna predstava mladih o mestu in reki.",
    "nl": "Een voorstelling van hoge kwaliteit over de stad.",
    "fr": "Un spectacle de qualité pour un auditoire attentif, sur un parcours en forêt.",
    "sr": "Kvalitetna predstava mladih o gradu i reci.",
    "lt": "Kokybiškas spektaklis auditorijoje apie miestą.",
    "ca": "Un espectacle de bona qualitat sobre la ciutat.",
}


@pytest.mark.parametrize("language", sorted(SILENT))
def test_words_that_only_look_alike_are_not_found(elements: Standard, language: str) -> None:
    for topic in OWN:
        assert not mentions([spaced(SILENT[language])], elements.keywords[language][topic]), topic


def test_the_new_words_are_there_in_both_scripts_of_serbian(elements: Standard) -> None:
    for topic in OWN:
        words = elements.keywords["sr"][topic]
        cyrillic = [word for word in words if any("\u0400" <= sign <= "\u04ff" for sign in word)]
        assert len(cyrillic) * 2 == len(words), topic
