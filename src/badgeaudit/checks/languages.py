"""Which language a badge class is in: stated, assumed or recognised, and what to say about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Tools
from badgeaudit.checks.common_words import base, plausible
from badgeaudit.checks.findings import about, cant_tell, short
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Finding

DEFAULT_LANGUAGE = "en"

OWN_NAMES: Mapping[str, str] = {
    "be": "беларуская",
    "bg": "български",
    "bs": "bosanski",
    "ca": "català",
    "cs": "čeština",
    "cy": "Cymraeg",
    "da": "dansk",
    "de": "Deutsch",
    "el": "ελληνικά",
    "en": "English",
    "es": "español",
    "et": "eesti",
    "eu": "euskara",
    "fi": "suomi",
    "fr": "français",
    "ga": "Gaeilge",
    "gl": "galego",
    "hr": "hrvatski",
    "hu": "magyar",
    "hy": "հայերեն",
    "is": "íslenska",
    "it": "italiano",
    "ka": "ქართული",
    "lb": "Lëtzebuergesch",
    "lt": "lietuvių",
    "lv": "latviešu",
    "mk": "македонски",
    "mt": "Malti",
    "nl": "Nederlands",
    "nn": "nynorsk",
    "no": "norsk",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "sk": "slovenčina",
    "sl": "slovenščina",
    "sq": "shqip",
    "sr": "srpski/српски",
    "sv": "svenska",
    "tr": "Türkçe",
    "uk": "українська",
}
"""Languages that are suggested, by their own names, which need no translation. Any other one is
more likely a mistake of the detector than the language of a badge."""

_SAME = ({"bs", "cnr", "hr", "me", "sh", "sr"}, {"da", "nb", "nn", "no"}, {"es", "gl", "pt"})
"""Languages that a detector takes for each other: no contradiction."""


class Language(NamedTuple):
    """A language tag, and whether it was assumed because none is stated."""

    tag: str
    assumed: bool


def language_of(fields: Mapping[str, Any], tools: Tools) -> Language:
    """Return the stated language, else the application's, else English (both as assumed)."""
    stated = read.text(fields, "language")
    if stated:
        return Language(stated, False)
    return Language(read.text(tools.application, "language") or DEFAULT_LANGUAGE, True)


def text_of(fields: Mapping[str, Any]) -> str:
    """Return the running text of a badge class: its description and its criteria."""
    narrative = read.text(read.part(fields, "criteria"), "narrative")
    return f"{read.text(fields, 'description')}\n{narrative}".strip()


def recognised(fields: Mapping[str, Any], tools: Tools) -> tuple[str, ...]:
    """Return the languages that the texts of a badge class may be in, none when it can't be told.

    Where the texts have common words of the stated language nothing is asked, so nothing is told.
    """
    stated = base(read.text(fields, "language"))
    text = text_of(fields)
    if not text or (stated and plausible(text, stated)):
        return ()
    return tuple(tag for tag in tools.reads_like(text) if tag in OWN_NAMES)


def suggestion(stated: str, found: tuple[str, ...]) -> Message | None:
    """Return what to say of the languages recognised: which to state, or that another is stated.

    None when there is nothing to say: nothing was recognised, or it agrees with what is stated.
    """
    if not found:
        return None
    names = tuple(OWN_NAMES[tag] for tag in found)
    if not stated:
        if len(found) == 1:
            return message("checks.language-detected", name=names[0], language=found[0])
        return message("checks.language-detected-several", names=names, languages=found)
    if not contradicts(stated, found):
        return None
    tag = short(stated, 40)
    return message("checks.language-contradicted", stated=tag, names=names, languages=found)


def contradicts(stated: str, found: tuple[str, ...]) -> bool:
    """Tell whether a stated language is none of those recognised, nor easily taken for one.

    Only tags of two letters can be compared; ``mul`` and ``eng`` are left alone.
    """
    tag = base(stated)
    if len(tag) != 2 or not tag.isalpha() or not found or tag in found:
        return False
    return not any(tag in same and not same.isdisjoint(found) for same in _SAME)


def suggested(subject: Subject, tools: Tools) -> Iterator[Finding]:
    """Yield the remark which language a badge class that states none seems to be in."""
    found = suggestion("", recognised(subject.fields, tools))
    if found is not None:
        yield about(subject, Outcome.PASSED, found)


def unsupported(subject: Subject, topic: str, language: Language) -> Iterator[Finding]:
    """Yield that a person has to look: the standard has no words of the topic in this language."""
    yield cant_tell(
        subject,
        message("checks.language-unsupported", topic=topic, language=short(language.tag, 40)),
    )
    yield from remarked(subject, language)


def remarked(subject: Subject, language: Language) -> Iterator[Finding]:
    """Yield the remark that a language was assumed, if it was."""
    if language.assumed:
        yield about(
            subject,
            Outcome.PASSED,
            message("checks.language-assumed", language=short(language.tag, 40)),
        )
