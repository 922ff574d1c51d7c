"""phrase: a word or sentence of the reports themselves, from ``languages/<lang>/report.yaml``."""

from __future__ import annotations

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Parameter


def phrase(id: str, /, **values: Parameter) -> str:
    """Return the words of ``report.<id>``, filled in. Raises KeyError for an unknown id."""
    return sentence(Message(f"report.{id}", values))


def verdict_key(outcome: str) -> str:
    """Return a readiness outcome as the end of a phrase id: ``not yet`` is ``not-yet``."""
    return outcome.replace(" ", "-")
