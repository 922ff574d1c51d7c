"""What can be chosen: the gates, and which obligations bind. Apart, so that --help stays quick."""

from __future__ import annotations

from enum import StrEnum


class Gate(StrEnum):
    """What has to hold for the run to succeed."""

    AUTOMATIC = "automatic"
    """No file of the dossier invalid, no settled observation failed on a binding criterion."""
    READINESS = "readiness"
    """The standard's own rules."""
    NONE = "none"


class FailOn(StrEnum):
    """Which obligations bind the gate ``automatic``."""

    MUST = "must"
    SHOULD = "should"
