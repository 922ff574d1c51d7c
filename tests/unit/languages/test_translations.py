"""Catalogues: compiled before, compiled when read, and what the sentences make of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from badgeaudit import languages
from badgeaudit.languages import sentence, translations, worded
from badgeaudit.languages.speaking import speaking
from badgeaudit.model.places import message

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);\\n"
"Language: sl\\n"
"Last-Translator: {translator}\\n"
"""
WORDS = """
msgctxt "trial.file"
msgid "The file {file}."
msgstr "Datoteka {file}."

msgctxt "other.file"
msgid "The file {file}."
msgstr "Spis {file}."

msgctxt "trial.files"
msgid "{count} file"
msgid_plural "{count} files"
msgstr[0] "{count} datoteka"
msgstr[1] "{count} datoteki"
msgstr[2] "{count} datoteke"
msgstr[3] "{count} datotek"

#, fuzzy
msgctxt "trial.old"
msgid "Newer words."
msgstr "Starejše besede."
"""
ENGLISH = {
    "trial.file": "The file {file}.",
    "trial.files": {"by": "count", "one": "{count} file", "other": "{count} files"},
    "trial.old": "Newer words.",
    "trial.none": "Not translated.",
}


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A folder of languages with a small Slovene catalogue."""
    file = tmp_path / "sl" / "LC_MESSAGES" / "badgeaudit.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD.format(translator="machine translation") + WORDS, "utf-8")
    caches = (
        languages.catalogue,
        languages.counted,
        languages._entries,
        translations.translations,
    )
    for each in caches:
        each.cache_clear()
    with (
        patch.object(translations, "package_folder", lambda name: tmp_path),
        patch.object(languages, "_entries", lambda: ENGLISH),
    ):
        yield file
    for each in caches:
        each.cache_clear()


def test_in_the_language_in_use(written: Path) -> None:
    said = message("trial.file", file="a.json")
    assert sentence(said) == "The file a.json."
    with speaking("sl"):
        assert sentence(said) == "Datoteka a.json."
    assert sentence(said, "sl") == "Datoteka a.json."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 datoteka"),
        (2, "2 datoteki"),
        (3, "3 datoteke"),
        (5, "5 datotek"),
        (101, "101 datoteka"),
    ],
)
def test_as_many_forms_as_a_language_has(written: Path, count: int, words: str) -> None:
    assert sentence(message("trial.files", count=count), "sl") == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 files"), (1, "1 file"), (2, "2 files")])
def test_two_forms_in_english(written: Path, count: int, words: str) -> None:
    assert sentence(message("trial.files", count=count)) == words


@pytest.mark.parametrize("id", ["trial.old", "trial.none"])
def test_what_is_not_translated_or_only_its_earlier_words_is_said_in_english(
    written: Path, id: str
) -> None:
    assert sentence(message(id), "sl") == ENGLISH[id]


def test_a_text_whose_places_somebody_else_fills(written: Path) -> None:
    assert worded("trial.file") == "The file {file}."
    with speaking("sl"):
        assert worded("trial.file") == "Datoteka {file}."
        with pytest.raises(ValueError, match=r"trial\.files depends on a number"):
            worded("trial.files")


def test_a_value_is_never_a_template(written: Path) -> None:
    assert sentence(message("trial.file", file="{file}"), "sl") == "Datoteka {file}."


def test_what_was_compiled_is_read_unless_the_catalogue_is_newer(written: Path) -> None:
    compiled = written.with_suffix(".mo")
    compiled.write_bytes(translations.compile_catalogue(written))
    written.write_text(written.read_text("utf-8").replace("Datoteka", "Listina"), "utf-8")
    os.utime(written, ns=(1, 1))
    assert sentence(message("trial.file", file="a"), "sl") == "Datoteka a."
    translations.translations.cache_clear()
    os.utime(compiled, ns=(0, 0))
    assert sentence(message("trial.file", file="a"), "sl") == "Listina a."
    translations.translations.cache_clear()
    written.unlink()
    assert sentence(message("trial.file", file="a"), "sl") == "Datoteka a."


def test_whether_a_person_has_read_it(written: Path) -> None:
    assert translations.reviewed("en")
    assert not translations.reviewed("sl")
    translations.translations.cache_clear()
    written.write_text(HEAD.format(translator="Ana Novak") + WORDS, "utf-8")
    assert translations.reviewed("sl")


def test_a_language_without_a_catalogue_is_an_error(written: Path) -> None:
    with pytest.raises(FileNotFoundError):
        translations.translations("it")
