"""An audit of a practice dossier → what grading uses of it.

Pure: no file, no clock, nothing printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from badgeaudit.model.outcomes import AppliesTo, Outcome
from badgeaudit.model.results import Audit, Observation

_SETTLED = ("observation", "claim")


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What an audit of a practice dossier tells; grading does without it, but then knows less."""

    digest: str
    files: Mapping[str, str] = field(default_factory=dict)
    """Path → SHA-256, to match assessments by content."""
    subjects: Mapping[AppliesTo, tuple[str, ...]] = field(default_factory=dict)
    """Ids by kind, for answers badge by badge."""
    paths: Mapping[str, str] = field(default_factory=dict)
    """Subject id → its file."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Path → names of the badges in it: a comment may name a badge instead of its file."""
    observations: Mapping[str, Observation] = field(default_factory=dict)
    settled: Mapping[str, Outcome] = field(default_factory=dict)
    """Criterion id → what it comes to if no assessor answers it."""


Facts = Mapping[str, DossierFacts]
"""Name of a dossier in the key → what an audit of it tells."""


def facts_of(audit: Audit) -> DossierFacts:
    """Return what an audit without any assessment tells about its dossier."""
    rows = [row for row in audit.subjects if not row.staff]
    subjects: dict[AppliesTo, dict[str, None]] = {}
    names: dict[str, dict[str, None]] = {}
    for row in rows:
        subjects.setdefault(AppliesTo(row.kind), {})[row.id] = None
        if row.kind == "badge_class" and row.name:
            names.setdefault(row.path, {})[row.name] = None
    own = {result.criterion: result for result in audit.results}
    return DossierFacts(
        digest=audit.dossier.digest,
        files={file.path: file.sha256 for file in audit.dossier.files if file.sha256},
        subjects={kind: tuple(ids) for kind, ids in subjects.items()},
        paths={row.id: row.path for row in reversed(rows) if row.id},
        names={path: tuple(found) for path, found in names.items()},
        observations={
            id: result.observed for id, result in own.items() if result.observed is not None
        },
        settled={id: result.outcome for id, result in own.items() if result.decided_by in _SETTLED},
    )
