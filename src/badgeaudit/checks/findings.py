"""Making findings: about a subject of a badge file, or about the application."""

from __future__ import annotations

from badgeaudit.model.badges import Subject
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, Place, message
from badgeaudit.model.results import DOSSIER, Finding

APPLICATION = "application.yaml"
"""Where findings about the application stand; the audit puts the real path and the line in."""


def located(subject: Subject, pointer: str = "") -> Place:
    """Return the place of a normalised pointer inside the subject's document.

    ``subject.sources`` knows where names differ; for a pointer below a known one the rest is kept,
    and where the document has no such value the nearest existing parent is shown in the end.
    """
    known, rest = pointer, ""
    while known and known not in subject.sources:
        known, _, last = known.rpartition("/")
        rest = f"/{last}{rest}"
    return Place(subject.path, subject.pointer + subject.sources.get(known, known) + rest)


def about(subject: Subject, outcome: Outcome, what: Message, pointer: str = "") -> Finding:
    """Return a finding about a subject; ``pointer`` is a pointer into its normalised fields."""
    return Finding(outcome, what, subject.id, located(subject, pointer))


def failed(subject: Subject, what: Message, pointer: str = "") -> Finding:
    """Return a failure of a subject."""
    return about(subject, Outcome.FAILED, what, pointer)


def cant_tell(subject: Subject, what: Message, pointer: str = "") -> Finding:
    """Return a finding that a person has to decide about a subject."""
    return about(subject, Outcome.CANT_TELL, what, pointer)


def untested(subject: Subject, what: Message, pointer: str = "") -> Finding:
    """Return a finding that something of a subject was not looked at."""
    return about(subject, Outcome.UNTESTED, what, pointer)


def in_application(outcome: Outcome, what: Message, pointer: str = "") -> Finding:
    """Return a finding about the dossier as a whole, at a JSON pointer of the application."""
    return Finding(outcome, what, DOSSIER, Place(APPLICATION, pointer))


def not_provided(key: str) -> Finding:
    """Return ``untested``: the application has no (real) answer under this dotted key.

    Missing material is "not provided", never a failure by itself. Its place is that of the key, so
    that an answer which could not be used is found at its line.
    """
    pointer = "/" + key.replace(".", "/")
    return in_application(Outcome.UNTESTED, message("checks.not-provided", key=key), pointer)


def short(words: str, limit: int = 120) -> str:
    """Return a text of the dossier cut to what fits into a sentence, on one line."""
    line = " ".join(words[: 4 * limit].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
