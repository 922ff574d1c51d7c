"""What a committee decided, and what of the procedure was kept: Decision, ProcedureResult."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, Place, Problem

Interest = Literal["none", "staff", "money", "family", "other"]
Vote = Literal["for", "against", "abstain"]
DecidedBy = Literal["vote", "consensus"]


@dataclass(frozen=True, slots=True)
class Official:
    """A member of the committee, or a reviewer."""

    name: str
    organisation: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    coordination_trio: bool | None = None
    """Of one of the coordinating organisations; None when the file does not say."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one person declared about ties to the applicant."""

    name: str
    interest: Interest
    text: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """The data that the label itself carries."""

    issuing_body: str = ""
    issued_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Former:
    """An earlier application of the same organisation."""

    decided_on: date | None = None
    outcome: str = ""
    changes_seen: bool | None = None
    """Whether the reviewers had the former answers and what has changed since."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One file of the committee. What is empty or None was not written down (yet)."""

    source: str
    """The file's name, without folders."""
    sha256: str
    inside_dossier: bool
    """True when the file lies in the audited folder: an issuer could have written it."""
    standard: str
    edition: str = ""
    applicant: str = ""
    dossier_digest: str = ""
    """Which state of the dossier was decided on."""
    audit_as_of: date | None = None
    audit_sha256: str = ""
    """The audit that the committee had before it."""
    members: tuple[Official, ...] = ()
    reviewers: tuple[Official, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    received_on: date | None = None
    reviewed_on: date | None = None
    decided_on: date | None = None
    communicated_on: date | None = None
    feedback_sent_on: date | None = None
    decided_by: DecidedBy | None = None
    votes: Mapping[str, Vote] = field(default_factory=dict)
    """Name of a member → vote."""
    outcome: str = ""
    conditions: tuple[str, ...] = ()
    reasons: str = ""
    notes: str = ""
    """Internal; never in the audit JSON."""
    label: Label | None = None
    former: Former | None = None
    positions: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """JSON pointer → (line, column) in the file."""

    def place(self, pointer: str) -> Place:
        """Return where a pointer stands; of what is not there, where its parent stands."""
        spot = pointer
        while spot and spot not in self.positions:
            spot = spot.rpartition("/")[0]
        return Place(self.source, pointer, *self.positions.get(spot, (None, None)))


@dataclass(frozen=True, slots=True)
class ProcedureResult:
    """One rule of the procedure: was it kept, and why. Never scored."""

    rule: str
    outcome: Outcome
    """passed: kept. failed: not kept. cantTell: the file does not say enough. untested: there is
    no decision, or nothing to look at. inapplicable: it does not concern this decision."""
    reason: Message
    place: Place | None = None
    warnings: tuple[Message, ...] = ()
    """What the rule only recommends ("should") and is not so, or can't be told."""
    criteria: tuple[str, ...] = ()
    """Criteria it is about: those that had to be put before the committee."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """A decision held against the standard's procedure; nothing of it reaches readiness."""

    rules: tuple[ProcedureResult, ...] = ()
    """In the standard's order; untested without a decision."""
    contradictions: tuple[Problem, ...] = ()
    """Where the file contradicts itself, the application or the assessments."""
    favourable: bool | None = None
    """Whether the outcome grants what was applied for; None when that can't be told."""
    beside: Message | None = None
    """How decision and readiness stand to each other; None without a decision."""
