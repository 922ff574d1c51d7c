"""Check ``links_answer``: whether the pages a badge links to open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Parameters, Tools
from badgeaudit.checks.findings import about, untested
from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


def links_answer(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Say that links are not opened by this version.

    ``fields``: names or dotted paths of normalised fields (``criteria``, ``alignments``); of an
    object its ``id`` and ``url`` count. With a web address in one of them → ``untested``, else
    ``inapplicable``. Never ``passed``: nothing was opened.

    Source: no dead links,
    https://credentialengine.github.io/credential-registry-ingest-examples/Credential.
    """
    found: set[str] = set()
    for field in parameters["fields"]:
        for _, value in read.reached(subject.fields, field):
            for item in value if isinstance(value, list | tuple) else (value,):
                found.update(_links(item))
    if found:
        yield untested(subject, message("checks.links-not-opened", count=len(found)))
    else:
        yield about(subject, Outcome.INAPPLICABLE, message("checks.no-links"))


def _links(item: Any) -> list[str]:
    """Return the web addresses of one thing: itself, or its id and url."""
    texts = (item.get("id"), item.get("url")) if isinstance(item, dict) else (item,)
    return [text for text in texts if isinstance(text, str) and read.is_link(text)]
