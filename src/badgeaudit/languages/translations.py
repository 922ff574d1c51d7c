"""translations: the gettext catalogue of one language, compiled when installed or when read."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from badgeaudit.languages.speaking import SOURCE
from badgeaudit.resources import package_folder

DOMAIN = "badgeaudit"
MACHINE = "machine translation"
"""In a catalogue's ``Last-Translator`` as long as nobody has read it."""


def catalogue_file(language: str) -> Path:
    """Return where the translators' catalogue of a language stands (``.po``)."""
    return package_folder("languages") / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def translations(language: str) -> NullTranslations:
    """Return the texts of a language; English has none, since it is what the others come from.

    An installed package has them compiled (``.mo``). In a checkout they are compiled when read,
    unless what was compiled is newer than the catalogue. Raises FileNotFoundError for a language
    that has no catalogue.
    """
    if language == SOURCE:
        return NullTranslations()
    written = catalogue_file(language)
    compiled = written.with_suffix(".mo")
    if compiled.is_file() and not _newer(written, compiled):
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    return GNUTranslations(BytesIO(compile_catalogue(written)))


def compile_catalogue(written: Path) -> bytes:
    """Return a catalogue in the form that gettext reads; entries marked fuzzy are left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with written.open("rb") as file:
        catalogue = read_po(file)
    # equal catalogues give equal files
    catalogue.creation_date = catalogue.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    return compiled.getvalue()


def reviewed(language: str) -> bool:
    """Tell whether a person who speaks the language has read its texts (``Last-Translator``)."""
    if language == SOURCE:
        return True
    return translations(language).info().get("last-translator", MACHINE) != MACHINE


def _newer(one: Path, other: Path) -> bool:
    return one.is_file() and one.stat().st_mtime_ns > other.stat().st_mtime_ns
