"""Which language's words to look for, and what to say when there are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Tools
from badgeaudit.checks.findings import about, cant_tell, short
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

DEFAULT_LANGUAGE = "en"


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
