"""What is required: Standard, Criterion, Check, Rule and their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from badgeaudit.model.certification import Certification
from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status

Need = Literal["required", "optional", "none"]
NotApplicable = Literal["never", "with_reason"]


@dataclass(frozen=True, slots=True)
class Source:
    """A public page that a criterion or rule rests on."""

    key: str
    title: str
    url: str
    kind: Literal["official", "official-training", "secondary"]


@dataclass(frozen=True, slots=True)
class Texts:
    """What people read about a criterion, in English; other languages in ``texts/<lang>.yaml``."""

    title: str
    question: str
    why: str
    wanted: str
    """What proof is needed, in plain words."""
    remedy: str
    """How to improve when it is not met."""
    passed_example: str = ""
    failed_example: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """What a machine does for a criterion: a JSON Schema, or a function named in ``CHECKS``."""

    named: str | None
    """Key of ``checks.CHECKS``; None when ``schema`` is used."""
    schema: Mapping[str, Any] | None
    """JSON Schema (2020-12) on the normalised subject; None when ``named`` is used."""
    parameters: Mapping[str, Any] = field(default_factory=dict)
    at_least: int = 100
    """Percent of the applicable subjects that must pass (integer arithmetic, no rounding)."""
    when_none: Outcome = Outcome.UNTESTED
    """Outcome when there is no subject; never ``passed``."""
    settles: tuple[Outcome, ...] = ()
    """Which outcomes it may decide alone. Others become ``cantTell`` with a leaning."""
    status: Status = Status.DERIVED
    """Whether *measuring it this way* is official."""
    advice: str = ""
    """For a ``schema`` check: the sentence shown for a subject that does not match."""
    part: str = ""
    """For a ``schema`` check on the application: the key it is about. Without an answer under it
    the outcome is ``untested`` ("not provided"), since missing material is not a failure.
    """


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """Which form of answer the application may hold for a criterion."""

    field: str
    """Key under ``claims`` in the application; by default the criterion's id."""
    explanation: Literal["allowed", "none"] = "allowed"


@dataclass(frozen=True, slots=True)
class Proof:
    """What a person's judgement of the criterion has to bring."""

    comment: Need = "optional"
    evidence: Need = "none"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing asked. Its id is stable for ever and never reused."""

    id: str
    section: str
    answer: Answer
    status: Status
    sources: tuple[str, ...]
    """Keys of ``Standard.sources``; empty for a derived criterion that is our own proposal."""
    obligation: Obligation
    applies_to: AppliesTo
    texts: Texts
    proof: Proof = Proof()
    not_applicable: NotApplicable = "never"
    claim: ClaimForm | None = None
    check: Check | None = None
    same_as: str | None = None
    """Id of the criterion this one repeats: shown in both sections, counted once."""
    concerns: tuple[str, ...] = ()
    """Dotted paths of answers in the application that it is about, besides those of its check."""
    note: str = ""
    """Caveat about the source, shown beside the status."""
    paste: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Kind of file (``ob2``, ``ob3``, ``application``) → normalised name of what may be missing →
    the member (JSON) or lines (YAML) to paste."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the form: formal criteria or one of the areas."""

    id: str
    title: str
    text: str
    status: Status
    sources: tuple[str, ...]
    binding: bool = False
    """True when a failed ``must`` of this section can't be waived."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of the scale, described."""

    value: int
    title: str
    description: str
    status: Status


@dataclass(frozen=True, slots=True)
class Scale:
    """The evaluation scale. Only the pass level is official."""

    lowest: int
    highest: int
    pass_level: int
    levels: tuple[Level, ...]
    sources: tuple[str, ...]
    assumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the sources leave open and we had to decide; shown wherever it is used."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One readiness rule over a fixed list of criteria (selectors are resolved when loading)."""

    id: str
    holds: Literal["all", "level", "share"]
    """``all``: every one passed. ``level``: each at the level or above. ``share``: percent met."""
    of: tuple[str, ...]
    """Criterion ids in the standard's order; never empty, no ``may``, no ``same_as`` doubles."""
    at_least: int | None
    """A level for ``level``, a percentage for ``share``, None for ``all``."""
    status: Status
    sources: tuple[str, ...]
    title: str
    text: str
    assumes: tuple[str, ...] = ()
    rehearsal: bool = False
    """True when an official rule runs over derived criteria (computed when loading)."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date that follows from a date in the application."""

    after: str
    """Key of the application holding the start, such as ``applied_on``."""
    days: int = 0
    years: int = 0

    def ends(self, start: date) -> date | None:
        """Return the last day, counted from ``start``; None beyond the end of the calendar.

        Years are added first, then days; 29 February becomes 28 February where there is none. Days
        are calendar days (the source does not say which).
        """
        try:
            year = start.year + self.years
            try:
                moved = start.replace(year=year)
            except ValueError:
                moved = start.replace(year=year, day=28)
            return moved + timedelta(days=self.days)
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class ProcedureRule:
    """A rule about how it is decided; never scored."""

    id: str
    title: str
    text: str
    status: Status
    sources: tuple[str, ...]
    """Keys of ``Standard.sources``; empty for a derived rule that is our own proposal."""
    deadline: Deadline | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    """What its test is told, defaults included; without a test any numbers and words."""
    test: str = ""
    """Key of ``decision.procedure.TESTS``: how a committee's decision is held against the rule.
    Empty when a machine can't tell."""


@dataclass(frozen=True, slots=True)
class Standard:
    """Everything required, as loaded from one folder of YAML."""

    id: str
    title: str
    edition: str
    digest: str
    """SHA-256 over the sorted ``path NUL sha256`` lines of its files."""
    disclaimer: str
    """Who decides; printed on every report."""
    sources: Mapping[str, Source]
    assumptions: Mapping[str, Assumption]
    scale: Scale
    sections: tuple[Section, ...]
    criteria: tuple[Criterion, ...]
    rules: tuple[Rule, ...]
    procedure: tuple[ProcedureRule, ...]
    keywords: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """Language (``en``) → topic (``assessment``) → word beginnings that checks on text look for."""
    certification: Certification | None = None
    """When a trainee passes a workshop; None: nobody is certified."""
    language: str = "en"
    """BCP 47 tag of the language its texts are in."""
    reviewed: bool = True
    """False when the texts were translated by machine and nobody has read them yet."""

    def criterion(self, id: str) -> Criterion:
        """Return the criterion with this id; KeyError when there is none."""
        for criterion in self.criteria:
            if criterion.id == id:
                return criterion
        raise KeyError(id)
