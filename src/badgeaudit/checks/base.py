"""What every check receives and returns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from badgeaudit.model.badges import ImageFacts, Row, Subject
from badgeaudit.model.dossier import EvidenceText, SourceFile
from badgeaudit.model.links import Opened
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.places import Message
from badgeaudit.model.results import Finding
from badgeaudit.model.verification import Verification

Parameters = Mapping[str, Any]


class Tools(Protocol):
    """All that a check may ask of the world outside; faked in tests."""

    @property
    def application(self) -> Mapping[str, Any]:
        """The application's real answers; empty when there is none."""

    @property
    def as_of(self) -> date:
        """The date the audit speaks of; never ask the clock."""

    def image(self, reference: str, path: str) -> ImageFacts | Message:
        """Open a picture: a data URI, or a file of the dossier.

        ``reference`` is what the badge says; a relative one is taken from the folder of ``path``,
        and of a web address the copy with the same file name in the dossier, if any.
        The message says why it could not be opened: not in the dossier, not a picture, too large.
        """

    def evidence(self, path: str) -> EvidenceText | None:
        """Return the text of a file of the dossier; None when there is no such file."""

    def verify(self, path: str) -> Verification | None:
        """Verify a credential file of the dossier; None when there is no such badge file."""

    def opened(self, urls: Iterable[str]) -> tuple[Opened, ...]:
        """Open links, several at once; return what came of each, in order. Reads no page."""

    def reads_like(self, text: str) -> tuple[str, ...]:
        """Return the tags of the languages a text may be in; none when that can't be told.

        Several only where the detector can't tell them apart. Takes long: ask when it matters.
        """

    def keywords(self, topic: str, language: str) -> tuple[str, ...] | None:
        """Word beginnings of a topic in a language (``en`` for ``en-GB``), or None."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the whole dossier once every file has been read."""

    rows: Sequence[Row]
    """One small row per distinct subject, and the embedded copies that differ from their class."""
    files: Sequence[SourceFile]
    failed: tuple[str, ...] = ()
    """Ids of criteria whose check settled ``failed``; only for checks marked ``last``."""


Each = Callable[[Subject, Parameters, Tools], Iterable[Finding]]
"""Looks at one subject, in a worker. Nothing yielded = passed, so a pass costs no object.

Yielded outcomes: ``failed``, ``cantTell``, ``inapplicable``, ``untested``; a ``passed`` finding is
a supporting remark. The subject comes out as the gravest of them. A finding needs ``outcome``,
``message``, ``subject`` (the subject's id) and ``place``; the rest is filled in by the audit.
"""

Whole = Callable[[Facts, Parameters, Tools], Iterable[Finding]]
"""Looks at the dossier after the merge. Subjects no finding names have passed.

A finding about a subject that is not among the rows (an unreadable file: its path is the id) counts
as one subject more. For ``applies_to: dossier`` the only subject is ``results.DOSSIER``.
"""


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """One entry of ``CHECKS``: what it does, for which kind of subject."""

    each: Each | None = None
    whole: Whole | None = None
    last: bool = False
    """True when it needs ``Facts.failed``: run after all the others."""
    parameters: frozenset[str] = frozenset()
    """Names it takes under ``with:``; a test holds them equal to the standard's schema."""
    about: tuple[str | AppliesTo, ...] = ()
    """What of the application it looks at, as dotted paths; ``{policy}`` stands for a parameter.
    A kind of subject where a check of the whole dossier looks at these too.
    """
