"""What an assessor looks at: badge classes as cards, evidence as the beginning of its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from badgeaudit.audit.badge_images import pictures_of
from badgeaudit.audit.pictures import open_picture
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.evidence import evidence_kind, read_evidence
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import ImageFacts, Row, Subject
from badgeaudit.model.places import Message
from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import read_badge

EXTRACT = 1_500
"""Characters of a text that are shown; the file itself has the rest."""
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Extract:
    """The beginning of a document's text, as far as there is one."""

    path: str
    kind: str
    """``pdf``, ``docx``, ``image`` … as the list of files says."""
    text: str = ""
    cut: bool = False
    """True when the document goes on."""
    problem: Message | None = None
    """Why there is no text."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a badge class says to a learner."""

    id: str
    path: str
    name: str = ""
    description: str = ""
    criteria: str = ""
    """The text of its criteria; its address where there is no text."""
    language: str = ""
    tags: tuple[str, ...] = ()
    alignments: tuple[str, ...] = ()
    """Names (or addresses) of what it is aligned to."""
    image: str = ""
    """Reference to its picture as the badge names it."""


class Materials:
    """Opens files of one dossier for showing; each is read once."""

    def __init__(
        self, source: Source, limits: Limits = DEFAULT_LIMITS, characters: int = EXTRACT
    ) -> None:
        """Take where the files are, and how many characters of a text are shown."""
        self._source = source
        self._limits = limits
        self._characters = characters
        self._extracts: dict[str, Extract] = {}
        self._cards: dict[str, dict[str, Card]] = {}

    def extract(self, path: str) -> Extract:
        """Return the beginning of a file's text, or why there is none. Never raises."""
        if path not in self._extracts:
            self._extracts[path] = self._read(path)
        return self._extracts[path]

    def card(self, row: Row) -> Card:
        """Return a badge class as a card; only its name when its file can't be read any more."""
        if row.path not in self._cards:
            self._cards[row.path] = {card.id: card for card in self._cards_in(row.path)}
        return self._cards[row.path].get(row.id, Card(row.id, row.path, row.name))

    def raw(self, path: str) -> bytes | None:
        """Return a file's content, such as a picture's; None when it can't be read."""
        try:
            return self._source.read(path)
        except Undecodable:
            return None

    def picture(self, path: str) -> tuple[str, bytes] | None:
        """Return a picture's format and content; None for what is none or can't be opened."""
        raw = self.raw(path)
        if raw is None:
            return None
        facts = open_picture(raw, path, self._limits)
        return (facts.format, raw) if isinstance(facts, ImageFacts) else None

    def badge_pictures(
        self, paths: Iterable[str], digests: Mapping[str, str]
    ) -> Iterator[tuple[str, str, bytes]]:
        """Yield badge class id, format and content for the badge files given, one by one."""
        return pictures_of(self._source, paths, digests)

    def _read(self, path: str) -> Extract:
        try:
            raw = self._source.read(path)
            found = read_evidence(raw, path, self._limits)
        except Undecodable as error:
            return Extract(path, "other", problem=error.problems[0].message)
        text = found.text.strip()
        kind = found.kind or evidence_kind(path, raw[:_HEAD])
        end = self._characters
        return Extract(path, kind, text[:end], len(text) > end, found.problem)

    def _cards_in(self, path: str) -> Sequence[Card]:
        raw = self.raw(path)
        try:
            document = None if raw is None else read_badge(raw, path, self._limits)
        except Undecodable:
            document = None
        subjects = () if document is None else normalise(document)
        return [_card(subject) for subject in subjects if subject.kind == "badge_class"]


def _card(subject: Subject) -> Card:
    fields = subject.fields
    criteria = _part(fields, "criteria")
    alignments = [each for each in fields.get("alignments", ()) if isinstance(each, Mapping)]
    return Card(
        id=subject.id,
        path=subject.path,
        name=_text(fields.get("name")),
        description=_text(fields.get("description")),
        criteria=_text(criteria.get("narrative")) or _text(criteria.get("id")),
        language=_text(fields.get("language")),
        tags=tuple(tag for tag in fields.get("tags", ()) if isinstance(tag, str)),
        alignments=tuple(filter(None, (_text(a.get("name") or a.get("url")) for a in alignments))),
        image=_text(_part(fields, "image").get("id")),
    )


def _part(fields: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = fields.get(key)
    return value if isinstance(value, Mapping) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
