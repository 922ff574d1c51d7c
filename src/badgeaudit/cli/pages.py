"""Reports that are one page (comparison, difference, letter): as text, or the page as PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message

FORMATS = ("terminal", "html", "markdown", "json", "pdf")


def said_by(output: Path | None) -> str | None:
    """Return the format that a file's name says; None without a file. Raises WrongUse."""
    from badgeaudit.report.rendering import SUFFIXES, format_of

    if output is None:
        return None
    found = format_of(output.name)
    if found is None:
        suffixes = tuple(suffix for each in SUFFIXES.values() for suffix in each)
        raise WrongUse(message("letters.suffix", file=str(output), suffixes=suffixes))
    return found


def refuse_unfit(format: str, output: Path | None) -> None:
    """Refuse a format that is not made, and a PDF on the screen. Raises WrongUse."""
    if format not in FORMATS:
        raise WrongUse(message("cli.unknown-format", format=format, formats=FORMATS))
    refuse_on_screen(format, output)


def refuse_on_screen(format: str, output: Path | None) -> None:
    """Refuse to show on the screen what is no text. Raises WrongUse."""
    from badgeaudit.report.rendering import BINARY

    if output is None and format in BINARY:
        raise WrongUse(message("cli.output-needed", format=format))


def page_in(render: Callable[[str], str], format: str) -> bytes:
    """Return what stands in the file, given what renders the page in a format of text."""
    if format == "pdf":
        from badgeaudit.report.pdf import pdf

        return pdf(render("html"))
    return render(format).encode("utf-8")
