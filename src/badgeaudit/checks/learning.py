"""Checks ``outcomes_stated`` and ``prerequisites_stated``: what is learnt, what comes before."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.extensions import states_something, values_about
from badgeaudit.checks.findings import cant_tell, failed
from badgeaudit.checks.languages import language_of, remarked, unsupported
from badgeaudit.checks.words import mentions, texts_of
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Finding

_OUTCOMES = (" learning outcome", " outcome ", " outcomes ", " competency ", " competencies ")
_PREREQUISITES = (
    " prerequisite ",
    " prerequisites ",
    " requirement ",
    " requirements ",
    " required ",
    " stackable ",
    " stackability ",
    " depends on ",
)


def outcomes_stated(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for what an earner can do afterwards.

    ``topic``: the standard's keywords for learning outcomes. An extension with outcomes or a
    ``resultDescription`` passes. An alignment may name an outcome or only a level → ``cantTell``.
    Words of the topic in description or criteria → ``cantTell``; a language without keywords →
    ``cantTell``; else → ``failed``.

    Source: https://www.cedefop.europa.eu/da/tools/vet-glossary/glossary/microcredential and
    https://github.com/edubadges/edubadges-server/wiki/Metadata-Extensions-for-Edubadges.
    """
    fields = subject.fields
    if any(map(states_something, read.items(fields, "result_descriptions"))):
        return
    if fields.get("extensions") and any(map(states_something, values_about(fields, _OUTCOMES))):
        return
    for _, alignment in read.objects(fields, "alignments"):
        if read.text(alignment, "name") or read.text(alignment, "url"):
            yield cant_tell(subject, message("checks.outcomes-in-alignment"), "/alignments")
            return
    yield from _in_text(
        subject,
        parameters["topic"],
        tools,
        found=message("checks.outcomes-in-text"),
        missing=message("checks.outcomes-missing"),
    )


def prerequisites_stated(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask what must be there before, or which badges this one builds on ("none" is an answer).

    ``topic``: the standard's keywords for prerequisites. A related badge that is no translation or
    version of this one (it states no language and no version), or an extension about prerequisites,
    passes. Words of the topic in description or criteria → ``cantTell``; a language without
    keywords → ``cantTell``; else → ``failed``.

    Source: optional elements of a micro-credential,
    https://brejner.online/fa-et-certificeret-certifikat/;
    https://sites.google.com/cacsd.org/badges/teachers/creating-badges.
    """
    fields = subject.fields
    for _, related in read.objects(fields, "related"):
        if read.text(related, "id") and not (related.get("language") or related.get("version")):
            return
    extended = values_about(fields, _PREREQUISITES) if fields.get("extensions") else ()
    if any(map(states_something, extended)):
        return
    yield from _in_text(
        subject,
        parameters["topic"],
        tools,
        found=message("checks.prerequisites-in-text"),
        missing=message("checks.prerequisites-missing"),
    )


def _in_text(
    subject: Subject, topic: str, tools: Tools, *, found: Message, missing: Message
) -> Iterator[Finding]:
    """Yield ``cantTell`` when the texts mention the topic, else ``failed``."""
    texts = texts_of(subject.fields, ("description", "criteria"))
    language = language_of(subject.fields, tools)
    words = tools.keywords(topic, language.tag)
    if words is None and texts:
        yield from unsupported(subject, topic, language)
    elif words is not None and mentions(texts, words):
        yield cant_tell(subject, found, "/description")
    else:
        yield failed(subject, missing)
        yield from remarked(subject, language)
