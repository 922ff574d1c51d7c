"""A finding's fingerprint: the same for the same finding, however the file is laid out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from badgeaudit.model.packing import mapped
from badgeaudit.model.results import Finding

_INDEX = re.compile(r"/\d+(?=/|$)")


def fingerprinted(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return the findings with their fingerprints.

    It is a hash of criterion, message id, subject id, the property the message names (if any) and
    the pointer without list positions: never of line, wording or path, so that reformatting, moving
    or translating changes nothing. Findings that are alike in all of it are numbered in order.
    """
    if not isinstance(findings, Sequence):
        findings = tuple(findings)
    if _are_done(findings):
        return findings
    seen: Counter[str] = Counter()

    def numbered(finding: Finding) -> Finding:
        base = finding.fingerprint or fingerprint(finding)
        seen[base] += 1
        number = seen[base]
        return _with(finding, base if number == 1 else f"{base}-{number}")

    return mapped(numbered, findings)


def _are_done(findings: Sequence[Finding]) -> bool:
    """Tell whether all are marked and no two are alike."""
    seen = set()
    for finding in findings:
        if not finding.fingerprint:
            return False
        # a third of the memory of the text; should two be equal by chance, nothing is lost
        seen.add(hash(finding.fingerprint))
    return len(seen) == len(findings)


def _with(finding: Finding, fingerprint: str) -> Finding:
    return Finding(
        finding.outcome,
        finding.message,
        finding.subject,
        finding.place,
        finding.criterion,
        fingerprint,
    )


def fingerprint(finding: Finding) -> str:
    """Return what ``fingerprinted`` numbers: the costly part, which the workers do."""
    pointer = finding.place.pointer if finding.place else ""
    if pointer:
        pointer = _INDEX.sub("/*", pointer)
    parts = (
        finding.criterion,
        finding.message.id,
        finding.subject,
        str(finding.message.params.get("property", "")),
        pointer,
    )
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
