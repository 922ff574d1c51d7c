"""common_words: whether a text can well be in the language it is said to be in, found at once.

The detector needs a model and thirty times as long. A text with some of the most frequent small
words of its stated language is in no other one, so most badges never get there.
"""

from __future__ import annotations

from collections.abc import Mapping

ENOUGH = 3
"""So many different ones must occur. Of each language only words are listed that its neighbours
don't share; a text of ours without them goes to the detector, which costs time and nothing else."""

_CROATIAN = "i u su koji koja koje kojih što ili nakon te ima biti uz sve kroz"
_BOSNIAN = f"{_CROATIAN} šta sa"
_SERBIAN = f"{_BOSNIAN} и у је су који која које којих или након ће са уз све кроз"

_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "bs": _BOSNIAN,
        "ca": "els les amb dels als és són aquesta aquest què més seva seu seus cada ha",
        "de": "der die das und den dem mit für ist eine einen wird von auf sie im zur",
        "en": "the and of for with this that are who by has from their they was which",
        "es": "y los las para con su sus más como este esta han muy hasta desde al",
        "fr": "et les des du dans pour une est avec qui cette ce aux sur ont leur par",
        "hr": _CROATIAN,
        "it": "il di che gli della nel nella dei delle alla è con questo questa hanno più",
        "lt": "ir į kad yra iš apie savo su kaip bei šis buvo jie per bus nuo ar gali",
        "nl": "het een van met voor op dat zijn wordt door bij ook naar deze tot hebben",
        "pt": "e os dos das para com uma em não ao por foi são pela pelo mais seus",
        "sl": "in ki ter v z pri kot lahko kjer tudi bo več pomočjo vseh kar ob jo ga",
        "sr": _SERBIAN,
    }.items()
}


def base(language: str) -> str:
    """Return the language of a tag without script and region: ``en`` of ``en-GB`` and ``EN_gb``."""
    return language.strip().replace("_", "-").partition("-")[0].lower()


def plausible(text: str, language: str) -> bool:
    """Tell whether a text has enough common words of a language (``en``); False when unsure."""
    words = _WORDS.get(language)
    return words is not None and len(words.intersection(text.lower().split())) >= ENOUGH
