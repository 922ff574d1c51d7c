"""Draft → the files of the dossier, ready to be written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.workshop.making_credentials import course, credential
from badgeaudit.workshop.making_data import texts
from badgeaudit.workshop.making_draft import Document, Draft
from badgeaudit.workshop.making_openbadges import badge_class, profile_files
from badgeaudit.workshop.making_papers import docx
from badgeaudit.workshop.making_pictures import picture

Files = Mapping[str, bytes]

_ADOPTED = timedelta(days=420)
"""How long before the application the policy was adopted."""


def composed(draft: Draft) -> Files:
    """Return every file of the dossier: path → content, sorted; the same for the same draft."""
    return dict(sorted(_files(draft)))


def _files(draft: Draft) -> Iterator[tuple[str, bytes]]:
    yield "application.yaml", yaml_text(draft.application).encode()
    for path, profile in profile_files(draft).items():
        yield path, _json(profile)
    for badge in draft.badges:
        yield draft.badge_path(badge), _json(badge_class(draft, badge))
        yield f"badges/{badge.slug}.png", picture(f"{draft.domain} {badge.slug}", badge.pixels)
    for given in draft.credentials:
        made = credential(draft, given)
        yield given.path, f"{made}\n".encode() if isinstance(made, str) else _json(made)
    for earned in draft.courses:
        yield earned.path, _json(course(draft, earned))
    for document in draft.paths:
        path = draft.document_path(document)
        yield path, _paper(path, "\n\n".join(_blocks(draft, document)) + "\n", draft)


def _json(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _paper(path: str, markdown: str, draft: Draft) -> bytes:
    if path.endswith(".docx"):
        return docx(markdown, draft.people[0], draft.applied_on)
    return markdown.encode()


def _blocks(draft: Draft, document: Document) -> Iterator[str]:
    yield f"# {texts()[f'{document}_title']}"
    yield draft.organisation
    if document == "policy":
        yield from _policy(draft)
    elif document == "issued":
        yield texts()["issued_opening"]
        yield _issued(draft)
        yield from draft.texts.get("issued", ())
    elif document == "plan":
        yield texts()["plan_opening"]
        yield from draft.texts.get("plan", ())
        yield from _plan(draft)
    else:
        yield from draft.texts[document]


def _policy(draft: Draft) -> Iterator[str]:
    opening = texts()["policy_opening"]
    adopted = (draft.applied_on - _ADOPTED).replace(day=1)
    yield opening.format(organisation=draft.organisation, adopted=adopted)
    for number, (section, text) in enumerate(draft.policy.items(), 1):
        yield f"## {number}. {section.capitalize()}"
        yield text


def _issued(draft: Draft) -> str:
    """Return the list of issued badges by month, made from the credentials."""
    names = {badge.slug: badge.name for badge in draft.badges}
    months = Counter((f"{c.issued:%Y-%m}", names[c.badge]) for c in draft.credentials)
    rows = [
        f"| {month} | {name} | {count * 3 + len(name) % 4} |"
        for (month, name), count in sorted(months.items())
    ]
    return "\n".join(["| Month | Badge | Holders |", "|---|---|---|", *rows])


def _plan(draft: Draft) -> Iterator[str]:
    plan = draft.plan
    yield f"From {plan['from']} to {plan['to']}. Reviews: {', '.join(plan['reviews'])}."
    yield "## Actions"
    rows = ["| What | Who | Until | How we see it |", "|---|---|---|---|"]
    for each in plan["actions"]:
        cells = (each.get(key, "") for key in ("what", "owner", "due", "measure"))
        rows.append(f"| {' | '.join(cells)} |")
    yield "\n".join(rows)
