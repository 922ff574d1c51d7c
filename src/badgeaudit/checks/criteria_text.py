"""Checks ``criteria_say_something`` and ``criteria_observable``: what must be done to earn it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import failed, short, untested
from badgeaudit.checks.languages import language_of, remarked, unsupported
from badgeaudit.checks.opening import unread
from badgeaudit.checks.words import mentioned, spaced, words_in
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

_NOTHING_SAID = frozenset(
    {" n a", " na", " none", " tbd", " tba", " test", " xxx", " criteria", " coming soon"}
    | {" to be announced", " to be defined", " to be determined", " see above", " see below"}
    | {" see description", " see website"}
)
_LIST_ITEM = re.compile(r"(?:[-*+•–—▪◦✓☐]|\(?[0-9a-zA-Z]{1,2}[.)])\s")
_HTML_ITEM = re.compile(r"<li[\s>]", re.IGNORECASE)


def criteria_say_something(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask that the criteria are there and say what must be done.

    ``minimum_words``: how many words the narrative needs. No criteria → ``failed``; only a web
    address (or a narrative that is nothing else) → ``untested``: the page is not read; if the
    address leads nowhere → ``failed``. A narrative that only fills the field ("n/a", one word
    repeated, dummy Latin), repeats name or description, or is too short → ``failed``.

    Source: https://github.com/mozilla/openbadges/wiki/Issuer-Checklist and
    https://criticaltechnology.blogspot.com/2013/06/the-minimum-for-badge-system.html.
    """
    criteria = read.part(subject.fields, "criteria")
    narrative = read.text(criteria, "narrative")
    if not narrative or (read.is_link(narrative) and len(narrative.split()) == 1):
        yield _without_narrative(subject, narrative, tools)
        return
    words = spaced(narrative)
    at = "/criteria/narrative"
    if words in _NOTHING_SAID or words.startswith(" lorem ipsum") or _repeats_itself(words):
        yield failed(subject, message("checks.criteria-empty", found=short(narrative, 60)), at)
    elif words == spaced(read.text(subject.fields, "name")):
        yield failed(subject, message("checks.criteria-copied", field="name"), at)
    elif words == spaced(read.text(subject.fields, "description")):
        yield failed(subject, message("checks.criteria-copied", field="description"), at)
    elif (count := words_in(words)) < (wanted := parameters["minimum_words"]):
        yield failed(subject, message("checks.criteria-short", found=count, wanted=wanted), at)


def criteria_observable(
    subject: Subject, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Look for criteria that can be counted or observed (a heuristic).

    ``topic``: the standard's keywords for actions (create, present, explain …). ``minimum``: how
    many list items, or how many different ones of these words, the narrative needs.

    No criteria, or fewer of both → ``failed``; only a web address → ``untested``; too few list
    items in a language without keywords → ``cantTell``.

    Source: criteria should be "clear, measurable, and objective-driven",
    https://badgequalitylabel.net/classes/90251?lang=pt_BR.
    """
    narrative = read.text(read.part(subject.fields, "criteria"), "narrative")
    if not narrative or (read.is_link(narrative) and len(narrative.split()) == 1):
        yield _without_narrative(subject, narrative, tools)
        return
    minimum = parameters["minimum"]
    listed = list_items(narrative)
    if listed >= minimum:
        return
    topic = parameters["topic"]
    language = language_of(subject.fields, tools)
    words = tools.keywords(topic, language.tag)
    if words is None:
        yield from unsupported(subject, topic, language)
    elif (found := mentioned((spaced(narrative),), words)) < minimum:
        yield failed(
            subject,
            message(
                "checks.criteria-not-observable",
                listed=listed,
                found=found,
                wanted=minimum,
                examples=tuple(words[:6]),
            ),
            "/criteria/narrative",
        )
        yield from remarked(subject, language)


def list_items(narrative: str) -> int:
    """Count the items of lists in plain text, Markdown or HTML."""
    lines = sum(1 for line in narrative.splitlines() if _LIST_ITEM.match(line.lstrip()))
    return lines or len(_HTML_ITEM.findall(narrative))


def _without_narrative(subject: Subject, link: str, tools: Tools) -> Finding:
    """Return the finding about criteria that are missing, or stand only on a web page."""
    url = link or read.text(read.part(subject.fields, "criteria"), "id")
    if not url:
        return failed(subject, message("checks.criteria-missing"))
    if read.is_link(url) and (said := unread(url, tools)).outcome is Outcome.FAILED:
        return failed(subject, said.reason, "/criteria")
    return untested(subject, message("checks.criteria-only-link", url=short(url)), "/criteria")


def _repeats_itself(words: str) -> bool:
    count = words.count(" ")
    return count > 1 and words == words[: words.index(" ", 1)] * count
