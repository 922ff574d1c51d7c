"""Tell which of badgeaudit's own files somebody gave where another one is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message

Kind = Literal[
    "audit",
    "comparison",
    "difference",
    "assessment",
    "decision",
    "application",
    "workshop-key",
    "grade",
]

_MARKS: Mapping[Kind, frozenset[str]] = {
    "audit": frozenset({"schema_version", "results", "readiness"}),
    "comparison": frozenset({"schema_version", "assessors", "differing"}),
    "difference": frozenset({"schema_version", "old", "new"}),
    "assessment": frozenset({"assessment", "assessor"}),
    "decision": frozenset({"decision", "standard"}),
    "application": frozenset({"application", "organisation"}),
    "workshop-key": frozenset({"key", "seed", "difficulty"}),
    "grade": frozenset({"grade", "trainees"}),
}
"""Kind → names that stand at the top of each file of it. An audit may name its decision too, so the
order counts."""

_NAMES: Mapping[Kind, str] = {
    "audit": "documents.kind-audit",
    "comparison": "documents.kind-comparison",
    "difference": "documents.kind-difference",
    "assessment": "documents.kind-assessment",
    "decision": "documents.kind-decision",
    "application": "documents.kind-application",
    "workshop-key": "documents.kind-workshop-key",
    "grade": "documents.kind-grade",
}


def own_file(data: Any) -> str | None:
    """Return in words which kind of ours a file is; None when it is none of ours."""
    kind = _kind(data)
    return None if kind is None else sentence(Message(_NAMES[kind]))


def mistaken(data: Any, wanted: Kind) -> Message | None:
    """Return what to say when a file is another kind of ours than the wanted one; else None.

    A file that has what the wanted kind begins with is not mistaken, however much is wrong in it.
    """
    if not isinstance(data, Mapping) or data.keys() >= _MARKS[wanted]:
        return None
    found = own_file(data)
    if found is None:
        return None
    return message("documents.other-kind", found=found, wanted=sentence(Message(_NAMES[wanted])))


def _kind(data: Any) -> Kind | None:
    if not isinstance(data, Mapping):
        return None
    return next((kind for kind, marks in _MARKS.items() if data.keys() >= marks), None)
