"""What certifying works on: who passed, by which rule, in whose name, until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from badgeaudit.model.outcomes import Status


@dataclass(frozen=True, slots=True)
class Achieved:
    """One condition of the pass rule, and how a trainee came to meet it or not."""

    part: str
    found: int
    of: int
    """What ``found`` is counted in; 0 where it is counted in nothing."""


@dataclass(frozen=True, slots=True)
class Graded:
    """One trainee, as ``workshop grade`` left it."""

    name: str
    passed: bool
    parts: Mapping[str, Achieved]


@dataclass(frozen=True, slots=True)
class Grade:
    """What a graded class tells that certificates need."""

    digest: str
    """SHA-256 of the file: which grading a certificate rests on."""
    standard: str
    title: str
    edition: str
    rule: str
    """The pass rule in words."""
    rule_status: Status
    needed: Mapping[str, int]
    """Part of the rule → what it asks for: a number, or percent."""
    trainees: tuple[Graded, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """In whose name certificates are issued, and how long they hold."""

    issuer_name: str
    issuer_url: str
    valid_from: date
    valid_until: date


@dataclass(frozen=True, slots=True)
class Recipient:
    """To whom a credential is issued: the person's name, or the hash of an e-mail address."""

    identity: str
    salt: str = ""
    hashed: bool = False
