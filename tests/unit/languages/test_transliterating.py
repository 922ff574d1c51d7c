"""Serbian: Cyrillic letters → Latin letters."""

from __future__ import annotations

import pytest
from babel.messages.catalog import Catalog

from badgeaudit.languages.transliterating import latin, latin_catalogue


@pytest.mark.parametrize(
    ("cyrillic", "written"),
    [
        ("Ознака квалитета", "Oznaka kvaliteta"),
        ("њен џемпер и љубав", "njen džemper i ljubav"),
        ("Његош, Љубљана, Џон", "Njegoš, Ljubljana, Džon"),
        ("ЊУЈОРК, КОЊ, ЉУБАВ", "NJUJORK, KONJ, LJUBAV"),
        ("Ђ, ђ, Ћ, ћ, Ж, ж, Ч, ч, Ш, ш", "Đ, đ, Ć, ć, Ž, ž, Č, č, Š, š"),
        ("{count} датотека у badges/", "{count} datoteka u badges/"),
        ("", ""),
    ],
)
def test_letters(cyrillic: str, written: str) -> None:
    assert latin(cyrillic) == written


def test_every_letter_of_the_alphabet() -> None:
    alphabet = "абвгдђежзијклљмнњопрстћуфхцчџш"
    said = latin(alphabet)
    assert said == "abvgdđežzijklljmnnjoprstćufhcčdžš"
    assert latin(alphabet.upper()) == said.upper()


def test_a_catalogue() -> None:
    cyrillic, into = Catalog(locale="sr_Cyrl"), Catalog(locale="sr_Latn")
    for catalogue in (cyrillic, into):
        catalogue.add("One", context="a")
        catalogue.add(("{n} file", "{n} files"))
        catalogue.add("Open")
    entry = cyrillic.get("One", "a")
    assert entry is not None
    entry.string = "Један"
    several = cyrillic.get("{n} file")
    assert several is not None
    several.string = ("{n} датотека", "{n} датотеке", "{n} датотека")
    said = latin_catalogue(cyrillic, into)
    words = {each.id: each.string for each in said if each.id}
    assert words == {
        "One": "Jedan",
        ("{n} file", "{n} files"): ("{n} datoteka", "{n} datoteke", "{n} datoteka"),
        "Open": "",
    }
