"""Flaws of the plan: its period, actions, reviews, and whom it asks."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot
from badgeaudit.workshop.making_dates import months_after
from badgeaudit.workshop.making_draft import Draft

_DAY = timedelta(days=1)


def _plan_of_two_years(draft: Draft, random: Random, put: Any) -> Spot:
    end = months_after(_start(draft), 24) - _DAY
    plan = draft.plan
    plan["to"] = str(end)
    plan["reviews"] = [day for day in plan["reviews"] if day <= str(end)]
    return _in_plan(draft, "/to", end=str(end))


def _plan_a_day_short(draft: Draft, random: Random, put: Any) -> Spot:
    end = months_after(_start(draft), 36) - 2 * _DAY
    draft.plan["to"] = str(end)
    return _in_plan(draft, "/to", start=draft.plan["from"], end=str(end))


def _plan_ends_early(draft: Draft, random: Random, put: Any) -> Spot:
    due = _start(draft) + 30 * _DAY
    for action in draft.plan["actions"]:
        action["due"] = str(due)
        due += random.randint(10, 20) * _DAY
    return _in_plan(draft, "/actions", last=draft.plan["actions"][-1]["due"])


def _action_without_owner(draft: Draft, random: Random, put: Any) -> Spot:
    index = random.randrange(len(draft.plan["actions"]))
    action = draft.plan["actions"][index]
    del action["owner"]
    return _in_plan(draft, f"/actions/{index}", what=action["what"])


def _measures_are_wishes(draft: Draft, random: Random, put: Any) -> Spot:
    for index, action in enumerate(draft.plan["actions"]):
        action["measure"] = put[index % len(put)]
    return _in_plan(draft, "/actions")


def _nothing_on_design(draft: Draft, random: Random, put: Any) -> Spot:
    return _restaged(draft, "design", "implementation", put)


def _nothing_after_issuing(draft: Draft, random: Random, put: Any) -> Spot:
    return _restaged(draft, "delivery", "implementation", put)


def _restaged(draft: Draft, stage: str, other: str, put: list[dict[str, str]]) -> Spot:
    """Put other actions in place of those of a stage; whom they ask stays."""
    texts = iter(put)
    for action in draft.plan["actions"]:
        if action["stage"] == stage:
            action |= next(texts)
            action["stage"] = other
    return _in_plan(draft, "/actions")


def _readers_not_asked(draft: Draft, random: Random, put: Any) -> Spot:
    actions = draft.plan["actions"]
    kept = [action for action in actions if "consumer" not in action["views"]]
    for action in actions:
        if action not in kept:
            kept[0]["addresses"] += action["addresses"]
    actions[:] = kept
    return _in_plan(draft, "/actions")


def _readers_only_informed(draft: Draft, random: Random, put: Any) -> Spot:
    texts = iter(put)
    for action in draft.plan["actions"]:
        if "consumer" in action["views"]:
            action |= next(texts)
    return _in_plan(draft, "/actions")


def _reviewed_once(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.plan["reviews"][:-1]
    return _in_plan(draft, "/reviews", day=draft.plan["reviews"][0])


def _review_after_thirteen_months(draft: Draft, random: Random, put: Any) -> Spot:
    reviews = draft.plan["reviews"]
    reviews[1] = str(months_after(date.fromisoformat(reviews[0]), 13))
    return _in_plan(draft, "/reviews/1", first=reviews[0], second=reviews[1])


def _start(draft: Draft) -> date:
    return date.fromisoformat(draft.plan["from"])


def _in_plan(draft: Draft, pointer: str, **values: str) -> Spot:
    return Spot("application.yaml", f"/plan{pointer}", values, (draft.document_path("plan"),))


PLANTS = {
    "plan-of-two-years": Planting(_plan_of_two_years),
    "plan-a-day-short": Planting(_plan_a_day_short),
    "plan-ends-early": Planting(_plan_ends_early),
    "action-without-owner": Planting(_action_without_owner),
    "measures-are-wishes": Planting(_measures_are_wishes),
    "nothing-on-design": Planting(_nothing_on_design),
    "nothing-after-issuing": Planting(_nothing_after_issuing),
    "readers-not-asked": Planting(_readers_not_asked),
    "readers-only-informed": Planting(_readers_only_informed),
    "reviewed-once": Planting(_reviewed_once),
    "review-after-thirteen-months": Planting(_review_after_thirteen_months),
}
