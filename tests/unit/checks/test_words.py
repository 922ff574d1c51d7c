from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.words import (
    has_number,
    long_text_mentions,
    mentioned,
    mentions,
    spaced,
    texts_of,
    words_in,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("… — !", ""),
        ("Reviewed, by peers.", " reviewed by peers"),
        ("ПРОЦЕНА знања", " процена знања"),
        ("Veštine i znanja", " veštine i znanja"),
        ("l'évaluation", " l évaluation"),
        ("learning_outcomes", " learning outcomes"),
        ("re\u00adview", " review"),
        ("STRASSE straße", " strasse strasse"),
    ],
)
def test_spaced(text: str, expected: str) -> None:
    assert spaced(text) == expected


def test_composed_and_decomposed_letters_are_the_same_words() -> None:
    text = "Veštine, čitanje i évaluation"
    assert spaced(unicodedata.normalize("NFD", text)) == spaced(text)


def test_the_dotted_capital_i_of_turkish_does_not_split_a_word() -> None:
    assert spaced("İstanbul") == " istanbul"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is assessed by peers", True),
        ("ASSESSMENT", True),
        ("(re)assess", True),
        ("reassessed", False),
        ("Ocenjivanje veština", True),
        ("Процењивање", True),
        ("", False),
    ],
)
def test_word_beginnings_are_found_at_word_starts_only(text: str, found: bool) -> None:
    words = ("assess", "ocenj", "процењ")
    assert mentions((spaced(text),), words) is found
    assert long_text_mentions(text, words) is found


def test_a_topic_of_several_words() -> None:
    assert mentions((spaced("You are able\nto cook."),), ("able to",))
    assert not mentions((spaced("You are able. Go to cook."),), ("able to",))


def test_a_keyword_without_letters_finds_nothing() -> None:
    assert not mentions((spaced("anything"),), ("—", ""))


def test_mentioned_counts_different_words_once() -> None:
    texts = (spaced("plan, planned, plan"), spaced("create and plan"))
    assert mentioned(texts, ("plan", "create", "present")) == 2


def test_counting_words_in_scripts_without_spaces() -> None:
    assert words_in(spaced("one two three")) == 3
    assert words_in(spaced("単語を学びます")) == 4


def test_numbers() -> None:
    assert has_number([" in 2024"])
    assert has_number([" ٣ ساعات"])
    assert not has_number([" twenty hours"])


def test_texts_of_named_parts_only() -> None:
    fields = {
        "name": "Cook",
        "description": "A text",
        "criteria": {"narrative": "Do it"},
        "tags": ["food", 3, "camp"],
    }
    assert texts_of(fields, ("description", "criteria")) == [" a text", " do it"]
    assert texts_of(fields, ("name", "tags", "other")) == [" cook", " food camp"]


@given(st.text())
def test_spacing_again_changes_nothing(text: str) -> None:
    once = spaced(text)
    assert once == "" or once.startswith(" ")
    assert "  " not in once
    assert once.count(" ") == len(once.split())


def test_long_texts_take_linear_time() -> None:
    text = "a " * 200_000 + "a" * 400_000
    start = time.process_time()
    assert not mentions((spaced(text),), ("ab", "a b", "a" * 50 + "b"))
    assert time.process_time() - start < 2
