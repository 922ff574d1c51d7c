"""What a graded trainee is made of: answers held against the key, decisions, flaws, conditions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import AssessorRole, Verdict
from badgeaudit.model.places import Message
from badgeaudit.workshop.answers import Decision, KeyAnswer
from badgeaudit.workshop.key import PlantedFlaw

CellState = Literal["exact", "adjacent", "off", "unanswered", "unusable", "machine"]
"""How an answer stands to the key's. ``adjacent``: one level apart. ``unusable``: written, but no
answer to this question. ``machine``: left to the machine, which settles it.
"""

FlawState = Literal["found", "unshown", "missed", "unanswered", "machine"]
"""``unshown``: judged like the key, but nothing names the file where it shows. ``machine``: left to
the machine, which finds it.
"""

Leaning = Literal["too strict", "too lenient", "balanced", "too few"]
"""``too few``: too few answers to tell."""

PartName = Literal["dossiers", "same_decision_on", "exact_share", "no_level_off", "cited_evidence"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer of one trainee, held against the key's."""

    criterion: str
    state: CellState
    key: KeyAnswer
    level: bool
    """True for a question answered on the scale."""
    answer: Verdict | int | None = None
    """The trainee's; what it comes to when it was given badge by badge."""
    outcome: Outcome = Outcome.UNTESTED
    """What it counts as in the trainee's decision; the machine's where it was left to that."""
    by_badge: bool = False
    difference: int | None = None
    """Trainee minus key: levels, or 1 and -1 for a tick. Positive is more lenient. None where the
    two can't be compared."""
    other_side: bool = False
    """True when trainee and key stand on either side of the pass level."""
    comment: str = ""
    cites: tuple[str, ...] = ()
    reason_asked: bool = False
    """True for a question whose answer has to be founded on something in the dossier."""
    cited: bool = False
    """True when the answer names a file that the key names as evidence."""
    comment_missing: bool = False
    """True when a committee would set the answer aside for want of a comment."""
    why_unusable: Message | None = None

    @property
    def answered(self) -> bool:
        """Whether there is an answer that can be compared."""
        return self.state in ("exact", "adjacent", "off")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers came out how; tallies of several dossiers add up."""

    asked: int = 0
    """All questions but those left to the machine."""
    answered: int = 0
    exact: int = 0
    adjacent: int = 0
    off: int = 0
    unanswered: int = 0
    unusable: int = 0
    machine: int = 0
    other_side: int = 0
    far: int = 0
    """Levels two or more off (or what the pass rule says)."""
    reasons_asked: int = 0
    reasons_answered: int = 0
    cited: int = 0
    comments_missing: int = 0


@dataclass(frozen=True, slots=True)
class Severity:
    """Which way the answers lean, where they differ from the key's."""

    levels: int = 0
    level_sum: int = 0
    ticks: int = 0
    tick_sum: int = 0
    stricter: int = 0
    stricter_possible: int = 0
    """Answers where a stricter one than the key's exists."""
    lenient: int = 0
    lenient_possible: int = 0
    leaning: Leaning = "too few"


@dataclass(frozen=True, slots=True)
class DecisionGrade:
    """The decision that follows from a trainee's answers, beside the key's."""

    key: Decision
    trainee: Decision | None
    """None while answers are missing that would decide it."""
    waits_for: tuple[str, ...] = ()
    """Criterion ids it is open because of."""

    @property
    def same(self) -> bool:
        """Whether both come to the same decision."""
        return self.key == self.trainee


@dataclass(frozen=True, slots=True)
class FlawGrade:
    """A planted flaw, and whether the trainee found it."""

    flaw: PlantedFlaw
    state: FlawState


@dataclass(frozen=True, slots=True)
class DossierGrade:
    """One trainee's answers about one dossier."""

    dossier: str
    source: str
    role: AssessorRole
    on: date | None
    """The last day an answer was given on."""
    cells: tuple[Cell, ...]
    """In the standard's order."""
    tally: Tally
    severity: Severity
    decision: DecisionGrade
    flaws: tuple[FlawGrade, ...]
    imagined: tuple[str, ...]
    """Criteria answered not met, or below the pass level, where the key says met."""


@dataclass(frozen=True, slots=True)
class Part:
    """One condition of the pass rule."""

    part: PartName
    found: int
    of: int
    """What ``found`` is counted in; 0 where it is counted in nothing."""
    needed: int
    """At least so many (``no_level_off``: at most)."""
    passed: bool


@dataclass(frozen=True, slots=True)
class TraineeGrade:
    """One trainee over all dossiers."""

    name: str
    dossiers: tuple[DossierGrade, ...]
    tally: Tally
    severity: Severity
    parts: tuple[Part, ...]
    """Empty when the standard certifies nobody."""

    @property
    def passed(self) -> bool | None:
        """Whether every condition holds; None when there is none."""
        return all(part.passed for part in self.parts) if self.parts else None
