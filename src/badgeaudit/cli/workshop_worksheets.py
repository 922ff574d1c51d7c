"""Writes the worksheets of an exercise: one for each trainee and dossier, in practice mode."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from badgeaudit.cli.languages import said
from badgeaudit.cli.running import Wish, applicant_of, audited
from badgeaudit.cli.worksheets import links_to
from badgeaudit.dossier.safe_names import safe_name
from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.sheets.practising import practised
from badgeaudit.sheets.questions import begun, sheet_of
from badgeaudit.writing import make_folder, write_whole

_CHARACTERS = 5_000
"""Of each document's text, as in ``worksheet``."""


def read_names(file: Path) -> tuple[str, ...]:
    """Return the trainees' names, one a line; empty lines are left out.

    Raises WrongUse for a file that can't be read, holds no name, or a name twice.
    """
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise WrongUse(
            message("workshop.names-unreadable", file=str(file), reason=reason)
        ) from None
    names = tuple(" ".join(line.split()) for line in text.splitlines() if line.strip())
    if not names:
        raise WrongUse(message("workshop.names-none", file=str(file)))
    seen: set[str] = set()
    for name in names:
        if safe_name(name).casefold() in seen:
            raise WrongUse(message("workshop.names-repeated", name=name, file=str(file)))
        seen.add(safe_name(name).casefold())
    return names


def worksheets(dossiers: Sequence[Path], names: Sequence[str], into: Path, as_of: date) -> int:
    """Write NAME-DOSSIER.html into a folder for each, and return how many."""
    from badgeaudit.report.document import to_document
    from badgeaudit.report.worksheet import render_worksheet
    from badgeaudit.sheets.materials import Materials

    make_folder(into)
    for dossier in dossiers:
        truth, opened = audited(Wish(paths=[dossier], as_of=str(as_of), quiet=True, in_words=True))
        audit, applicant = practised(truth), applicant_of(opened)
        document, found = said(to_document(audit)), said(to_document(truth))
        materials = Materials(opened.source, characters=_CHARACTERS)
        for name in names:
            begin = begun(audit, name, "reviewer", applicant)
            sheet = sheet_of(audit, begin, applicant, practice=True)
            file = into / f"{safe_name(name)}-{dossier.name}.html"
            links = links_to(sheet, dossier, file)
            text = render_worksheet(sheet, document, materials, links, found)
            write_whole(file, text.encode("utf-8"))
    return len(dossiers) * len(names)
