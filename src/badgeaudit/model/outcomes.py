"""The closed vocabularies: outcomes (EARL), status, obligation, answer, applies-to."""

from __future__ import annotations

from enum import StrEnum


class Outcome(StrEnum):
    """What came of a check or a criterion, in the words of W3C's EARL 1.0.

    Source: https://www.w3.org/TR/EARL10-Schema/#OutcomeValue
    """

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    """Looked at, but a machine (or these people) can't decide."""
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"
    """Not looked at: nothing there to look at, offline, or an extra is missing."""


class Status(StrEnum):
    """Whether the pages of the standard's owner state it, or we derived it from a named source."""

    OFFICIAL = "official"
    DERIVED = "derived"


class Obligation(StrEnum):
    """How strongly a criterion binds; ``may`` is outside every denominator."""

    MUST = "must"
    SHOULD = "should"
    MAY = "may"


class Answer(StrEnum):
    """How a criterion is answered."""

    TICK = "tick"
    LEVEL = "level"
    PRESENCE = "presence"
    DECLARATION = "declaration"


class AppliesTo(StrEnum):
    """What a criterion looks at. ``dossier`` is the application and the dossier as a whole."""

    BADGE_CLASS = "badge_class"
    CREDENTIAL = "credential"
    ISSUER = "issuer"
    DOSSIER = "dossier"
