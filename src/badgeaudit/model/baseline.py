"""Failures that were known before: Failure, Baseline, and how an audit compares with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure that the gate ``automatic`` minds, known again by its fingerprint."""

    fingerprint: str
    criterion: str
    """Id of the criterion; empty for an invalid file and for a proof that does not hold."""
    subject: str
    path: str
    text: str
    """What was said of it, for people who read the baseline."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The failures of an earlier audit, which do not count as new."""

    source: str
    """Name of the file it was read from."""
    standard: str
    edition: str
    as_of: date
    failures: Mapping[str, Failure]
    """By fingerprint."""
    met: int
    of: int
    """The total score then, at its lower end."""
    organisation: str = ""
    """Whose dossier it was; empty when that is not known."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An audit held against a baseline."""

    baseline: Baseline
    new: tuple[Failure, ...]
    known: tuple[Failure, ...]
    fixed: tuple[Failure, ...]
    """In the baseline, and no failure any more: they can be taken out of it."""


def proof_fingerprint(path: str) -> str:
    """Return the fingerprint of a proof that does not hold, in the file at this path."""
    return sha256(f"proof\0{path}".encode("utf-8", "surrogatepass")).hexdigest()[:20]
