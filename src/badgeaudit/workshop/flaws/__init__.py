"""Kinds of flaws that practice dossiers may have: ``FLAWS``, one module for each family."""

from __future__ import annotations

from collections.abc import Mapping

from badgeaudit.workshop.flaws import badges, descriptions, formal, issued, plans, practice
from badgeaudit.workshop.flaws.kinds import Flaw, Planted, Spot, flaws_of

FLAWS: Mapping[str, Flaw] = flaws_of(
    formal.PLANTS, badges.PLANTS, descriptions.PLANTS, issued.PLANTS, practice.PLANTS, plans.PLANTS
)
"""Kind → flaw. What is written about a kind stands in ``flaws.yaml``."""

__all__ = ["FLAWS", "Flaw", "Planted", "Spot"]
