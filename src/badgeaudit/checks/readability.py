"""readability: how long the words and sentences of a text are, set against newspapers."""

from __future__ import annotations

from collections.abc import Mapping

from badgeaudit.checks.common_words import base
from badgeaudit.model.badges import Band, Readability

MINIMUM_WORDS = 40
"""Of shorter texts nothing is said: one long sentence more or less would change everything. Ours:
badge descriptions are short, and samples in the literature are some hundred words long."""

NEWSPAPERS: Mapping[str, int] = {
    "sv": 47,
    "no": 48,
    "nb": 48,
    "nn": 48,
    "da": 51,
    "en": 52,
    "fr": 55,
    "de": 59,
    "it": 65,
    "ru": 65,
    "es": 67,
    "pt": 70,
    "fi": 72,
}
"""LIX of ordinary newspapers by language, as measured by Björnsson (see ``readability``)."""

_BANDS: tuple[tuple[int, Band], ...] = (
    (-17, "very-easy"),
    (-7, "easy"),
    (3, "medium"),
    (13, "hard"),
)
"""Below this distance from the newspapers the band holds: 30, 40, 50 and 60 in Swedish."""

_LONG = 6
_MOST = 20_000
"""Only so many characters are read."""

_AROUND = ".,;:!?…()[]\"'“”‘’„«»–—-*•·/&|#"
_CLOSING = "\"'”’“»)]*"
_ENDS = ".:!?…"
_ALWAYS = "!?…"
"""Ends a sentence even before a small letter."""


def readability(text: str, language: str) -> Readability | None:
    """Return the LIX of a text, and in which band it lies for its language.

    LIX is the number of words per sentence plus the percentage of words with more than six letters
    (C. H. Björnsson, Läsbarhet, Stockholm 1968). It was made for Swedish, with the bands 30, 40, 50
    and 60. Words and sentences differ in length from language to language: newspapers of the same
    kind have 47 in Swedish, 52 in English, 67 in Spanish (the same, Readability of Newspapers
    in 11 Languages, Reading Research Quarterly 18/4, 1983, pp. 480-497,
    https://doi.org/10.2307/747382). So the bands are moved by that difference; moving them is ours.

    A sentence ends with a full stop, a colon or their like before anything but a small letter, and
    with the line; web addresses and figures are no words. None for a text under ``MINIMUM_WORDS``
    or in a language that these figures do not cover.
    """
    newspapers = NEWSPAPERS.get(base(language))
    if newspapers is None:
        return None
    words, long, sentences = _counted(text[:_MOST])
    if words < MINIMUM_WORDS:
        return None
    # one rounding at the end, half up, in integers: the same on every machine
    lix = (2 * words**2 + 200 * long * sentences + words * sentences) // (2 * words * sentences)
    away = lix - newspapers
    band: Band = next((band for limit, band in _BANDS if away < limit), "very-hard")
    return Readability(language, lix, newspapers, band, words, sentences)


def _counted(text: str) -> tuple[int, int, int]:
    """Count words, words with more than six letters, and sentences; linear in the text."""
    words = long = sentences = 0
    for line in text.splitlines():
        before = ""  # the last word and what follows it, in the sentence that is open
        for token in line.split():
            if token.isalpha():
                # most are: then nothing is to be stripped, and this is what the time goes into
                if before and not before[-1].isalpha() and _ended(before, token):
                    sentences += 1
                before = token
                words += 1
                if len(token) > _LONG:
                    long += 1
                continue
            word = token.strip(_AROUND)
            if not word[:1].isalpha() or "//" in word or word[:4] == "www.":
                continue
            if before and not before[-1].isalpha() and _ended(before, word):
                sentences += 1
            before = token
            words += 1
            length = len(word)
            if "'" in word or "’" in word:
                # l'esperienza is two words, don't is one
                parts = word.replace("’", "'").split("'")
                words += sum(len(part) > 2 for part in parts[1:])
                length = max(map(len, parts))
            if length > _LONG:
                long += 1
        if before:
            sentences += 1
    return words, long, sentences


def _ended(token: str, following: str) -> bool:
    """Tell whether a sentence ended with a token: "e.g. this" goes on."""
    last = token.rstrip(_CLOSING)[-1:]
    return last in _ENDS and (last in _ALWAYS or not following[0].islower())
