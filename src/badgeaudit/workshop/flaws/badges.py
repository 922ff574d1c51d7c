"""Flaws in the fields of badge classes: alignment, picture, type, tags, issuer."""

from __future__ import annotations

from random import Random
from typing import Any

from badgeaudit.workshop.flaws.kinds import Planting, Spot, is_ob3
from badgeaudit.workshop.making_data import target
from badgeaudit.workshop.making_draft import Draft


def _alignment_missing(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.alignment = []
    return Spot(draft.badge_path(badge), "", {"name": badge.name})


def _alignment_does_not_fit(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    strange = target(draft.field["unfitting"])
    badge.alignment = [strange]
    values = {"name": badge.name, "english": badge.english, "target": strange["targetName"]}
    return Spot(draft.badge_path(badge), "/alignment/0", values)


def _picture_not_square(draft: Draft, random: Random, put: Any) -> Spot:
    return _resized(draft, random, (260, 150))


def _picture_too_small(draft: Draft, random: Random, put: Any) -> Spot:
    return _resized(draft, random, (72, 72))


def _resized(draft: Draft, random: Random, pixels: tuple[int, int]) -> Spot:
    badge = draft.free_badge(random)
    badge.pixels = pixels
    values = {"name": badge.name, "width": pixels[0], "height": pixels[1]}
    return Spot(f"badges/{badge.slug}.png", "", values, (draft.badge_path(badge),))


def _type_says_nothing(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.kind = put
    return Spot(draft.badge_path(badge), "/achievementType", {"name": badge.name, "type": put})


def _tags_missing(draft: Draft, random: Random, put: Any) -> Spot:
    badge = draft.free_badge(random)
    badge.tags = []
    return Spot(draft.badge_path(badge), "", {"name": badge.name})


def _issuer_without_address(draft: Draft, random: Random, put: Any) -> Spot:
    del draft.profile["url"]
    return Spot(next(draft.every_badge_path()), "/creator")


PLANTS = {
    "alignment-missing": Planting(_alignment_missing),
    "alignment-does-not-fit": Planting(_alignment_does_not_fit),
    "picture-not-square": Planting(_picture_not_square),
    "picture-too-small": Planting(_picture_too_small),
    "type-says-nothing": Planting(_type_says_nothing, is_ob3),
    "tags-missing": Planting(_tags_missing),
    "issuer-without-address": Planting(_issuer_without_address, is_ob3),
}
