"""The application of a practice dossier without flaws, as the data of its YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from badgeaudit.workshop.making_data import texts

if TYPE_CHECKING:
    from badgeaudit.workshop.making_draft import Document, Draft

_DAY = timedelta(days=1)
_TICKS = [f"Q1-{number:02}" for number in range(1, 22)]
_TICKS += ["Q2-00", "Q2-01", "Q2-02", "Q2-03", "Q2-04", "Q2-05-1", "Q2-05-2", "Q2-05-3"]
_TICKS += ["Q2-06", "Q2-07", "Q2-08", "Q2-09", "Q2-10", "Q3-02", "Q3-03", "Q4-00", "Q4-01"]
_TICKS += ["Q4-02", "Q4-03-1", "Q4-03-2", "Q4-03-3", "Q4-04-1", "Q4-04-2", "Q4-04-3", "Q4-05"]
_TICKS += ["Q4-06"]
_SHOWN_BY: Mapping[str, Document] = {
    "Q1-18": "policy",
    "Q1-19": "map",
    "Q2-00": "feedback",
    "Q2-03": "guide",
    "Q2-04": "feedback",
    "Q2-05-1": "policy",
    "Q2-05-2": "policy",
    "Q2-05-3": "policy",
    "Q2-09": "issued",
    "Q4-00": "plan",
    "Q4-02": "plan",
}
_EXAMPLES: tuple[Document, ...] = ("guide", "feedback", "issued", "map")
"""What shows each of the examples."""
_ADDRESSES = (
    ["Q1-01", "Q1-02", "Q1-03", "Q1-06", "Q1-07", "Q1-11", "Q1-12", "Q1-14", "Q1-16", "Q1-20"],
    ["Q1-04", "Q1-05", "Q1-08", "Q1-09", "Q1-13", "Q1-19", "Q1-21", "Q2-01"],
    ["Q2-02", "Q2-03", "Q2-04", "Q2-09", "Q2-10"],
    ["F-05", "F-06", "Q3-02", "Q3-03", "Q2-05-1", "Q2-05-2", "Q2-05-3", "Q1-18"],
    ["Q1-10", "Q4-01", "Q4-02", "Q4-05", "F-07", "F-08"],
    ["Q2-08", "Q4-03-1", "Q4-03-2", "Q4-03-3", "Q4-04-1", "Q4-04-2", "Q4-04-3"],
    ["Q1-15", "Q1-17", "Q2-06", "Q2-07", "F-09", "F-01"],
)
"""Between them the actions take up every criterion, so that no finding is left without one."""


def application_of(draft: Draft, random: Random) -> dict[str, Any]:
    """Return the application; ``draft`` has everything else already."""
    site = draft.domain.removesuffix(".example")
    number = random.randint(100, 999)
    account = f"https://{site}.cityoflearning.example/organisers/{number}"
    return {
        "application": 1,
        "standard": "quality-label",
        "organisation": {
            "name": draft.organisation,
            "country": draft.field["country"],
            "kind": draft.field["kind"],
            "website": f"https://{draft.domain}/",
            "organiser_account": account,
            "languages": sorted({draft.field["language"], "en"}),
            "description": draft.field["about"],
        },
        "applied_on": str(draft.applied_on),
        "language": "en",
        "claims": _claims(draft, account),
        "staff_trained": _staff(draft),
        **_practice(draft),
        "plan": _plan(draft, random),
        "declarations": {"statement": True},
    }


def _staff(draft: Draft) -> list[dict[str, str]]:
    roles = ("coordinator of badges", "reviewer")
    return [
        {
            "name": name,
            "role": role,
            "completed_on": str(course.issued),
            "course": course.name,
            "credential": course.path,
        }
        for name, role, course in zip(draft.people, roles, draft.courses, strict=False)
    ]


def _practice(draft: Draft) -> dict[str, Any]:
    """Return what the application tells of examples, reviews, activities and policies."""
    paths, ids = draft.paths, {badge.slug: draft.badge_id(badge) for badge in draft.badges}
    sections = ("issuing", "revocation", "appeal", "lifespan", "privacy")
    return {
        "examples": [
            {
                "title": each["title"],
                "description": each["text"],
                "badge": ids[each["badge"]],
                "evidence": [paths[shown]],
            }
            for each, shown in zip(draft.field["examples"], _EXAMPLES, strict=True)
        ],
        "review_methods": [
            {
                "badge": ids[badge.slug],
                "method": "organiser",
                "described_in": paths["guide"],
                "description": texts()["review_method"],
            }
            for badge in draft.badges
        ],
        "activities": [
            {"badge": ids[each["slug"]], "text": each["invitation"]}
            for each in draft.field["badges"]
        ],
        "policies": {
            **dict.fromkeys(sections, paths["policy"]),
            "assessment": paths["guide"],
        },
        "system_map": paths["map"],
    }


def _claims(draft: Draft, account: str) -> dict[str, Any]:
    shared, paths = texts(), draft.paths
    first = min(draft.credentials, key=lambda each: each.issued)
    words = {
        "first": str(first.issued),
        "coordinator": draft.people[0],
        "second": draft.people[1],
    }
    claims: dict[str, Any] = {
        "F-01": {"answer": "yes", "evidence": [account]},
        "F-02": {
            "answer": "yes",
            "explanation": shared["verified"],
            "evidence": [paths["register"]],
        },
        "F-03": {"answer": "yes", "explanation": shared["steps_read"]},
        "F-04": {"answer": "yes", "explanation": shared["values"]},
        "F-05": {
            "answer": "yes",
            "explanation": shared["first_issued"].format_map(words),
            "evidence": [first.path, paths["issued"]],
        },
        "F-06": {
            "answer": "yes",
            "explanation": shared["trained"].format_map(words),
            "evidence": [draft.courses[0].path],
        },
    }
    for id in _TICKS:
        claims[id] = {"answer": "yes"}
        if id in _SHOWN_BY:
            claims[id]["evidence"] = [paths[_SHOWN_BY[id]]]
    return claims


def _plan(draft: Draft, random: Random) -> dict[str, Any]:
    start = _month_after(draft.applied_on)
    due = start + random.randint(60, 100) * _DAY
    actions = []
    for index, each in enumerate(draft.field["actions"]):
        actions.append(
            {
                "what": each["what"],
                "owner": draft.people[index % 4],
                "due": str(due),
                "measure": each["measure"],
                "stage": each["stage"],
                "views": list(each["views"]),
                "addresses": list(_ADDRESSES[index]),
            }
        )
        due += random.randint(70, 95) * _DAY
    reviews = [start.replace(year=start.year + year) for year in (1, 2)]
    last = start.replace(year=start.year + 3) - 20 * _DAY
    return {
        "document": draft.paths["plan"],
        "from": str(start),
        "to": str(start.replace(year=start.year + 3) - _DAY),
        "actions": actions,
        "reviews": [str(day - 14 * _DAY) for day in reviews] + [str(last)],
    }


def _month_after(day: date) -> date:
    """Return the first day of the month after next."""
    month = day.month + 1
    return date(day.year + month // 12, month % 12 + 1, 1)
