"""Checks ``text_mentions`` and ``own_description``: what the badge's own words say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from badgeaudit.checks import fields as read
from badgeaudit.checks.applications import activity_texts
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import failed, short, untested
from badgeaudit.checks.languages import language_of, remarked, unsupported
from badgeaudit.checks.words import has_number, mentions, spaced, texts_of, words_in
from badgeaudit.model.badges import Subject
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

Runs = frozenset[str]

CONTEXT = "context"
"""The topic of where and when: a date, a year or a number of hours answers it too."""


def text_mentions(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Look for a topic's words in the texts of a badge class (a heuristic).

    ``topic``: key of the standard's keywords. ``within``: which of ``description``, ``criteria``,
    ``name``, ``tags``. ``minimum_words`` (default 0): how long the texts must be together.

    A word counts when it begins with one of the topic's word beginnings, in the language of the
    badge class. For the topic ``context`` a number (date, year, hours) counts as well; places are
    known only through the standard's words.

    No text, too few words, or no word of the topic → ``failed``; a language the standard has no
    words for → ``cantTell``.

    Source: what a description should hold,
    https://madeira.regionoflearning.eu/pt_BR/blog/open-badges/howto-write-description.
    """
    within = parameters["within"]
    texts = texts_of(subject.fields, within)
    where = tuple(within)
    if not texts:
        yield failed(subject, message("checks.text-missing", fields=where))
        return
    at = f"/{within[0]}"
    minimum = parameters.get("minimum_words", 0)
    if minimum and (count := sum(map(words_in, texts))) < minimum:
        yield failed(
            subject,
            message("checks.text-short", fields=where, found=count, wanted=minimum),
            at,
        )
        return
    topic = parameters["topic"]
    if topic == CONTEXT and has_number(texts):
        return
    language = language_of(subject.fields, tools)
    words = tools.keywords(topic, language.tag)
    if words is None:
        yield from unsupported(subject, topic, language)
    elif not mentions(texts, words):
        looked_for = message(
            "checks.topic-not-found", topic=topic, fields=where, examples=tuple(words[:6])
        )
        yield failed(subject, looked_for, at)
        yield from remarked(subject, language)


def own_description(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a description of the badge's own, not the copy a platform makes of the activity.

    ``at_most``: how many percent may be taken over. Measured is the share of the description's
    distinct runs of three words that also stand in the activity's text (of the most similar one,
    if several); whole percent, rounded down. A description under three words is one run.

    No description, or more taken over → ``failed``; the application gives no activity text for this
    badge class (by id or name) → ``untested``.

    Source: each published activity gets a badge whose description is copied from it,
    https://turin.cityoflearning.eu/help/manage-activities/edit-a-badge?lang=et.
    """
    description = spaced(read.text(subject.fields, "description"))
    if not description:
        yield failed(subject, message("checks.text-missing", fields=("description",)))
        return
    texts = activity_texts(subject, tools)
    if not texts:
        name = short(read.text(subject.fields, "name"))
        yield untested(subject, message("checks.activity-text-missing", name=name))
        return
    own = _runs(description)
    percent = max(taken_over(own, spaced(text)) for text in texts)
    at_most = parameters["at_most"]
    if percent > at_most:
        yield failed(
            subject,
            message("checks.description-copied", percent=percent, at_most=at_most),
            "/description",
        )


def taken_over(own: Runs, text: str) -> int:
    """Return how many percent of the runs also stand in the spaced text (linear)."""
    return len(own & _runs(text)) * 100 // len(own)


@lru_cache(maxsize=8)
def _runs(text: str) -> Runs:
    """Return the distinct runs of three words of a spaced text."""
    words = text.split()
    if len(words) < 3:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
