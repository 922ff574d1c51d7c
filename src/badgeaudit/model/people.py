"""What people say: claims of the applicant, judgements of assessors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from badgeaudit.model.outcomes import AppliesTo

Verdict = Literal["met", "not_met", "not_applicable"]
AssessorRole = Literal["self", "reviewer", "consensus"]
Confidence = Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What the applicant ticked or wrote for one criterion."""

    criterion: str
    answer: Literal["yes", "no"] | None = None
    explanation: str = ""
    evidence: tuple[str, ...] = ()
    """Paths in the dossier or http(s) links, as written."""
    place: str = ""
    """JSON pointer in the application."""


@dataclass(frozen=True, slots=True)
class RestsOn:
    """One thing a judgement was made on, fixed by its content: a file, a part of one, or a set."""

    path: str
    """File in the dossier; empty for a set."""
    sha256: str
    pointer: str = ""
    """JSON pointer: then ``sha256`` is that of the value there, as ``value_digest`` takes it."""
    subjects: AppliesTo | None = None
    """A set: every file that holds subjects of this kind, so that an added one is noticed too."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one assessor answered to a question that is to be settled together."""

    assessor: str
    answer: Verdict | int | None
    comment: str = ""
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One assessor's answer to one criterion."""

    criterion: str
    assessor: str
    role: AssessorRole
    answer: Verdict | int | None
    """A verdict, or a level on the standard's scale; None when only ``subjects`` are answered."""
    comment: str = ""
    """Shared with the applicant."""
    note: str = ""
    """Internal; never in the audit JSON."""
    confidence: Confidence | None = None
    on: date | None = None
    cites: tuple[str, ...] = ()
    rests_on: tuple[RestsOn, ...] = ()
    subjects: Mapping[str, Verdict] = field(default_factory=dict)
    """Answers per subject id (badge class …); the criterion's ``at_least`` applies to them."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessor's file of judgements."""

    source: str
    """Where it came from: the file's name as given, without folders outside the dossier."""
    sha256: str
    inside_dossier: bool
    """True when the file lies in the audited folder: an issuer could have written it."""
    assessor: str
    role: AssessorRole
    standard: str
    edition: str
    judgements: tuple[Judgement, ...]
    applicant: str = ""
    """Name of the organisation judged; empty when the file does not say it."""
    opinions: Mapping[str, tuple[Opinion, ...]] = field(default_factory=dict)
    """Criterion id → what the assessors answered; in a consensus that is to be settled."""
    drafts: tuple[Judgement, ...] = ()
    """Entries begun without an answer: not judged yet, kept so that no word of them is lost."""
