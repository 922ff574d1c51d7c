from __future__ import annotations

import pytest

from badgeaudit.checks.common_words import base, plausible

TEXTS = {
    "ca": "Aquesta insígnia és per als joves que han guanyat experiència amb els seus projectes.",
    "de": "Die Person hat einen Workshop vorbereitet und mit den Jugendlichen geleitet.",
    "en": "The holder led a workshop for young people and wrote about it.",
    "es": "La persona dirigió el taller con los jóvenes y escribió sus ideas para el barrio.",
    "fr": "La personne a animé une activité pour des jeunes et rédigé les conclusions.",
    "hr": "Volonteri koji su dočekali goste uz pomoć mentora i vodili radionicu.",
    "it": "La persona ha condotto il laboratorio con i giovani e ha scritto quello che è emerso.",
    "lt": "Ženklelis yra skirtas jauniems žmonėms, kad jie galėtų parodyti savo darbą ir patirtį.",
    "nl": "De houder heeft het project met jongeren voorbereid en een verslag van de dag gemaakt.",
    "pt": "A pessoa conduziu uma oficina com os jovens e escreveu um texto para os pais.",
    "sl": "Značko prejmejo mladi, ki so vodili delavnico z vrstniki in v njej tudi sodelovali.",
}


@pytest.mark.parametrize("tag", TEXTS)
def test_a_text_is_plausible_in_its_language_only(tag: str) -> None:
    found = [other for other in [*TEXTS, "bs", "sr"] if plausible(TEXTS[tag], other)]
    # Croatian, Bosnian and Serbian share their small words
    assert found == (["hr", "bs", "sr"] if tag == "hr" else [tag])


def test_serbian_in_both_scripts() -> None:
    assert plausible("Волонтери који су дочекали госте и водили радионицу у центру.", "sr")
    assert plausible("Volonteri koji su dočekali goste i vodili radionicu u centru.", "sr")


def test_capitals_do_not_matter() -> None:
    assert plausible("THE HOLDER OF THIS BADGE AND THE GROUP", "en")


@pytest.mark.parametrize("tag", ["fi", "", "eng"])
def test_it_is_unsure_about_languages_it_has_no_words_for(tag: str) -> None:
    assert not plausible(TEXTS["en"], tag)


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", " en-Latn-GB "])
def test_the_base_of_a_tag(tag: str) -> None:
    assert base(tag) == "en"
