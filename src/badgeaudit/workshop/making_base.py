"""A field of work → the draft of a dossier without flaws."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from badgeaudit.workshop.making_application import application_of
from badgeaudit.workshop.making_data import Data, target, texts
from badgeaudit.workshop.making_draft import (
    BadgeDraft,
    CourseDraft,
    CredentialDraft,
    Document,
    Draft,
    Form,
)

_DAY = timedelta(days=1)
_PARTS = ("context", "tasks", "assessment")
_CREDENTIALS = 7
_NAMES: Mapping[Document, tuple[str, ...]] = {
    "policy": ("badge-policy.md", "badge-policy.docx", "policies.docx"),
    "guide": ("review-guide.md", "how-we-review.docx", "review.md"),
    "feedback": ("feedback-samples.md", "feedback.md"),
    "map": ("badge-map.md", "map.md", "badge-system.docx"),
    "issued": ("issued-badges.md", "badges-issued.md"),
    "plan": ("improvement-plan.docx", "plan.docx", "quality-plan.docx"),
    "register": ("register-extract.md", "registration.md"),
}


def base_draft(
    field: Data, seed: str, as_of: date, *, avoiding: frozenset[str] = frozenset()
) -> Draft:
    """Return a dossier without flaws; the same for the same seed.

    ``as_of``: the day of the exercise; all dates come before it, but those of the plan.
    ``avoiding``: names of organisations that are taken.
    """
    random = Random(f"{seed} base")
    town, organisation = _name(field, random, avoiding)
    people = random.sample(field["people"], len(field["people"]))
    applied_on = as_of - random.randint(6, 40) * _DAY
    form: Form = random.choice(("ob2", "ob3", "ob3"))
    badges = [_badge(each, field, town, applied_on.year - 1) for each in field["badges"]]
    random.shuffle(badges)
    draft = Draft(
        seed=seed,
        field=field,
        form=form,
        organisation=organisation,
        domain=f"{slug_of(organisation)}.example",
        town=town,
        year=applied_on.year - 1,
        people=people,
        applied_on=applied_on,
        paths={key: f"evidence/{random.choice(names)}" for key, names in _NAMES.items()},
        application={},
        badges=badges,
        credentials=list(_credentials(badges, applied_on, form, random)),
        courses=_courses(people, applied_on, random),
        policy={},
        texts={},
    )
    _write(draft, random)
    return draft


def _write(draft: Draft, random: Random) -> None:
    """Fill in what is told in words: profile, documents, application."""
    shared = texts()
    words = words_of(draft)
    draft.profile = {
        "name": draft.organisation,
        "url": f"https://{draft.domain}/",
        "email": f"badges@{draft.domain}",
        "description": filled(shared["about_issuer"], words),
    }
    draft.policy = {
        **{
            section: filled(random.choice(shared[section]), words)
            for section in ("issuing", "revocation", "appeal", "lifespan")
        },
        "privacy": filled(shared["privacy"], words),
    }
    draft.texts = {
        "guide": [
            filled(shared["guide_opening"], words),
            *(f"- **{each['role']}**: {each['able']}." for each in draft.field["assessors"]),
            shared["guide_deputies"],
            shared["guide_access"],
        ],
        "feedback": [shared["feedback_opening"], *_feedback(draft)],
        "map": [
            filled(shared["map_opening"], {**words, "goal": draft.field["goal"]}),
            *(f"- {each}" for each in draft.field["paths"]),
            "## Our badges",
            *(f"- {each.name} ({each.english})" for each in draft.badges),
        ],
        "register": [filled(shared["register_text"], words)],
    }
    draft.application = application_of(draft, random)


def words_of(draft: Draft) -> dict[str, str]:
    """Return what the placeholders of texts stand for."""
    return {
        "organisation": draft.organisation,
        "town": draft.town,
        "domain": draft.domain,
        "programme": draft.field["programme"],
        "coordinator": draft.people[0],
        "second": draft.people[1],
        "year": str(draft.year),
    }


def filled(text: str, words: Mapping[str, Any]) -> str:
    """Return a text of ours with its placeholders filled in."""
    return text.format_map(words)


def slug_of(name: str) -> str:
    """Return a name as part of a web address: ASCII letters, digits, single hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _name(field: Data, random: Random, avoiding: frozenset[str]) -> tuple[str, str]:
    pairs = [(town, title) for town in field["towns"] for title in field["titles"]]
    random.shuffle(pairs)
    named = [(town, filled(title, {"town": town})) for town, title in pairs]
    return next(((town, name) for town, name in named if name not in avoiding), named[0])


def _badge(written: Data, field: Data, town: str, year: int) -> BadgeDraft:
    words = {"town": town, "year": year, "hours": written["hours"]}
    parts = {part: filled(written[part], words) for part in _PARTS}
    parts["workload"] = filled(field["workload"], words)
    parts |= {part: filled(written[part], words) for part in ("mode", "needs", "outcome", "next")}
    return BadgeDraft(
        slug=written["slug"],
        name=written["name"],
        parts=parts,
        criteria=list(written["criteria"]),
        respelled=written["respelled"],
        english=written["english"],
        kind=written["kind"],
        hours=written["hours"],
        tags=list(written["tags"]),
        alignment=[target(each) for each in written["align"]],
        outcome=written["outcome"],
        evidence=written["evidence"],
    )


def _credentials(
    badges: list[BadgeDraft], applied_on: date, form: Form, random: Random
) -> Iterator[CredentialDraft]:
    """Spread issues over the year before applying, the first at least eight months back."""
    first = applied_on - random.randint(250, 340) * _DAY
    last = applied_on - random.randint(10, 30) * _DAY
    step = (last - first).days / (_CREDENTIALS - 1)
    for index in range(_CREDENTIALS):
        wobble = random.randint(-6, 6) if 0 < index < _CREDENTIALS - 1 else 0
        badge = badges[index % len(badges)]
        yield CredentialDraft(
            number=index + 1,
            badge=badge.slug,
            issued=first + (round(index * step) + wobble) * _DAY,
            learner=f"learner {index + 1}",
            evidence=badge.evidence,
            token=form == "ob3" and index % 3 == 2,
        )


def _courses(people: list[str], applied_on: date, random: Random) -> list[CourseDraft]:
    shared = texts()
    first = applied_on - random.randint(120, 260) * _DAY
    return [
        CourseDraft(f"credentials/course-{slug_of(who).split('-')[0]}.json", shared[name], day)
        for who, name, day in (
            (people[0], "course_required", first),
            (people[1], "course_recommended", first + random.randint(20, 60) * _DAY),
        )
    ]


def _feedback(draft: Draft) -> Iterator[str]:
    names = {badge.slug: badge.name for badge in draft.badges}
    for each in draft.field["feedback"]:
        yield f"## {names[each['badge']]}"
        yield f"**What is there:** {each['there']}"
        yield f"**What is missing:** {each['missing']}"
        yield f"**Next step:** {each['next']}"
        yield f"**Afterwards:** {each['later']}"
