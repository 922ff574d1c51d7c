from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.checks.readability import MINIMUM_WORDS, NEWSPAPERS, readability

SHORT = "We met in the park. "
"""Five words, none long."""


def text(sentences: int, *, words: int, long: int) -> str:
    """Return sentences of so many words, of which so many have seven letters."""
    one = ["Abcdefg"] * long + ["Abc"] * (words - long)
    return " ".join(f"{' '.join(one)}." for _ in range(sentences))


def test_words_per_sentence_plus_percent_of_long_words() -> None:
    found = readability(text(4, words=20, long=5), "en")
    assert found is not None
    assert (found.words, found.sentences, found.lix) == (80, 4, 20 + 25)


def test_half_a_point_is_rounded_up() -> None:
    found = readability(text(2, words=40, long=1), "en")
    assert found is not None
    assert found.lix == 43  # 40 + 2.5


@pytest.mark.parametrize(
    ("lix", "band"),
    [
        (29, "very-easy"),
        (30, "easy"),
        (39, "easy"),
        (40, "medium"),
        (49, "medium"),
        (50, "hard"),
        (59, "hard"),
        (60, "very-hard"),
    ],
)
def test_in_swedish_the_bands_are_those_of_the_book(lix: int, band: str) -> None:
    found = readability(text(20, words=lix, long=0), "sv")
    assert found is not None
    assert (found.lix, found.band) == (lix, band)


def test_the_same_text_is_easier_for_a_language_with_longer_newspapers() -> None:
    written = text(3, words=55, long=0)
    bands = [found.band for tag in ("sv", "en", "es") if (found := readability(written, tag))]
    assert bands == ["hard", "hard", "easy"]
    assert NEWSPAPERS["es"] - NEWSPAPERS["sv"] == 20


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", " en "])
def test_region_and_case_of_a_tag_do_not_matter(tag: str) -> None:
    assert readability(SHORT * 20, tag) is not None


@pytest.mark.parametrize("tag", ["sl", "sr", "lt", "nl", "ca", "", "x-none"])
def test_nothing_is_said_without_figures_for_the_language(tag: str) -> None:
    assert readability(SHORT * 20, tag) is None


def test_nothing_is_said_of_a_short_text() -> None:
    assert readability("word " * (MINIMUM_WORDS - 1), "en") is None
    assert readability("word " * MINIMUM_WORDS, "en") is not None


@pytest.mark.parametrize(
    ("added", "words", "sentences"),
    [
        ("One two three.", 3, 1),
        ("One two. Three!", 3, 2),
        ("See e.g. this one.", 4, 1),
        ("Two things: First and last.", 5, 2),
        ("He said “Stop!” and left", 5, 2),
        ("no end", 2, 1),
        ("a line\nand another", 4, 2),
        ("- one\n- two\n\n- three", 3, 3),
        ("12 + 3 = 15.", 0, 0),
        ("https://a.example/Some.Long.Path is www.b.example", 1, 1),
        ("L'esperienza dell’arte", 4, 1),
        ("don't, it’s", 2, 1),
        ("well-being", 1, 1),
    ],
)
def test_what_counts(added: str, words: int, sentences: int) -> None:
    base = readability(SHORT * 10, "en")
    more = readability(f"{SHORT * 10}\n{added}", "en")
    assert base is not None
    assert more is not None
    assert (more.words - base.words, more.sentences - base.sentences) == (words, sentences)


def test_hyphens_and_other_scripts() -> None:
    cyrillic = readability("Участник подготовил занятие. " * 20, "ru")
    assert cyrillic is not None
    assert (cyrillic.words, cyrillic.sentences, cyrillic.lix) == (60, 20, 3 + 100)


@given(st.text(), st.sampled_from(sorted(NEWSPAPERS)))
def test_any_text_has_a_figure_or_none(written: str, tag: str) -> None:
    found = readability(written + " word" * MINIMUM_WORDS, tag)
    assert found is not None
    assert found.sentences <= found.words
    assert found.lix >= 1
