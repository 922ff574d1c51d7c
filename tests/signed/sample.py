"""One sample: a file, the web around it, and what has to come of verifying it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from badgeaudit.model.verification import StepName, Verdict

AS_OF = "2026-06-15"
"""The day on which all samples are verified."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file and its expected result."""

    name: str
    """File name."""
    raw: bytes
    verdict: Verdict
    step: StepName | None = None
    """For what is not valid: the step that says so."""
    reason: str = ""
    """Id of the message it says it with; empty when any will do."""
    web: Mapping[str, bytes | int] = field(default_factory=dict)
    """Address → what it answers (a number is an HTTP status without content)."""
    warning: str = ""
    """Id of a message that has to stand among the warnings."""
    recipient: str | None = None
