"""What a question concerns → the terminal: badges as short cards, files with their first lines."""

from __future__ import annotations

from collections.abc import Sequence

from badgeaudit.languages import sentence
from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.places import Message, Parameter
from badgeaudit.report import wording
from badgeaudit.report.terminal_text import Writer
from badgeaudit.report.untrusted import one_line
from badgeaudit.sheets.items import Item, portions
from badgeaudit.sheets.materials import Card, Extract, Materials
from badgeaudit.sheets.questions import Sheet

CARDS = 4
"""Badges whose texts are begun; of the others the names are shown."""
NAMES = 20
BEGINNING = 160
"""Characters shown of a badge's texts."""
EXTRACT = 400
"""Characters shown of a file's text."""
EXTRACTS = 3
"""Files whose text is begun."""

_SHOWN_ROLES = ("evidence", "other")
"""Files whose text may be shown. Credential files may name learners, so theirs is not."""


def _said(id: str, /, **values: Parameter) -> str:
    return sentence(Message(f"assess.{id}", values))


def print_items(
    found: Sequence[Item], sheet: Sheet, materials: Materials, out: Writer, *, whole: bool
) -> None:
    """Print what a question concerns with numbers; evidence it has nothing to do with is left out.

    ``whole``: all badges and files with the beginning of their texts.
    """
    rows = [item for item in found if item.row is not None]
    files = [item for item in found if item.row is None and item.concerned]
    if rows:
        out.gap()
        out.line(_said("items", count=len(rows)), style="bold")
        for place, item in enumerate(rows if whole else rows[:NAMES]):
            _row(item, materials, out, begun=whole or place < CARDS)
        if len(rows) > NAMES and not whole:
            out.line(_said("more-items", count=len(rows) - NAMES), 2, style="dim")
    if files:
        out.gap()
        out.line(_said("files", count=len(files)), style="bold")
        for place, item in enumerate(files if whole else files[:NAMES]):
            _file(item, sheet, materials, out, begun=whole or place < EXTRACTS)
        if len(files) > NAMES and not whole:
            out.line(_said("more-items", count=len(files) - NAMES), 2, style="dim")


def print_list(found: Sequence[Item], cited: Sequence[str], out: Writer) -> None:
    """Print all there is to look at or cite, one line each; what is cited is marked in words."""
    for item in found:
        name = f"{item.row.name}, " if item.row is not None and item.row.name else ""
        mark = _said("is-cited") if item.path in cited else ""
        out.line(f"{item.number} {name}{item.path} {mark}", 2, 4)
    for path in cited:
        if path not in {item.path for item in found}:
            out.line(f"- {path} {_said('is-cited')}", 2, 4)


def print_card(row: Row, materials: Materials, out: Writer) -> None:
    """Print a badge class in full; of a credential or issuer what identifies no learner."""
    out.line(row.name or row.id, style="bold")
    out.address(row.path, 2)
    if row.kind == "badge_class":
        for label, text in _texts(materials.card(row)):
            out.line(f"{label}:", 2)
            for line in text.splitlines():
                out.line(line, 4)
        return
    for key, value in (
        ("id", row.id),
        ("badge", row.badge),
        ("issuer", row.issuer),
        ("issued", row.issued),
        ("expires", row.expires),
    ):
        if value:
            out.line(f"{_said(f'card-{key}')}: {value}", 2, 4)


def print_text(text: str, out: Writer, indent: int = 2) -> None:
    """Print a portion of a file's text line by line, several empty lines as one."""
    empty = True
    for line in text.strip().splitlines():
        if line.strip():
            out.line(line, indent)
        elif not empty:
            out.gap()
        empty = not line.strip()


def readable(file: SourceFile | None) -> bool:
    """Tell whether a file's text may be shown."""
    return file is not None and file.role in _SHOWN_ROLES


def about(extract: Extract) -> str:
    """Return in words why there is no text: a picture, a scan, a kind that is not read."""
    if extract.problem is not None:
        return sentence(extract.problem)
    return _said("picture") if extract.kind == "image" else _said("no-text")


def _row(item: Item, materials: Materials, out: Writer, *, begun: bool) -> None:
    row = item.row
    if row is None:
        return
    out.line(f"{item.number} {row.name or row.id}", 2, 4)
    out.address(item.path, 4)
    if not begun:
        return
    if row.kind == "badge_class":
        for label, text in _texts(materials.card(row))[:2]:
            out.line(f"{label}: {_beginning(text, BEGINNING)}", 4, 6)
    elif row.issued:
        out.line(f"{_said('card-issued')}: {row.issued}", 4, 6)


def _texts(card: Card) -> list[tuple[str, str]]:
    found = (
        ("description", card.description),
        ("criteria", card.criteria),
        ("language", card.language),
        ("tags", ", ".join(card.tags)),
        ("alignments", ", ".join(card.alignments)),
        ("image", card.image if not card.image.startswith("data:") else ""),
    )
    return [(_said(f"card-{key}"), text) for key, text in found if text]


def _file(item: Item, sheet: Sheet, materials: Materials, out: Writer, *, begun: bool) -> None:
    file = next((each for each in sheet.dossier.files if each.path == item.path), None)
    size = f" ({wording.size(file.size)})" if file is not None else ""
    out.line(f"{item.number} {item.path}{size}", 2, 4)
    if not begun or not readable(file):
        return
    extract = materials.extract(item.path)
    if not extract.text:
        out.line(about(extract), 4, style="dim")
        return
    first = portions(extract.text, EXTRACT)[0]
    print_text(first, out, 4)
    if extract.cut or len(first) < len(extract.text):
        out.line(_said("goes-on", number=item.number), 4, style="dim")


def _beginning(text: str, characters: int) -> str:
    line = one_line(text)
    if len(line) <= characters:
        return line
    return line[:characters].rpartition(" ")[0] + " …"
