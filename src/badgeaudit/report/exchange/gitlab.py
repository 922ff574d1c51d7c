"""Audit document → GitLab's Code Quality report.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from badgeaudit.report.exchange.entries import entries
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.untrusted import escape_harmful, one_line

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render_gitlab(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return the failures that nothing accepts, and what waits for a person as ``info``.

    GitLab tells new from known ones by the fingerprints of the target branch; an entry without a
    file is shown at the application, or at the dossier's folder.
    """
    elsewhere = document["dossier"]["application"] or "."
    seen: Counter[str] = Counter()
    found = []
    for entry in entries(document):
        if entry.kind == "open" or (entry.kind == "fail" and not entry.counts):
            continue
        seen[entry.fingerprint] += 1
        again = seen[entry.fingerprint]
        found.append(
            {
                "description": one_line(f"{entry.rule}: {entry.text}"),
                "check_name": entry.rule,
                "fingerprint": entry.fingerprint if again == 1 else f"{entry.fingerprint}-{again}",
                "severity": _SEVERITIES[entry.level] if entry.kind == "fail" else "info",
                "location": {
                    "path": options.prefix + (entry.path or elsewhere),
                    "lines": {"begin": entry.line or 1},
                },
            }
        )
    return escape_harmful(json.dumps(found, ensure_ascii=False, indent=1)) + "\n"
