"""Feedback: the nouns of a letter to an applicant, described for templates in docs/templates.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["met", "to do", "optional", "waiting", "not applicable"]


@dataclass(frozen=True, slots=True)
class Comment:
    """What an assessor wrote to the applicant; internal notes are never in an audit."""

    by: str
    """``The committee``, ``A reviewer``, ``Another reviewer``; or the name, with ``--names``."""
    role: str
    """``consensus`` or ``reviewer``."""
    text: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was found."""

    text: str
    """What was found there; empty when the trouble says it for all its spots."""
    badge: str
    """Name of the badge it is about; empty when it is about the application or a file."""
    where: str
    """File and line: ``badges/podcast.json, line 7``; empty when there is no file."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of thing that was found by an automatic check."""

    text: str
    """What was found; empty when each spot has a text of its own."""
    spots: tuple[Spot, ...]
    more: int
    """How many further spots are not listed."""


@dataclass(frozen=True, slots=True)
class Point:
    """One criterion, as its applicant reads of it."""

    id: str
    title: str
    section: str
    """Id of its part of the standard."""
    also: tuple[str, ...]
    """Ids of criteria that ask for the same once more."""
    official: bool
    """True when the standard's owner asks for it; False when it was derived from other sources."""
    state: State
    question: str
    why: str
    wanted: str
    """What proof is asked for."""
    remedy: str
    """How to improve."""
    passed_example: str
    """An example that meets it, written by the standard's editors; may be empty."""
    failed_example: str
    """An example that does not; may be empty."""
    missing: bool
    """True when nothing was handed in; the point is then not failed, but not shown either."""
    waits_for: str
    """For an open point: ``you``, ``reviewers`` or ``committee``; else empty."""
    found_by: str
    """Who says so: ``committee``, ``reviewers``, ``reviewer`` (only one so far), ``check`` (by
    machine), ``you`` (the applicant); empty for an open point."""
    level: int | None
    """For a question with levels that is decided: the lowest level given."""
    needed: int
    """The level from which such a question is met."""
    comments: tuple[Comment, ...]
    troubles: tuple[Trouble, ...]
    explanation: str
    """What the applicant wrote about it, where something is to be done."""
    fulfils: tuple[str, ...]
    """Titles of the conditions that would be fulfilled once this alone is done."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the standard with some of its points."""

    id: str
    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Date:
    """A date of the procedure."""

    title: str
    """What has to be done by then."""
    text: str
    """The rule in full."""
    start: str
    """The day it is counted from (``2026-09-15``)."""
    on: str
    overdue: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What the committee decided; the tool never decides."""

    outcome: str
    """As it was written: ``issued`` or ``not yet issued``."""
    issued: bool
    on: str
    """The day of the decision; empty when it was not written down."""
    conditions: tuple[str, ...]
    reasons: str
    valid_until: str
    """Until when the label holds; empty when it was not written down."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that a letter to the applicant says."""

    applicant: str
    """The organisation's name, else the name of the dossier."""
    standard: str
    edition: str
    as_of: str
    """The day of the audit (``2026-11-24``)."""
    applied_on: str
    """The day of the application; empty when it was not given."""
    readiness: str
    """``ready``, ``not yet`` or ``undecided``."""
    provisional: bool
    """True while a result that counts rests on one reviewer, or on the applicant's own word."""
    met: int
    """How many of the points that count are met."""
    still_open: int
    """How many of them are still open."""
    counted: int
    """How many points count."""
    decision: Decision | None
    """The committee's decision; ``None`` while there is none."""
    good: tuple[Point, ...]
    """What is met."""
    good_by_section: tuple[Chapter, ...]
    """The same, by the parts of the standard; parts without any are left out."""
    to_do: tuple[Point, ...]
    """What to mend or hand in, most effective first."""
    optional: tuple[Point, ...]
    """What would be nice, but does not count."""
    waiting: tuple[Point, ...]
    """What other people still have to look at."""
    not_applicable: tuple[Point, ...]
    """What does not apply to this applicant."""
    files: tuple[Trouble, ...]
    """What is wrong with files and stands at no point."""
    dates: tuple[Date, ...]
    """What has to happen until when."""
    reviewers: tuple[str, ...]
    """Names of those who reviewed; empty unless names are shown."""
    disclaimer: str
    """Who decides."""
