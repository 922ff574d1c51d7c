"""Flaws of the formal criteria: who may apply, six months of use, the trained person."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePosixPath
from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot
from badgeaudit.workshop.making_dates import months_after
from badgeaudit.workshop.making_draft import Draft

_DAY = timedelta(days=1)
_APPLICATION = "application.yaml"


def _verification_not_requested(draft: Draft, random: Random, put: Any) -> Spot:
    draft.claims["F-02"] = {"answer": "no", "explanation": put}
    return Spot(_APPLICATION, "/claims/F-02")


def _values_not_answered(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.claims["F-04"]
    return Spot(_APPLICATION, "/claims")


def _first_issue_too_late(draft: Draft, random: Random, put: Any) -> Spot:
    return _squeezed(draft, draft.applied_on - random.randint(90, 130) * _DAY, put)


def _first_issue_a_day_short(draft: Draft, random: Random, put: Any) -> Spot:
    first = months_after(draft.applied_on, -6)
    while months_after(first, 6) <= draft.applied_on:
        first += _DAY
    return _squeezed(draft, first, put)


def _squeezed(draft: Draft, first: date, put: str) -> Spot:
    """Let the issues begin on a day and go on until before the application."""
    ordered = sorted(draft.credentials, key=lambda each: each.issued)
    last = draft.applied_on - 8 * _DAY
    for index, each in enumerate(ordered):
        each.issued = first + (last - first).days * index // (len(ordered) - 1) * _DAY
    draft.claims["F-05"]["explanation"] = put.format(first=first)
    values = {"first": str(first), "applied": str(draft.applied_on)}
    issued = draft.document_path("issued")
    return Spot(ordered[0].path, "", values, (_APPLICATION, issued))


def _course_of_another_kind(draft: Draft, random: Random, put: Any) -> Spot:
    draft.courses[0].name = put
    return Spot(draft.courses[0].path, "/name", {"course": put}, (_APPLICATION,))


def _course_from_ourselves(draft: Draft, random: Random, put: Any) -> Spot:
    draft.courses[0].by_applicant = True
    return Spot(draft.courses[0].path, "/issuer", {"issuer": draft.organisation}, (_APPLICATION,))


def _course_badge_altered(draft: Draft, random: Random, put: Any) -> Spot:
    draft.courses[0].proof = "broken"
    return Spot(draft.courses[0].path, "/proof/0")


def _part_left_empty(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.application["organisation"]["kind"]
    return Spot(_APPLICATION, "/organisation")


def _plan_file_misspelt(draft: Draft, random: Random, put: Any) -> Spot:
    named = PurePosixPath(draft.paths["plan"])
    found = str(named.with_name(f"{named.stem.title()}_final{named.suffix}"))
    draft.moved["plan"] = found
    return Spot(_APPLICATION, "/plan/document", {"named": str(named), "found": found}, (found,))


def _one_person_trained(draft: Draft, random: Random, put: Any) -> Spot:
    draft.courses.pop()
    draft.application["staff_trained"].pop()
    return Spot(_APPLICATION, "/staff_trained")


def _training_without_date(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.application["staff_trained"][1]["completed_on"]
    return Spot(_APPLICATION, "/staff_trained/1", {"person": draft.people[1]})


PLANTS = {
    "verification-not-requested": Planting(_verification_not_requested),
    "values-not-answered": Planting(_values_not_answered),
    "first-issue-too-late": Planting(_first_issue_too_late),
    "first-issue-a-day-short": Planting(_first_issue_a_day_short),
    "course-of-another-kind": Planting(_course_of_another_kind),
    "course-from-ourselves": Planting(_course_from_ourselves),
    "course-badge-altered": Planting(_course_badge_altered),
    "part-left-empty": Planting(_part_left_empty),
    "plan-file-misspelt": Planting(_plan_file_misspelt),
    "one-person-trained": Planting(_one_person_trained),
    "training-without-date": Planting(_training_without_date),
}
