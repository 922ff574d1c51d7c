"""A finding's fingerprint: the same for the same finding, however the file is laid out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from badgeaudit.model.results import Finding

_INDEX = re.compile(r"/\d+(?=/|$)")


def fingerprinted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with their fingerprints.

    It is a hash of criterion, message id, subject id, the property the message names (if any) and
    the pointer without list positions: never of line, wording or path, so that reformatting, moving
    or translating changes nothing. Findings that are alike in all of it are numbered in order.
    """
    seen: Counter[str] = Counter()
    result = []
    for finding in findings:
        base = _hash(finding)
        seen[base] += 1
        number = seen[base]
        result.append(
            Finding(
                finding.outcome,
                finding.message,
                finding.subject,
                finding.place,
                finding.criterion,
                base if number == 1 else f"{base}-{number}",
            )
        )
    return tuple(result)


def _hash(finding: Finding) -> str:
    pointer = _INDEX.sub("/*", finding.place.pointer) if finding.place else ""
    parts = (
        finding.criterion,
        finding.message.id,
        finding.subject,
        str(finding.message.params.get("property", "")),
        pointer,
    )
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
