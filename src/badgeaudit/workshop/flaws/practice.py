"""Flaws of practice: examples, reviews, feedback, policies, the map."""

from __future__ import annotations

from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot
from badgeaudit.workshop.making_draft import Draft

_APPLICATION = "application.yaml"


def _two_examples(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.application["examples"][2:]
    return Spot(_APPLICATION, "/examples")


def _examples_only_announce(draft: Draft, random: Random, put: Any) -> Spot:
    names = {draft.badge_id(badge): badge.name for badge in draft.badges}
    for index, example in enumerate(draft.application["examples"]):
        name = names[example["badge"]]
        words = {"name": name, "programme": draft.field["programme"]}
        example["title"] = name
        example["description"] = put[index % len(put)].format_map(words)
    return Spot(_APPLICATION, "/examples")


def _everybody_approves_themselves(draft: Draft, random: Random, put: Any) -> Spot:
    for method in draft.application["review_methods"]:
        method["method"], method["description"] = "self", put
    return Spot(_APPLICATION, "/review_methods")


def _review_method_forgotten(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    kept = draft.application["review_methods"]
    kept[:] = [method for method in kept if method["badge"] != draft.badge_id(badge)]
    return Spot(_APPLICATION, "/review_methods", {"name": badge.name}, (draft.badge_path(badge),))


def _our_team_reviews(draft: Draft, random: Random, put: Any) -> Spot:
    draft.texts["guide"] = list(put)
    return Spot(draft.document_path("guide"))


def _feedback_says_ok(draft: Draft, random: Random, put: Any) -> Spot:
    names = [badge.name for badge in draft.badges]
    said = (f"- {name}: {words}" for name, words in zip(names, put, strict=False))
    draft.texts["feedback"] = list(said)
    return Spot(draft.document_path("feedback"))


def _map_is_a_list(draft: Draft, random: Random, put: Any) -> Spot:
    names = sorted(badge.name for badge in draft.badges)
    draft.texts["map"] = [put, *(f"- {name}" for name in names)]
    return Spot(draft.document_path("map"))


def _appeal_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "appeal")


def _revocation_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "revocation")


def _lifespan_missing(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "lifespan")


def _decisions_are_final(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "appeal", put)


def _anybody_issues(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "issuing", put)


def _revocation_contradicts(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "issuing", f"{draft.policy['issuing']} {put}")


def _lifespan_contradicts(draft: Draft, random: Random, put: Any) -> Spot:
    return _section(draft, "privacy", f"{draft.policy['privacy']} {put}")


def _section(draft: Draft, section: str, text: str = "") -> Spot:
    """Put another text in place of a section of the policy, or take the section out."""
    if text:
        draft.policy[section] = text
    else:
        del draft.policy[section]
    return Spot(draft.document_path("policy"))


PLANTS = {
    "two-examples": Planting(_two_examples),
    "examples-only-announce": Planting(_examples_only_announce),
    "everybody-approves-themselves": Planting(_everybody_approves_themselves),
    "review-method-forgotten": Planting(_review_method_forgotten),
    "our-team-reviews": Planting(_our_team_reviews),
    "feedback-says-ok": Planting(_feedback_says_ok),
    "map-is-a-list": Planting(_map_is_a_list),
    "appeal-missing": Planting(_appeal_missing),
    "revocation-missing": Planting(_revocation_missing),
    "lifespan-missing": Planting(_lifespan_missing),
    "decisions-are-final": Planting(_decisions_are_final),
    "anybody-issues": Planting(_anybody_issues),
    "revocation-contradicts-itself": Planting(_revocation_contradicts),
    "lifespan-contradicts-itself": Planting(_lifespan_contradicts),
}
