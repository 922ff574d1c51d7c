"""What came out: Finding, Observation, Result, Score, Readiness, Audit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from badgeaudit.model.badges import Row
from badgeaudit.model.baseline import Compared
from badgeaudit.model.decision import Decision, Procedure
from badgeaudit.model.dossier import Dossier
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.people import Assessment, Claim, Judgement
from badgeaudit.model.places import Message, Place
from badgeaudit.model.standard import Standard
from badgeaudit.model.waivers import Waived

DOSSIER = "dossier"
"""The subject id of findings about the dossier as a whole."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing seen: an outcome, why, about what, and where."""

    outcome: Outcome
    """``passed`` here is a supporting remark; it never changes the subject's outcome."""
    message: Message
    subject: str = DOSSIER
    """Id of the subject, or ``dossier``."""
    place: Place | None = None
    """With a normalised or document pointer; lines are filled in afterwards, for findings only."""
    criterion: str = ""
    """Filled in by the audit; empty for problems of a file's shape."""
    fingerprint: str = ""
    """Hash of criterion, message id, subject and normalised pointer; never of line or wording."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many subjects came out how."""

    passed: int = 0
    failed: int = 0
    cant_tell: int = 0
    inapplicable: int = 0
    untested: int = 0

    @property
    def applicable(self) -> int:
        """All subjects but the inapplicable ones."""
        return self.passed + self.failed + self.cant_tell + self.untested


@dataclass(frozen=True, slots=True)
class Observation:
    """What the machine saw of one criterion."""

    criterion: str
    outcome: Outcome
    leaning: Outcome | None
    """``passed`` or ``failed`` where a heuristic leans one way without settling it."""
    tally: Tally
    findings: Sequence[Finding]
    settled: bool = False
    """True when the check may decide this outcome alone (``settles``)."""
    subjects: Mapping[str, Outcome] = field(default_factory=dict)
    """Subject id → outcome, for the subjects that did not simply pass."""


DecidedBy = Literal["consensus", "judgements", "observation", "claim", "open"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement together with what became of it."""

    judgement: Judgement
    source: str
    outcome: Outcome
    """The judgement as an outcome, per-subject answers and pass level applied."""
    level: int | None
    used: bool
    set_aside: Message | None = None
    """Why it did not count: stale, without the comment it needs, outside the scale."""


@dataclass(frozen=True, slots=True)
class Result:
    """One criterion with its four layers: claimed, observed, judged, resolved."""

    criterion: str
    outcome: Outcome
    decided_by: DecidedBy
    claimed: Claim | None = None
    observed: Observation | None = None
    judged: tuple[Judged, ...] = ()
    levels: tuple[int, ...] = ()
    provisional: bool = False
    """True when it rests on judgements without consensus or two distinct reviewers."""
    divergences: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A section's count: the interval is met … met + open, of ``of``."""

    section: str
    """Section id, or ``total``."""
    met: int
    open: int
    of: int
    claimed: int = 0
    """How many of them the applicant answered yes (by itself that counts for nothing)."""
    observed: int = 0
    judged: int = 0
    not_applicable: int = 0


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One readiness rule: does it hold, and why."""

    rule: str
    outcome: Outcome
    """passed, failed, or cantTell while something is open."""
    reason: Message
    met: int
    open: int
    of: int
    claimed: int = 0
    """For ``share``: how many the applicant claims."""
    blocking: tuple[str, ...] = ()
    """Ids of the criteria it fails because of or, while it is open, those it waits for."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """Ready, not yet, or undecided: never the award itself."""

    outcome: Literal["ready", "not yet", "undecided"]
    rules: tuple[RuleResult, ...]
    provisional: bool = False


Action = Literal["fix", "judge", "provide"]
"""fix: mend what failed. judge: an assessor has to answer. provide: material is missing."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do next, and what it moves."""

    criterion: str
    action: Action
    rules: tuple[str, ...]
    """Ids of the readiness rules it helps."""
    unblocks: tuple[str, ...]
    """Ids of the rules that would hold after this step alone."""
    moves: int
    """By how many points of the total score (0 or 1)."""
    findings: int
    """How many findings it would clear."""


@dataclass(frozen=True, slots=True)
class Due:
    """A date of the procedure."""

    rule: str
    start: date
    due: date
    overdue: bool


@dataclass(frozen=True, slots=True)
class Waiving:
    """What the issuer's waivers come to; nothing of it reaches readiness."""

    waived: tuple[Waived, ...] = ()
    results: tuple[Result, ...] = ()
    """The results with accepted failures counted as met; as they are without active waivers."""
    scores: tuple[Score, ...] = ()
    """The scores of these results, in the order of the raw ones."""


@dataclass(frozen=True, slots=True)
class Audit:
    """The result of one run: the master of every report."""

    tool: str
    """``badgeaudit <version>``."""
    standard: Standard
    dossier: Dossier
    as_of: date
    options: Mapping[str, Any]
    """Options that can change the result, such as ``fail_on``; no paths outside the dossier."""
    subjects: Sequence[Row]
    file_findings: Sequence[Finding]
    """Violations of shape, with lines: what the schemas say about each file."""
    results: tuple[Result, ...]
    scores: tuple[Score, ...]
    """One per section in order, then ``total``."""
    readiness: Readiness
    steps: tuple[Step, ...]
    dues: tuple[Due, ...]
    assessments: tuple[Assessment, ...]
    waiving: Waiving = Waiving()
    """Empty without ``--waivers``."""
    baseline: Compared | None = None
    """None without ``--baseline``."""
    decision: Decision | None = None
    """The committee's, when it was named with ``--decision``; it never changes readiness."""
    procedure: Procedure = field(default_factory=Procedure)
    """The decision held against the standard's procedure; never scored."""
    extras: Mapping[str, str] = field(default_factory=dict)
    """Optional packages present that can change a result: name → version."""
