"""What an assessor looks at, each thing once in the page: badge classes and documents as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from badgeaudit.languages import sentence
from badgeaudit.model.badges import Row
from badgeaudit.report.phrases import phrase
from badgeaudit.report.pictures import data_address

if TYPE_CHECKING:
    from badgeaudit.sheets.materials import Card, Extract, Materials
    from badgeaudit.sheets.questions import Sheet

_PICTURES = 900_000
"""Characters that all pictures together may take; what comes after has none."""
_TEXTS = 500_000
"""Characters that all badge texts, and all documents' texts, may take; shared evenly."""
_SHORTEST = 400
_DOCUMENT_EDGE = 720
_EDGES = ((24, 192), (120, 96))
"""Up to so many badges, pictures of so many pixels."""
_SMALLEST_EDGE = 56
_MISSES = 5
"""After so many pictures that found no room, no other is drawn."""
_DOCUMENTS = 60
"""So many documents get a card; others are only named."""


@dataclass(frozen=True, slots=True)
class BadgeCard:
    """One badge class."""

    anchor: str
    card: Card
    picture: str
    """``data:`` address; empty without a usable picture."""
    href: str


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """One document."""

    anchor: str
    extract: Extract
    kind: str
    """What kind of document it is, in a word."""
    problem: str
    """Why there is no text, in words."""
    size: int
    picture: str
    href: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """All cards, by what they are of."""

    badges: Mapping[str, BadgeCard]
    """Badge class id → card."""
    documents: Mapping[str, DocumentCard]
    """Path → card."""


def shelf_of(sheet: Sheet, materials: Materials, links: Mapping[str, str]) -> Shelf:
    """Return the cards of a sheet; ``links`` gives the address of files that may be linked."""
    rows = {
        row.id: row
        for each in sheet.questions
        for row in each.subjects
        if row.kind == "badge_class"
    }
    pictures, left = _badge_pictures(sheet, materials, rows.values())
    most = max(_SHORTEST, _TEXTS // max(1, len(rows)))
    badges = {
        id: BadgeCard(
            f"badge-{number}",
            _shortened(materials.card(row), most),
            pictures.get(id, ""),
            links.get(row.path, ""),
        )
        for number, (id, row) in enumerate(rows.items(), 1)
    }
    return Shelf(
        badges, {card.extract.path: card for card in _documents(sheet, materials, links, left)}
    )


def _badge_pictures(
    sheet: Sheet, materials: Materials, rows: Iterable[Row]
) -> tuple[dict[str, str], int]:
    """Return badge class id → picture, and how many characters are left for other pictures."""
    paths = {row.path for row in rows}
    edge = next((edge for most, edge in _EDGES if len(paths) <= most), _SMALLEST_EDGE)
    digests = {file.path: file.sha256 for file in sheet.dossier.files}
    left, misses = _PICTURES, 0
    found: dict[str, str] = {}
    for id, format, content in materials.badge_pictures(paths, digests):
        address = data_address(format, content, edge) if id not in found else None
        if address is None:
            continue
        if len(address) <= left:
            left -= len(address)
            found[id] = address
        else:
            misses += 1
        if misses == _MISSES:
            break
    return found, left


def _documents(
    sheet: Sheet, materials: Materials, links: Mapping[str, str], left: int
) -> Iterator[DocumentCard]:
    files = [file for file in sheet.dossier.files if file.role == "evidence" and file.sha256]
    for number, file in enumerate(files[:_DOCUMENTS], 1):
        extract = materials.extract(file.path)
        picture = ""
        if extract.kind == "image":
            shown = materials.picture(file.path)
            address = data_address(*shown, _DOCUMENT_EDGE) if shown else None
            if address is not None and len(address) <= left:
                left -= len(address)
                picture = address
        yield DocumentCard(
            anchor=f"document-{number}",
            extract=extract,
            kind=phrase(f"document-{extract.kind}"),
            problem=sentence(extract.problem) if extract.problem else "",
            size=file.size,
            picture=picture,
            href=links.get(file.path, ""),
        )


def _shortened(card: Card, most: int) -> Card:
    return replace(
        card,
        description=_cut(card.description, most // 2),
        criteria=_cut(card.criteria, most),
        tags=card.tags[:30],
        alignments=card.alignments[:30],
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()} …"
