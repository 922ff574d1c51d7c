"""Every language says everything: nothing missing, no placeholder lost, no stamp old."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from badgeaudit.cli.languages import available
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.languages.tags import LANGUAGES
from badgeaudit.languages.translations import catalogue_file
from badgeaudit.languages.transliterating import latin
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.standard.translating import english_texts, read_translation

ROOT = Path(__file__).parents[1]
LABEL = find_standard("quality-label")
OTHERS = [tag for tag in available() if tag != "en"]
WRITTEN = [tag for tag in OTHERS if tag != "sr-Latn"]

PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|%%")
TAG = re.compile(r"</?[a-z][^>]*>")


@cache
def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@cache
def catalogue(language: str) -> Catalog:
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


def pairs(entry: Message) -> Iterator[tuple[str, str]]:
    """Yield each translated form with the English it stands for."""
    if isinstance(entry.id, (tuple, list)):
        for form in entry.string or ():
            yield " ".join(entry.id), str(form)
    else:
        yield str(entry.id), str(entry.string or "")


def marks(pattern: re.Pattern[str], text: str) -> list[str]:
    return sorted(pattern.findall(text))


def test_more_than_english_is_offered() -> None:
    assert available()[0] == "en"
    assert len(available()) > 1


def test_every_other_language_waits_for_its_translator() -> None:
    waiting = {path.stem for path in (ROOT / "translations").glob("*.po")}
    assert waiting == set(LANGUAGES) - set(available())


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_has_the_texts_of_today(language: str) -> None:
    today = {(each.context, each.id) for each in script("translations").template() if each.id}
    there = {(each.context, each.id) for each in catalogue(language) if each.id}
    assert there == today, "run: python scripts/translations.py"


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_missing_in_a_catalogue(language: str) -> None:
    is_open = script("translations").is_open
    assert [each.id for each in catalogue(language) if is_open(each)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_no_placeholder_tag_or_form_is_lost(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        if not entry.id:
            continue
        several = isinstance(entry.id, (tuple, list))
        forms = list(pairs(entry))
        if several and len(forms) != catalogue(language).num_plurals:
            wrong.append((entry.id, "forms"))
        for english, said in forms:
            # one form of several may say its number in words
            named, written = set(marks(PLACEHOLDER, english)), set(marks(PLACEHOLDER, said))
            if not (written <= named if several else written == named):
                wrong.append((said, "placeholders"))
            if not several and marks(TAG, english) != marks(TAG, said):
                wrong.append((said, "tags"))
            # inside an attribute it would end the attribute
            if '"' in said and '"' not in english:
                wrong.append((said, "straight quotation mark"))
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_all_criteria_are_said_in_their_words_of_today(language: str) -> None:
    english = english_texts(load_standard(LABEL))
    translation = read_translation(LABEL, language)
    assert translation is not None, "run: python scripts/standard_texts.py quality-label"
    assert script("standard_texts").open_entries(english, translation.entries) == []


@pytest.mark.skipif("sr-Cyrl" not in OTHERS, reason="not complete yet")
def test_latin_letters_follow_from_cyrillic() -> None:
    cyrillic, in_latin = catalogue("sr-Cyrl"), catalogue("sr-Latn")
    for entry in cyrillic:
        if not entry.id:
            continue
        twin = in_latin.get(entry.id, entry.context)
        assert twin is not None
        assert [said for _, said in pairs(twin)] == [latin(said) for _, said in pairs(entry)]
    texts: list[dict[str, Any]] = [
        yaml.safe_load((LABEL / "texts" / f"{tag}.yaml").read_bytes())
        for tag in ("sr-Cyrl", "sr-Latn")
    ]
    title = "title"
    for id, entry in texts[0]["criteria"].items():
        assert texts[1]["criteria"][id][title] == latin(entry[title])


def test_the_glossary_has_every_term_in_every_language() -> None:
    data = decode_yaml((LABEL / "glossary.yaml").read_bytes(), "glossary.yaml").data
    assert list(load_validator("standard", "#/$defs/glossary").violations(data)) == []
    wanted = set(LANGUAGES) - {"en", "sr-Latn"}
    assert {term: wanted - set(entry["words"]) for term, entry in data.items()} == {
        term: set() for term in data
    }


@pytest.mark.parametrize("language", WRITTEN)
def test_the_name_of_the_label_is_that_of_the_glossary(language: str) -> None:
    data = yaml.safe_load((LABEL / "glossary.yaml").read_bytes())
    name = data["Quality Label for Badge Recognition"]["words"][language]
    texts = yaml.safe_load((LABEL / "texts" / f"{language}.yaml").read_bytes())
    assert texts["standard"]["all"]["title"] == name
