"""Check ``links_answer``: whether the pages a badge links to open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, cant_tell, untested
from badgeaudit.checks.opening import said_of
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding

MOST = 100
"""So many links of one badge are opened."""


def links_answer(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Open the links of a badge, as somebody does who is not logged in.

    ``fields``: names or dotted paths of normalised fields (``criteria``, ``alignments``); of an
    object its ``id`` and ``url`` count. Each link that is answered with 404 or 410 → ``failed``;
    one that asks for a login, answers otherwise or not at all → ``cantTell``; offline →
    ``untested``; no link → ``inapplicable``. The pages are not read.

    Source: no dead links,
    https://credentialengine.github.io/credential-registry-ingest-examples/Credential.
    """
    found: dict[str, str] = {}
    for field in parameters["fields"]:
        for pointer, value in read.reached(subject.fields, field):
            for url, at in _links(pointer, value):
                found.setdefault(url, at)
    if not found:
        yield about(subject, Outcome.INAPPLICABLE, message("checks.no-links"))
        return
    opened = tools.opened(list(found)[:MOST])
    if all(each.offline for each in opened):
        yield untested(subject, message("checks.links-not-opened", count=len(found)))
        return
    for at, each in zip(found.values(), opened, strict=False):
        said = said_of(each)
        if said is not None:
            yield about(subject, said.outcome, said.reason, at)
    if len(found) > MOST:
        yield cant_tell(subject, message("checks.links-too-many", count=len(found), limit=MOST))


def _links(pointer: str, value: Any) -> Iterator[tuple[str, str]]:
    """Yield each web address of a field, and where it stands: itself, its items, id and url."""
    several = isinstance(value, list | tuple)
    for index, item in enumerate(value) if several else ((None, value),):
        at = pointer if index is None else f"{pointer}/{index}"
        if isinstance(item, dict):
            for key in ("id", "url"):
                text = item.get(key)
                if isinstance(text, str) and read.is_link(text):
                    yield text, f"{at}/{key}"
        elif isinstance(item, str) and read.is_link(item):
            yield item, at
