"""One subject → the findings of every check that applies to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from badgeaudit.audit.aggregate import graver
from badgeaudit.checks import CHECKS
from badgeaudit.checks.base import Each, Parameters, Tools
from badgeaudit.checks.declared import declared
from badgeaudit.model.badges import Subject, SubjectKind
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import FINDINGS, Block, kept
from badgeaudit.model.results import Finding
from badgeaudit.model.standard import Standard


class Examination(NamedTuple):
    """One check of one criterion, ready to be called."""

    criterion: str
    each: Each
    parameters: Parameters


@dataclass(slots=True)
class Seen:
    """What was seen for one criterion: a clean subject leaves no trace."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    """Subject id → gravest outcome, for the subjects with findings."""
    findings: list[Finding] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    """Findings that stand before those, packed."""

    def add(self, finding: Finding) -> None:
        """Note one finding."""
        self.findings.append(finding)
        if finding.outcome is not Outcome.PASSED:
            before = self.outcomes.get(finding.subject)
            outcome = finding.outcome
            self.outcomes[finding.subject] = outcome if before is None else graver(before, outcome)

    def take(self, outcomes: Iterable[tuple[str, Outcome]], block: Block) -> None:
        """Add what a worker saw; all that it saw comes before what is noted here."""
        self.blocks.append(block)
        for subject, outcome in outcomes:
            before = self.outcomes.get(subject)
            self.outcomes[subject] = outcome if before is None else graver(before, outcome)

    def all_findings(self) -> Sequence[Finding]:
        """Return the findings in order."""
        return kept(FINDINGS, self.blocks, self.findings)


def examinations(standard: Standard) -> dict[SubjectKind, tuple[Examination, ...]]:
    """Return, for each kind of subject, the checks that look at subjects one by one."""
    plan: dict[SubjectKind, list[Examination]] = defaultdict(list)
    for criterion in standard.criteria:
        check = criterion.check
        if check is None:
            continue
        kind: SubjectKind = criterion.applies_to.value
        each = CHECKS[check.named].each if check.named else declared(check, kind)
        if each is not None:
            plan[kind].append(Examination(criterion.id, each, check.parameters))
    return {kind: tuple(checks) for kind, checks in plan.items()}


def examine(subject: Subject, plan: Sequence[Examination], tools: Tools) -> Iterable[Finding]:
    """Run every check on one subject; yields only what is not simply passed."""
    for criterion, each, parameters in plan:
        for finding in each(subject, parameters, tools):
            # dataclasses.replace takes five times as long, and this is the busiest line of all
            yield Finding(
                finding.outcome, finding.message, finding.subject, finding.place, criterion
            )
