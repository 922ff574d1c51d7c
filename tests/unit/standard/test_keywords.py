from __future__ import annotations

import pytest

from badgeaudit.checks.words import mentions, spaced
from badgeaudit.model.standard import Standard
from badgeaudit.standard.loading import find_standard, load_standard

LANGUAGES = {"en", "es", "it", "sl", "nl", "fr", "sr", "lt", "ca"}
TOPICS = {
    *("context", "tasks", "assessment", "opportunities", "observable", "outcomes", "participation"),
    *("prerequisites", "workload", "issuing", "revocation", "appeal", "lifespan", "system", "plan"),
}


@pytest.fixture(scope="module")
def label() -> Standard:
    return load_standard(find_standard("quality-label"))


def test_every_language_has_every_topic(label: Standard) -> None:
    assert set(label.keywords) == LANGUAGES
    assert all(set(topics) == TOPICS for topics in label.keywords.values())


SAID = [
    ("en", "assessment", "Two trainers reviewed the evidence."),
    ("en", "revocation", "A badge may be revoked by the coordinator."),
    ("en", "appeal", "Learners can appeal within 30 days."),
    ("en", "lifespan", "The badge expires after two years."),
    ("en", "participation", "A residential week, then face-to-face meetings."),
    ("en", "prerequisites", "No previous experience needed."),
    ("es", "assessment", "Dos formadoras evaluaron las evidencias."),
    ("es", "revocation", "La insignia puede ser revocada."),
    ("es", "appeal", "Se puede presentar una reclamación en 30 días."),
    ("es", "lifespan", "La insignia caduca a los dos años."),
    (
        "it",
        "assessment",
        "Le prove sono state valutate da due formatori: la valutazione è scritta.",
    ),
    ("it", "revocation", "Il badge può essere revocato."),
    ("it", "appeal", "È possibile presentare ricorso entro 30 giorni."),
    ("it", "lifespan", "Il badge scade dopo due anni."),
    ("it", "workload", "Circa 25 ore di lavoro."),
    ("sl", "assessment", "Dokazila sta ocenila dva mladinska delavca."),
    ("sl", "revocation", "Značko lahko prekličemo: preklic je pisen."),
    ("sl", "appeal", "Pritožba je mogoča v 30 dneh."),
    ("sl", "lifespan", "Značka velja dve leti, veljavnost se podaljša."),
    ("sl", "workload", "Približno 25 ur dela."),
    ("nl", "assessment", "Twee begeleiders beoordelen het bewijs."),
    ("nl", "revocation", "De badge kan worden ingetrokken."),
    ("nl", "appeal", "Deelnemers kunnen bezwaar maken."),
    ("nl", "lifespan", "De badge verloopt na twee jaar."),
    ("fr", "assessment", "Les preuves sont évaluées par deux animatrices."),
    ("fr", "revocation", "Le badge peut être révoqué."),
    ("fr", "appeal", "Un recours est possible dans les 30 jours."),
    ("fr", "lifespan", "Le badge expire après deux ans."),
    ("fr", "outcomes", "Les acquis d’apprentissage sont décrits."),
    ("sr", "assessment", "Dokaze procenjuju dva omladinska radnika."),
    ("sr", "assessment", "Доказе процењују два омладинска радника."),
    ("sr", "revocation", "Bedž može biti opozvan."),
    ("sr", "revocation", "Беџ може бити опозван."),
    ("sr", "appeal", "Žalba se podnosi u roku od 30 dana."),
    ("sr", "appeal", "Жалба се подноси у року од 30 дана."),
    ("sr", "lifespan", "Bedž ističe posle dve godine."),
    ("sr", "lifespan", "Беџ истиче после две године."),
    ("lt", "assessment", "Įrodymus įvertino du jaunimo darbuotojai."),
    ("lt", "revocation", "Ženklelis gali būti atšauktas."),
    ("lt", "appeal", "Apeliaciją galima pateikti per 30 dienų."),
    ("lt", "lifespan", "Ženklelis galioja dvejus metus."),
    ("ca", "assessment", "Dues formadores van avaluar les evidències."),
    ("ca", "revocation", "La insígnia es pot anul·lar."),
    ("ca", "appeal", "Es pot presentar una al·legació en 30 dies: l'apel·lació és gratuïta."),
    ("ca", "lifespan", "La insígnia caduca al cap de dos anys."),
]


@pytest.mark.parametrize(("language", "topic", "text"), SAID)
def test_a_sentence_on_the_topic_is_found(
    label: Standard, language: str, topic: str, text: str
) -> None:
    assert mentions([spaced(text)], label.keywords[language][topic])


SILENT = {
    "en": "Young people who validate a parking ticket learn about the context of priority seats.",
    "es": "El valor de los apellidos y los recursos del valiente pueblo.",
    "it": "Il contesto corrente è in linea con il nostro gruppo di amici.",
    "sl": "Mladi imajo radi glasbo, ples in dobro družbo.",
    "nl": "Jongeren houden van muziek en van hun beroep.",
    "fr": "Le contexte de la planète plaît aux jeunes, on les appelle amis.",
    "sr": "Mladi vole muziku, ples i dobro društvo, to je važno.",
    "lt": "Jaunimas mėgsta muziką ir šokius.",
    "ca": "Els joves estimen la música i els recursos del context.",
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize(
    "topic", ["revocation", "appeal", "lifespan", "assessment", "prerequisites"]
)
def test_words_that_only_look_alike_are_not_found(
    label: Standard, language: str, topic: str
) -> None:
    assert not mentions([spaced(SILENT[language])], label.keywords[language][topic])


def test_serbian_is_found_in_both_scripts(label: Standard) -> None:
    for topic, words in label.keywords["sr"].items():
        cyrillic = [word for word in words if any("\u0400" <= sign <= "\u04ff" for sign in word)]
        assert len(cyrillic) * 2 >= len(words) - 2, topic
