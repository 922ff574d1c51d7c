"""Audit → its failures, and which of them a baseline knew. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from badgeaudit.model.baseline import Baseline, Compared, Failure, proof_fingerprint
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message
from badgeaudit.model.results import Audit, Finding

Words = Callable[[Message], str]
"""Puts a message into words."""


def failures(audit: Audit, words: Words) -> tuple[Failure, ...]:
    """Return every failure that a gate may mind: of files, of proofs, and settled by a check.

    Sorted by path, criterion and fingerprint. A criterion that repeats another has none of its own.
    """
    found = {each.fingerprint: each for each in _failures(audit, words)}
    return tuple(sorted(found.values(), key=lambda f: (f.path, f.criterion, f.fingerprint)))


def compare(audit: Audit, baseline: Baseline, words: Words) -> Compared:
    """Tell new failures from known ones, and which known ones are gone."""
    now = failures(audit, words)
    here = {failure.fingerprint for failure in now}
    gone = (each for each in baseline.failures.values() if each.fingerprint not in here)
    return Compared(
        baseline=baseline,
        new=tuple(each for each in now if each.fingerprint not in baseline.failures),
        known=tuple(each for each in now if each.fingerprint in baseline.failures),
        fixed=tuple(sorted(gone, key=lambda f: (f.path, f.criterion, f.fingerprint))),
    )


def _failures(audit: Audit, words: Words) -> Iterator[Failure]:
    for finding in audit.file_findings:
        if finding.outcome is Outcome.FAILED:
            yield _failure(finding, words)
    for file in audit.dossier.files:
        if file.proof_failed:
            yield Failure(proof_fingerprint(file.path), "", file.path, file.path, file.verdict)
    repeats = {criterion.id for criterion in audit.standard.criteria if criterion.same_as}
    for result in audit.results:
        observed = result.observed
        if observed is None or not observed.settled or result.criterion in repeats:
            continue
        for finding in observed.findings:
            if finding.outcome is Outcome.FAILED:
                yield _failure(finding, words)


def _failure(finding: Finding, words: Words) -> Failure:
    return Failure(
        fingerprint=finding.fingerprint,
        criterion=finding.criterion,
        subject=finding.subject,
        path=finding.place.path if finding.place else "",
        text=words(finding.message),
    )
