"""Flaws in the words of badge classes: name, description, criteria."""

from __future__ import annotations

from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot, speaks_known
from badgeaudit.workshop.making_draft import BadgeDraft, Draft


def _name_twice(draft: Draft, random: Random, put: Any) -> Spot:
    return _named_like(draft, random, "name")


def _name_respelled(draft: Draft, random: Random, put: Any) -> Spot:
    return _named_like(draft, random, "respelled")


def _named_like(draft: Draft, random: Random, which: str) -> Spot:
    first, second = draft.free_badge(random), draft.free_badge(random)
    second.name = getattr(first, which)
    values = {"name": first.name, "other": second.name}
    return Spot(draft.badge_path(second), "/name", values, (draft.badge_path(first),))


def _context_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _without(draft, random, "context")


def _next_step_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _without(draft, random, "next")


def _participation_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _without(draft, random, "mode")


def _without(draft: Draft, random: Random, part: str) -> Spot:
    badge = draft.free_badge(random)
    del badge.parts[part]
    return _in_description(draft, badge)


def _assessment_only_praised(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.parts["assessment"] = draft.field["hollow"]
    return _in_description(draft, badge)


def _hours_contradict(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    said = (badge.hours or 0) * 3 + 5
    badge.parts["workload"] = draft.field["workload"].format(hours=said)
    return _in_description(draft, badge, said=said, hours=badge.hours)


def _in_description(draft: Draft, badge: BadgeDraft, **values: Any) -> Spot:
    named = {"name": badge.name, "english": badge.english, **values}
    return Spot(draft.badge_path(badge), "/description", named)


def _description_copied(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    return _activity(draft, badge, badge.description)


def _description_nearly_copied(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    kept = [text for part, text in badge.parts.items() if part != "needs"]
    return _activity(draft, badge, " ".join(kept))


def _activity(draft: Draft, badge: BadgeDraft, text: str) -> Spot:
    id = draft.badge_id(badge)
    for index, activity in enumerate(draft.application["activities"]):
        if activity["badge"] == id:
            activity["text"] = text
            pointer = f"/activities/{index}/text"
            values = {"name": badge.name}
            return Spot("application.yaml", pointer, values, (draft.badge_path(badge),))
    raise LookupError(id)


def _criteria_are_the_name(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.criteria, badge.listed = [badge.name], False
    return Spot(draft.badge_path(badge), "/criteria/narrative", {"name": badge.name})


def _criteria_not_observable(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.criteria = list(draft.field["vague"])
    values = {"name": badge.name, "first": badge.criteria[0]}
    return Spot(draft.badge_path(badge), "/criteria/narrative", values)


PLANTS = {
    "name-twice": Planting(_name_twice),
    "name-respelled": Planting(_name_respelled),
    "context-missing": Planting(_context_missing),
    "assessment-only-praised": Planting(_assessment_only_praised),
    "next-step-missing": Planting(_next_step_missing, speaks_known),
    "participation-missing": Planting(_participation_missing, speaks_known),
    "hours-contradict": Planting(_hours_contradict),
    "description-copied": Planting(_description_copied),
    "description-nearly-copied": Planting(_description_nearly_copied),
    "criteria-are-the-name": Planting(_criteria_are_the_name),
    "criteria-not-observable": Planting(_criteria_not_observable),
}
