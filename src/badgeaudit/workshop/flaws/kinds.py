"""What a kind of flaw is: what it changes, who can see it, how it is planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

from badgeaudit.model.people import Verdict
from badgeaudit.workshop import making_data
from badgeaudit.workshop.key import PlantedFlaw, SeenBy
from badgeaudit.workshop.making_draft import Draft


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a flaw was put, and what its text has to name."""

    path: str
    pointer: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    """More files that show it."""


Plant = Callable[[Draft, Random, Any], Spot]
"""Changes a draft; the third argument is what ``flaws.yaml`` has under ``put``."""


class Planting(NamedTuple):
    """How one kind is planted, and into which dossiers it fits."""

    plant: Plant
    fits: Callable[[Draft], bool] = lambda draft: True


class Planted(NamedTuple):
    """A draft with a flaw in it."""

    draft: Draft
    flaw: PlantedFlaw
    evidence: tuple[str, ...]
    """The files that show it."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """One kind of flaw."""

    kind: str
    title: str
    answers: Mapping[str, Verdict | int]
    """Criterion id → the right answer once the flaw is there."""
    seen_by: SeenBy
    """``machine``: the audit tells it, and a person easily overlooks it."""
    difficulty: int
    text: str
    """What is wrong, with placeholders for the values of its spot."""
    put: Any
    planting: Planting

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that it changes, and no other."""
        return tuple(self.answers)

    def fits(self, draft: Draft) -> bool:
        """Tell whether such a flaw can be put into this dossier."""
        return self.planting.fits(draft)

    def apply(self, draft: Draft, random: Random) -> Planted:
        """Return a copy of the draft with the flaw in it, and where it is."""
        changed = deepcopy(draft)
        spot = self.planting.plant(changed, random, self.put)
        told = PlantedFlaw(
            kind=self.kind,
            title=self.title,
            criteria=self.criteria,
            path=spot.path,
            pointer=spot.pointer,
            seen_by=self.seen_by,
            difficulty=self.difficulty,
            text=self.text.format_map(spot.values),
        )
        return Planted(changed, told, (spot.path, *spot.evidence))


def flaws_of(*families: Mapping[str, Planting]) -> dict[str, Flaw]:
    """Return every kind with what is written about it. Raises ValueError when one lacks either."""
    plantings = {kind: planting for family in families for kind, planting in family.items()}
    written = making_data.flaws()
    if set(plantings) != set(written):
        raise ValueError(sorted(set(plantings) ^ set(written)))
    return {
        kind: Flaw(
            kind=kind,
            title=about["title"],
            answers=about["answers"],
            seen_by=about["seen_by"],
            difficulty=about["difficulty"],
            text=about["text"],
            put=about.get("put"),
            planting=plantings[kind],
        )
        for kind, about in written.items()
    }


def speaks_known(draft: Draft) -> bool:
    """Tell whether the audit has words to look for in the language of the badges."""
    return draft.field["language"] not in _WITHOUT_WORDS


def is_ob3(draft: Draft) -> bool:
    """Tell whether the badges are Open Badges 3.0."""
    return draft.form == "ob3"


_WITHOUT_WORDS = frozenset({"de"})
"""Languages of our fields that the standard has no words for; a test holds it."""
