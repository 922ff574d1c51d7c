"""A practice dossier before it is written out: everything that a flaw may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as member
from datetime import date
from random import Random
from typing import Any, Literal

from badgeaudit.workshop.making_data import Data

Form = Literal["ob2", "ob3"]
Document = Literal["policy", "guide", "feedback", "map", "issued", "plan", "register"]


@dataclass
class BadgeDraft:
    """One badge class."""

    slug: str
    name: str
    parts: dict[str, str]
    """The description's sentences by what they are about, in their order."""
    criteria: list[str]
    """Lines of the list; as running text when ``listed`` is False."""
    respelled: str
    english: str
    kind: str
    hours: int | None
    tags: list[str]
    alignment: list[dict[str, str]]
    outcome: str
    evidence: str
    """What learners hand in for it, in a sentence."""
    pixels: tuple[int, int] = (200, 200)
    listed: bool = True

    @property
    def description(self) -> str:
        """The description as the badge holds it."""
        return " ".join(self.parts.values())

    @property
    def narrative(self) -> str:
        """The criteria as the badge holds them."""
        return "\n".join(f"- {each}" if self.listed else each for each in self.criteria)


@dataclass
class CredentialDraft:
    """One issued credential."""

    number: int
    badge: str
    """Slug of the badge class."""
    issued: date
    learner: str
    evidence: str
    token: bool = False
    """A VC-JWT instead of JSON with a proof; only in version 3.0."""
    recipient: Literal["protected", "unsalted", "clear"] = "protected"
    proof: Literal["good", "broken", "none"] = "good"
    written: str = ""
    """The date of issue as it stands in the file, when it is not a proper one."""

    @property
    def path(self) -> str:
        """The file in the dossier."""
        return f"credentials/{self.number:02}-{self.badge}.{'jwt' if self.token else 'json'}"


@dataclass
class CourseDraft:
    """A badge that somebody of the staff earned."""

    path: str
    name: str
    issued: date
    by_applicant: bool = False
    """Issued by the applicant itself instead of the academy."""
    proof: Literal["good", "broken"] = "good"


@dataclass
class Draft:
    """A whole dossier. ``touched`` keeps two flaws from falling on the same badge or file."""

    seed: str
    """What keys, salts and pictures are derived from."""
    field: Data
    form: Form
    organisation: str
    domain: str
    town: str
    year: int
    people: list[str]
    applied_on: date
    paths: dict[Document, str]
    application: dict[str, Any]
    badges: list[BadgeDraft]
    credentials: list[CredentialDraft]
    courses: list[CourseDraft]
    policy: dict[str, str]
    """Section → text: issuing, revocation, appeal, lifespan, privacy."""
    texts: dict[Document, list[str]]
    """Paragraphs of the other documents, after their headings."""
    profile: dict[str, Any] = member(default_factory=dict)
    """Name, address and so on of the issuer."""
    moved: dict[Document, str] = member(default_factory=dict)
    """Documents that lie elsewhere than the application says."""
    touched: set[str] = member(default_factory=set)

    @property
    def plan(self) -> dict[str, Any]:
        """The plan of the application."""
        plan: dict[str, Any] = self.application["plan"]
        return plan

    @property
    def claims(self) -> dict[str, Any]:
        """The answers of the application."""
        claims: dict[str, Any] = self.application["claims"]
        return claims

    def free_badge(self, random: Random) -> BadgeDraft:
        """Return a badge that no flaw has touched, and note that this one does."""
        found = random.choice([b for b in self.badges if b.slug not in self.touched] or self.badges)
        self.touched.add(found.slug)
        return found

    def free_credential(self, random: Random) -> CredentialDraft:
        """Return a credential that no flaw has touched, never the earliest, and note it."""
        later = sorted(self.credentials, key=lambda each: each.issued)[1:]
        found = random.choice([c for c in later if c.path not in self.touched] or later)
        self.touched.add(found.path)
        return found

    def badge(self, slug: str) -> BadgeDraft:
        """Return the badge of that slug."""
        return next(badge for badge in self.badges if badge.slug == slug)

    def badge_id(self, badge: BadgeDraft) -> str:
        """Return the address that identifies a badge class."""
        if self.form == "ob2":
            return f"https://{self.domain}/badges/{badge.slug}.json"
        return f"https://{self.domain}/achievements/{badge.slug}"

    def badge_path(self, badge: BadgeDraft) -> str:
        """Return the file of a badge class."""
        return f"badges/{badge.slug}.json"

    def document_path(self, document: Document) -> str:
        """Return where a document lies."""
        return self.moved.get(document, self.paths[document])

    def every_badge_path(self) -> Iterator[str]:
        """Yield the files of all badge classes."""
        yield from map(self.badge_path, self.badges)
