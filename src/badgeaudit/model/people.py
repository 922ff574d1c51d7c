"""What people say: claims of the applicant, judgements of assessors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

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
    """One thing a judgement was made on, fixed by its content."""

    path: str
    sha256: str
    pointer: str = ""


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
