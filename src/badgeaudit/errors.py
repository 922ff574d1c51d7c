"""Every error a user can meet, as a tree::

    BadgeAuditError            exit code 2
    ├── InvalidStandard        a standard's YAML is not what its schema asks
    ├── UnreadableDossier      nothing to audit: no such path, not a zip, two applications …
    ├── InvalidAssessment      a file given with --assessment can't be used
    ├── InvalidWaivers         a file given with --waivers can't be used
    ├── InvalidDecision        a file given with --decision can't be used
    ├── InvalidKey             the answer key of an exercise can't be used
    ├── InvalidGrade           a file is not the grade of a workshop's class
    ├── InvalidSigningKey      a private key to sign with can't be used
    ├── InvalidRecipients      a list of e-mail addresses can't be used
    ├── InvalidSettings        badgeaudit.toml is not what its schema asks
    ├── InvalidBaseline        a file given with --baseline can't be used
    ├── InvalidAudit           a file given to ``report`` is not an audit
    ├── InvalidTemplate        a user's template given to ``report`` does not work
    ├── Undecodable            one document can't be decoded (turned into a finding by the audit)
    ├── NotWritten             an output file can't be written, or would be overwritten
    └── WrongUse               options that make no sense together

Each carries problems (message and place); the command line prints them all and exits with the code.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from badgeaudit.model.places import Message, Place, Problem


class BadgeAuditError(Exception):
    """Root of all errors; holds what is wrong and where, all at once."""

    exit_code: ClassVar[int] = 2

    def __init__(self, problems: Sequence[Problem] | Message) -> None:
        """Take a list of problems, or one message that has no place."""
        if isinstance(problems, Message):
            problems = (Problem(problems, Place("")),)
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(f"{p.place}: {p.message.id}" for p in self.problems))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it travel between processes with its problems."""
        return (type(self), (self.problems,))


class InvalidStandard(BadgeAuditError):
    """A standard's YAML does not follow ``schemas/standard.schema.json``, or contradicts itself."""


class UnreadableDossier(BadgeAuditError):
    """There is nothing that could be audited at the given path."""


class InvalidAssessment(BadgeAuditError):
    """A file of judgements can't be used."""


class InvalidWaivers(BadgeAuditError):
    """A file of waivers can't be used."""


class InvalidDecision(BadgeAuditError):
    """A committee's decision can't be used."""


class InvalidKey(BadgeAuditError):
    """The answer key of an exercise can't be used."""


class InvalidGrade(BadgeAuditError):
    """A JSON file is not the grade of a class, or of a version this badgeaudit does not know."""


class InvalidSigningKey(BadgeAuditError):
    """A private key can't be used; never says what is in its file."""


class InvalidRecipients(BadgeAuditError):
    """A list of e-mail addresses can't be used; never says an address."""


class InvalidSettings(BadgeAuditError):
    """A settings file can't be used."""


class InvalidBaseline(BadgeAuditError):
    """A file of known failures can't be used."""


class InvalidAudit(BadgeAuditError):
    """A JSON file is not an audit, or of a version this badgeaudit does not know."""


class InvalidTemplate(BadgeAuditError):
    """A user's template is not Jinja, wants what is not there, or what it may not have."""


class Undecodable(BadgeAuditError):
    """A document is not JSON or YAML, or exceeds a limit."""


class NotWritten(BadgeAuditError):
    """A file was not written: it exists already, or the folder is missing or read-only."""


class WrongUse(BadgeAuditError):
    """Options or arguments that can't be followed."""
