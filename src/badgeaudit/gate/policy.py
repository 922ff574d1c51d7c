"""Audit + policy → exit code and the reasons for it. Pure.

| code | meaning |
|---|---|
| 0 | audited, gate passed |
| 1 | audited, gate not passed |
| 3 | undecided: nothing failed, but judgements are missing (gate ``readiness``) |

Code 2 (not audited) never comes from here: it is what errors give.
"""

from __future__ import annotations

from dataclasses import dataclass

from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Audit, Score

PASSED, NOT_PASSED, UNDECIDED = 0, 1, 3
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Policy:
    """Which gates are set. Each is additional; none switches another off."""

    gate: Gate = Gate.AUTOMATIC
    fail_on: FailOn = FailOn.MUST
    min_score: int | None = None
    """Percent that the lower end of the total score has to reach."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The exit code and, for each gate that was not passed, why."""

    code: int
    reasons: tuple[Message, ...]


def decide(audit: Audit, policy: Policy) -> Verdict:
    """Apply every gate that is set; a failed one outweighs an undecided one."""
    failed: list[Message] = []
    undecided: list[Message] = []
    if policy.gate is Gate.AUTOMATIC:
        failed += _automatic(audit, policy.fail_on)
    elif policy.gate is Gate.READINESS:
        (undecided if audit.readiness.outcome == "undecided" else failed).extend(_readiness(audit))
    if policy.min_score is not None:
        failed += _score(audit.scores[-1], policy.min_score)
    code = NOT_PASSED if failed else UNDECIDED if undecided else PASSED
    return Verdict(code, tuple(failed + undecided))


def _automatic(audit: Audit, fail_on: FailOn) -> list[Message]:
    reasons = []
    invalid = tuple(file.path for file in audit.dossier.files if _is_invalid(file))
    application = audit.dossier.application
    if application is not None and any(f.subject == application.path for f in audit.file_findings):
        invalid = tuple(sorted({*invalid, application.path}))
    if invalid:
        reasons.append(message("gate.invalid-files", count=len(invalid), files=_first(invalid)))
    broken = tuple(file.path for file in audit.dossier.files if file.proof_failed)
    if broken:
        reasons.append(message("gate.failed-proofs", count=len(broken), files=_first(broken)))
    binding = {Obligation.MUST, Obligation(fail_on.value)}
    failed = tuple(
        criterion.id
        for criterion, result in zip(audit.standard.criteria, audit.results, strict=True)
        if criterion.obligation in binding
        and criterion.same_as is None
        and result.observed is not None
        and result.observed.settled
        and result.observed.outcome is Outcome.FAILED
    )
    if failed:
        reasons.append(message("gate.failed-criteria", count=len(failed), criteria=failed))
    return reasons


def _first(names: tuple[str, ...]) -> tuple[str, ...]:
    """Name the first few; the report has them all."""
    return names if len(names) <= _NAMED else (*names[:_NAMED], "…")


def _is_invalid(file: SourceFile) -> bool:
    return file.role in ("badge", "credential", "application") and not file.valid


def _readiness(audit: Audit) -> list[Message]:
    if audit.readiness.outcome == "ready":
        return []
    lacking = tuple(r.rule for r in audit.readiness.rules if r.outcome is not Outcome.PASSED)
    if audit.readiness.outcome == "not yet":
        return [message("gate.not-ready", rules=lacking)]
    if not lacking:
        return [message("gate.provisional")]
    return [message("gate.undecided", rules=lacking)]


def _score(total: Score, minimum: int) -> list[Message]:
    # Integers: 2 of 3 is 66.6…, which does not reach 67.
    if total.of and total.met * 100 >= minimum * total.of:
        return []
    return [message("gate.score-too-low", met=total.met, of=total.of, minimum=minimum)]
