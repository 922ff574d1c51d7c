"""What is asked in one sitting, and how it was called."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Round:
    """The options of ``assess`` that a session goes by."""

    dossier: Path
    standard: str = "quality-label"
    as_of: str | None = None
    only: str | None = None
    """The one question to ask."""
    everything: bool = False
    """Also what is settled or answered."""
