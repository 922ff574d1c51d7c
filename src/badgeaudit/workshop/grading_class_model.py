"""What a graded class is made of: its trainees, what was handed in, how the room answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from badgeaudit.agreement.ratings import Measure
from badgeaudit.model.certification import Certification
from badgeaudit.model.people import Assessment, Verdict
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.grading_model import TraineeGrade
from badgeaudit.workshop.key import Key, PlantedFlaw

Reason = Literal["key-alone", "other-side", "divided", "flaw-missed", "off"]
Scope = Literal["levels", "ticks", "sides"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Several files of one trainee about one dossier: the newest counts."""

    trainee: str
    dossier: str
    used: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in, apart from what was graded."""

    duplicates: tuple[Duplicate, ...] = ()
    gaps: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Trainee → dossiers without an assessment."""
    unmatched: tuple[Assessment, ...] = ()
    """About no dossier of the key."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the room answered one question."""

    dossier: str
    criterion: str
    answers: tuple[tuple[Verdict | int, int], ...]
    """Answer → how many gave it."""
    answered: int
    exact: int
    adjacent: int
    off: int
    other_side: int
    unanswered: int
    differing_pairs: int
    """Of all pairs of answers, so many differ."""
    pairs: int
    divided: bool
    """A quarter or more stand on another side than the most."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to discuss with the room, and why."""

    spread: Spread
    reasons: tuple[Reason, ...]
    flaws: tuple[PlantedFlaw, ...]
    """Planted flaws that the question is about."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the trainees agree among themselves on one kind of question."""

    scope: Scope
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class ClassGrade:
    """Everything that grading a class finds."""

    key: Key
    standard: Standard
    trainees: tuple[TraineeGrade, ...]
    """By name."""
    handed: Handed
    spreads: tuple[Spread, ...]
    """Every question of every dossier that anybody handed in."""
    discuss: tuple[Topic, ...]
    """What to discuss next, first things first."""
    agreement: tuple[Agreement, ...]

    @property
    def certification(self) -> Certification | None:
        """The standard's pass rule; None when it has none."""
        return self.standard.certification
