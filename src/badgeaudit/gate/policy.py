"""Audit + policy → exit code and the reasons for it. Pure.

| code | meaning |
|---|---|
| 0 | audited, gate passed |
| 1 | audited, gate not passed |
| 3 | undecided: nothing failed, but judgements are missing (gate ``readiness``) |

Code 2 (not audited) never comes from here: it is what errors give.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.model.baseline import proof_fingerprint
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Audit, Score

PASSED, NOT_PASSED, UNDECIDED = 0, 1, 3
_NAMED = 5
_OF_FILES = ("conforms", "credentials_verify")
"""Checks whose failure is that of a file or its proof, so that one waiver is enough for both."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which gates are set. Each is additional; none switches another off."""

    gate: Gate = Gate.AUTOMATIC
    fail_on: FailOn = FailOn.MUST
    min_score: int | None = None
    """Percent that the lower end of the total score has to reach."""
    known: frozenset[str] = frozenset()
    """Fingerprints of failures that a baseline knew; only the gate ``automatic`` passes them."""


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
        failed += _automatic(audit, policy)
    elif policy.gate is Gate.READINESS:
        (undecided if audit.readiness.outcome == "undecided" else failed).extend(_readiness(audit))
    if policy.min_score is not None:
        failed += _score(audit.scores[-1], policy.min_score)
    code = NOT_PASSED if failed else UNDECIDED if undecided else PASSED
    return Verdict(code, tuple(failed + undecided))


def _automatic(audit: Audit, policy: Policy) -> list[Message]:
    accepted = policy.known | _waived(audit)
    excused = _waived_files(audit)
    reasons = []
    invalid = tuple(sorted(set(_invalid(audit, accepted)) - excused))
    if invalid:
        reasons.append(message("gate.invalid-files", count=len(invalid), files=_first(invalid)))
    broken = tuple(
        file.path
        for file in audit.dossier.files
        if file.proof_failed
        and proof_fingerprint(file.path) not in accepted
        and file.path not in excused
    )
    if broken:
        reasons.append(message("gate.failed-proofs", count=len(broken), files=_first(broken)))
    failed = tuple(_failed(audit, policy.fail_on, accepted))
    if failed:
        reasons.append(message("gate.failed-criteria", count=len(failed), criteria=failed))
    return reasons


def _invalid(audit: Audit, accepted: Set[str]) -> Iterator[str]:
    """Yield the badge files, credentials and the application that have a failure not accepted."""
    said: dict[str, set[str]] = {}
    for finding in audit.file_findings:
        if finding.outcome is Outcome.FAILED:
            said.setdefault(finding.subject, set()).add(finding.fingerprint)
    wrong = {file.path for file in audit.dossier.files if _is_invalid(file)}
    application = audit.dossier.application
    if application is not None and application.path in said:
        wrong.add(application.path)
    for path in wrong:
        prints = said.get(path, set())
        if not (prints and prints <= accepted):
            yield path


def _failed(audit: Audit, fail_on: FailOn, accepted: Set[str]) -> Iterator[str]:
    """Yield the binding criteria that a check settled as failed, for a reason not accepted."""
    binding = {Obligation.MUST, Obligation(fail_on.value)}
    met = {r.criterion for r in audit.waiving.results if r.outcome is Outcome.PASSED}
    for criterion, result in zip(audit.standard.criteria, audit.results, strict=True):
        if criterion.obligation not in binding or criterion.same_as is not None:
            continue
        observed = result.observed
        if observed is None or not observed.settled or observed.outcome is not Outcome.FAILED:
            continue
        reasons = {f.fingerprint for f in observed.findings if f.outcome is Outcome.FAILED}
        waived = criterion.id in met and result.outcome is Outcome.FAILED
        if not waived and not (reasons and reasons <= accepted):
            yield criterion.id


def _waived(audit: Audit) -> frozenset[str]:
    return frozenset(each for waived in audit.waiving.waived for each in waived.covers)


def _waived_files(audit: Audit) -> frozenset[str]:
    """Return the files that a waiver of the checks on files and proofs accepts as they are."""
    accepted = _waived(audit)
    return frozenset(
        finding.place.path
        for criterion, result in zip(audit.standard.criteria, audit.results, strict=True)
        if criterion.check is not None and criterion.check.named in _OF_FILES
        for finding in (result.observed.findings if result.observed else ())
        if finding.fingerprint in accepted and finding.place is not None
    )


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
