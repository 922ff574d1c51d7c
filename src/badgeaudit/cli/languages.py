"""``--lang``: the language of a run: the one asked for, else the applicant's, else the system's."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from badgeaudit.languages.speaking import SOURCE, say_unread, speak, spoken
from badgeaudit.languages.tags import LANGUAGES, matched, of_locale

if TYPE_CHECKING:
    from badgeaudit.model.standard import Standard

_asked = False


def _choose(context: typer.Context, written: str | None) -> str | None:
    if context.resilient_parsing:
        return written
    choose(written)
    return written


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        envvar="BADGEAUDIT_LANG",
        show_envvar=False,
        callback=_choose,
        help="Language of texts and reports, such as sl. Default: the application's, then the "
        "system's, then English.",
        show_default=False,
    ),
]


def choose(written: str | None) -> None:
    """Speak the language asked for; without one, that of the system for now.

    Raises WrongUse for a language that badgeaudit does not speak.
    """
    global _asked
    _asked = bool(written)
    if not written:
        found = of_locale()
        speak(found if found in available() else SOURCE)
        return
    tag = matched(written)
    if tag is None or tag not in available():
        from badgeaudit.errors import WrongUse
        from badgeaudit.model.places import message

        known = tuple(f"{tag} ({LANGUAGES[tag]})" for tag in available())
        raise WrongUse(message("cli.unknown-language", language=written, languages=known))
    speak(tag)


def follow(application: Any) -> None:
    """Speak the applicant's language from now on, unless another one was asked for.

    ``application``: the value of ``language`` in application.yaml, of any shape; what is no
    language that badgeaudit speaks changes nothing.
    """
    tag = matched(application) if isinstance(application, str) else None
    if not _asked and tag in available():
        speak(str(tag))


def available() -> tuple[str, ...]:
    """Return the languages that have a catalogue here, English first."""
    from badgeaudit.languages.translations import catalogue_file

    def is_there(tag: str) -> bool:
        file = catalogue_file(tag)
        return file.is_file() or file.with_suffix(".mo").is_file()

    return tuple(tag for tag in LANGUAGES if tag == SOURCE or is_there(tag))


def in_words(standard: Standard, folder: Path) -> Standard:
    """Return a standard in the language in use; as it is where its folder has no such texts.

    Raises InvalidStandard for texts that can't be read.
    """
    if spoken() == SOURCE:
        return standard
    from badgeaudit.standard.translating import translated_into

    translated = translated_into(standard, folder, spoken())
    if not translated.reviewed:
        say_unread()
    return translated


def said(document: dict[str, Any], standard: str = "") -> dict[str, Any]:
    """Return an audit document in the language in use; the one given is not changed.

    ``standard``: name or folder of its standard; by default the bundled one with its id. Where none
    is found, the texts of the criteria stay as they are.
    """
    if spoken() == SOURCE:
        return document
    from badgeaudit.errors import InvalidStandard
    from badgeaudit.report.in_language import in_language
    from badgeaudit.standard.loading import bundled_standards, find_standard
    from badgeaudit.standard.translating import read_translation

    name = standard or document["standard"]["id"]
    translation = None
    if standard or name in bundled_standards():
        with suppress(InvalidStandard):
            translation = read_translation(find_standard(name), spoken())
    if translation is not None and not translation.reviewed:
        say_unread()
    return in_language(document, spoken(), translation)
