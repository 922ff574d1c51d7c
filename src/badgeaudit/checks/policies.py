"""Checks ``policy_in_evidence`` and ``document_mentions``: documents that the application names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.findings import in_application, not_provided, short
from badgeaudit.checks.languages import language_of
from badgeaudit.checks.opening import unread
from badgeaudit.checks.words import long_text_mentions
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


def policy_in_evidence(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a written policy among the evidence that speaks of its topic.

    ``policy``: key under ``policies`` in the application. ``topic``: key of the standard's
    keywords.

    Not named → ``untested`` (not provided); a link → ``untested`` (its page is not read), one that
    leads nowhere → ``failed``; a file that is not in the dossier, or says nothing of the topic →
    ``failed``; no readable text, or a language without keywords → ``cantTell``. Whether the policy
    is any good is for a person.

    Source: policies for issuance, revocation and appeal,
    https://badgequalitylabel.net/classes/90254?lang=nn.
    """
    yield from _document(f"policies.{parameters['policy']}", parameters["topic"], tools)


def document_mentions(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a document among the evidence that speaks of a topic.

    ``field``: dotted path in the application where the document is named (``system_map``,
    ``plan.document``). ``topic``: key of the standard's keywords. Outcomes as for a policy.

    Source: for a map of the badge system, https://lorca.cityoflearning.eu/pt/activities/18786.
    """
    yield from _document(parameters["field"], parameters["topic"], tools)


def _document(key: str, topic: str, tools: Tools) -> Iterator[Finding]:
    pointer, value = next(read.reached(tools.application, key), ("", None))
    at, reference = next(read.references(pointer, value), ("", ""))
    if reference:
        yield from document_findings(at, reference, value, topic, tools)
    else:
        yield not_provided(key)


def document_findings(
    at: str, reference: str, value: Any, topic: str, tools: Tools
) -> Iterator[Finding]:
    """Yield what is to be said of one named document; nothing when it mentions the topic.

    ``at`` is the reference's JSON pointer, ``value`` what stands in the application: the reference
    itself, or an object that may state the document's language.
    """
    shown = short(reference)
    if read.is_link(reference):
        yield in_application(*unread(reference, tools), at)
        return
    evidence = tools.evidence(read.dossier_path(reference))
    if evidence is None:
        yield in_application(Outcome.FAILED, message("checks.file-missing", file=shown), at)
        return
    if not evidence.text.strip():
        reason = evidence.problem or message("checks.no-text", file=shown)
        yield in_application(Outcome.CANT_TELL, reason, at)
        return
    language = language_of(value if isinstance(value, dict) else {}, tools).tag
    words = tools.keywords(topic, language)
    if words is None:
        unknown = message("checks.language-unsupported", topic=topic, language=short(language, 40))
        yield in_application(Outcome.CANT_TELL, unknown, at)
    elif not long_text_mentions(evidence.text, words):
        silent = message(
            "checks.document-silent", file=shown, topic=topic, examples=tuple(words[:6])
        )
        yield in_application(Outcome.FAILED, silent, at)
