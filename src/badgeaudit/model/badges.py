"""Badges in one form: Form (what a document is) and Subject (what criteria look at)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, NamedTuple

from badgeaudit.model.places import Message

SubjectKind = Literal["badge_class", "credential", "issuer", "dossier"]


class Form(StrEnum):
    """What a document was recognised as, from its content."""

    OB2_BADGE_CLASS = "ob2.BadgeClass"
    OB2_PROFILE = "ob2.Profile"
    OB2_ASSERTION = "ob2.Assertion"
    OB2_ENDORSEMENT = "ob2.Endorsement"
    OB2_REVOCATION_LIST = "ob2.RevocationList"
    OB2_CRYPTOGRAPHIC_KEY = "ob2.CryptographicKey"
    OB3_ACHIEVEMENT = "ob3.Achievement"
    OB3_PROFILE = "ob3.Profile"
    OB3_CREDENTIAL = "ob3.AchievementCredential"
    OB3_ENDORSEMENT = "ob3.EndorsementCredential"
    CLR2_CREDENTIAL = "clr2.ClrCredential"
    OB1_BADGE_CLASS = "ob1.BadgeClass"
    OB1_ISSUER = "ob1.IssuerOrganization"
    OB1_ASSERTION = "ob1.Assertion"
    VC_STATUS_LIST = "vc.StatusListCredential"
    VC_OTHER = "vc.VerifiableCredential"
    PLAIN_BADGE_CLASS = "plain.BadgeClass"
    """Plain JSON without context or type that describes a badge (name and criteria or image …)."""
    JSONLD_CONTEXT = "jsonld.Context"
    OTHER_JSON = "json"
    """JSON, but nothing of ours."""


class Packaging(StrEnum):
    """How a document was wrapped in its file."""

    JSON = "json"
    JWT = "jwt"
    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Subject:
    """One badge class, credential or issuer (or the dossier) in the normalised form.

    The normalised form is described by ``schemas/normalised.schema.json``: keys are absent rather
    than null, lists are always lists, and the same key means the same thing in every version.
    """

    kind: SubjectKind
    id: str
    """The subject's own id (IRI); when it has none, ``path#pointer``."""
    form: Form
    path: str
    pointer: str
    """JSON pointer of the subject inside its document; empty when it is the document."""
    fields: Mapping[str, Any]
    sources: Mapping[str, str]
    """Normalised pointer (``/criteria/narrative``) → pointer in the document, where they differ."""
    embedded: bool = False
    """True when it was found inside another document (a class inside a credential)."""


Band = Literal["very-easy", "easy", "medium", "hard", "very-hard"]


class Readability(NamedTuple):
    """How hard a text is to read, as far as lengths tell."""

    language: str
    """BCP 47 tag, as stated or detected."""
    lix: int
    """Words per sentence, plus the percentage of words with more than six letters."""
    newspapers: int
    """The figure of ordinary newspapers in this language."""
    band: Band
    words: int
    sentences: int


class Aligned(NamedTuple):
    """A competence framework that a badge class is linked to, known by its address."""

    framework: str
    """Its id in ``criteria/frameworks.yaml``."""
    name: str
    code: str = ""
    """Code of the item, when it stands in the bundled list."""
    title: str = ""
    """Title of the item; may be empty where the framework has none."""


class Noticed(NamedTuple):
    """What was noticed about a badge class besides its findings; it decides nothing."""

    reads_like: tuple[str, ...] = ()
    """Tags of the languages its texts may be in, when that was asked and can be told."""
    readability: Readability | None = None
    frameworks: tuple[Aligned, ...] = ()
    hints: tuple[Message, ...] = ()


class Words(NamedTuple):
    """How long the texts of a badge class are, in words."""

    description: int
    criteria: int


class Alignment(NamedTuple):
    """Alignments of one badge class to one framework, as the badge itself names it."""

    framework: str
    """Its name as written; may be empty."""
    host: str
    """Host of the web address, without ``www.``; may be empty."""
    known: str
    """Name of the framework that the address is known to belong to; empty for all others."""
    number: int


class Row(NamedTuple):
    """The little that checks over the whole dossier need of one subject (kept for all of them)."""

    kind: SubjectKind
    id: str
    path: str
    pointer: str
    form: str
    name: str = ""
    language: str = ""
    badge: str = ""
    """For a credential: id of the badge class it awards."""
    issuer: str = ""
    """Id of the issuer (or creator) it names."""
    issued: str = ""
    """For a credential: the date of issue as written (ISO 8601)."""
    expires: str = ""
    related: tuple[str, ...] = ()
    """For a badge class: ids of its translations and other versions."""
    digest: str = ""
    """Digest of the normalised fields: equal for equal copies."""
    embedded: bool = False
    """True when it stands inside another document."""
    image: str = ""
    """For a badge class: what it names as its picture (not a data URI)."""
    recipient: str = ""
    """For a credential: a hash that only tells recipients apart within this run; never reported."""
    staff: bool = False
    """True when the application names it under ``staff_trained``: earned by the issuer's staff, not
    issued by the issuer. Such a credential (and the class in it) is no subject of any criterion.
    """
    noticed: Noticed | None = None
    """For a badge class: what is worth a hint; None when there is nothing."""
    words: Words | None = None
    """For a badge class: how long its texts are."""
    alignments: tuple[Alignment, ...] = ()
    """For a badge class: the frameworks it is aligned to, as it names them."""


@dataclass(frozen=True, slots=True)
class ImageFacts:
    """What was found on opening a picture."""

    path: str
    """File in the dossier, or empty for a picture inside the document (data URI)."""
    format: str
    """``PNG``, ``SVG``, ``JPEG``, ``GIF``, ``WEBP``: found from the content, not from the name."""
    width: int
    """Pixels; 0 when an SVG does not say."""
    height: int
    size: int
    """Bytes."""
