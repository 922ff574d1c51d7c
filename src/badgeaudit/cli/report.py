"""``badgeaudit report``: render a saved audit again, as a report or as a letter."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """The report formats, as the command line offers them."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    JSON_LINES = "json-lines"
    PULL_REQUEST = "pull-request"


def report(
    audit: Annotated[
        Path,
        typer.Argument(
            metavar="AUDIT.json",
            help="What `badgeaudit check --report json:AUDIT.json` wrote.",
            show_default=False,
        ),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            help="By default what the name of --output says; else terminal, or markdown for a "
            "letter.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|FILE",
            help="A letter instead of the report: feedback (to the applicant), decision (the "
            "committee's record), or a Jinja template "
            "of your own (.html.j2, .md.j2, .txt.j2).",
            show_default=False,
        ),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Show the assessors' names in a letter.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write; else stdout.", show_default=False),
    ] = None,
    dossier: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The audited dossier, for pictures of the badges in the HTML report.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Render a saved audit as HTML, Markdown, JSON, on the terminal or as a letter.

    Nothing is audited anew.
    """
    if template is not None:
        _letter(audit, template, format, output, names=names, dossier=dossier)
        return
    from badgeaudit.cli.reporting import show, write
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.report.reading import load_document

    if names:
        raise WrongUse(message("letters.names-without-letter"))
    wanted = format.value if format else _said_by(output) or "terminal"
    document = load_document(audit)
    if output is None:
        show(document, wanted, dossier)
    else:
        write(document, wanted, output, dossier)


def _letter(
    audit: Path,
    template: str,
    format: Format | None,
    output: Path | None,
    *,
    names: bool,
    dossier: Path | None,
) -> None:
    """Write or print a letter: one of ours by its name, or a user's own template."""
    from badgeaudit.cli.reporting import show_made, write_made
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.report.letters import TEMPLATES, letter_format, render_letter
    from badgeaudit.report.reading import load_document
    from badgeaudit.report.user_templates import render_template, target_of

    if dossier is not None:
        raise WrongUse(message("letters.no-pictures"))
    said = format.value if format else _said_by(output)
    if template in TEMPLATES:
        wanted = letter_format(template, said or "markdown")
        text = render_letter(template, load_document(audit), wanted, names=names)
    else:
        made = target_of(Path(template))
        if said not in (None, made) and not (made == "text" and said == "terminal"):
            raise WrongUse(
                message("letters.two-formats", name=template, made=made, format=str(said))
            )
        text = render_template(Path(template), load_document(audit), names=names)
    if output is None:
        show_made(text.encode("utf-8"))
    else:
        write_made(text.encode("utf-8"), output)


def _said_by(output: Path | None) -> str | None:
    """Return the format that a file's name says; None without a file. Raises WrongUse."""
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.report.rendering import REPORTS, format_of

    if output is None:
        return None
    found = format_of(output.name)
    if found is None:
        suffixes = tuple(suffix for report in REPORTS.values() for suffix in report.suffixes)
        raise WrongUse(message("letters.suffix", file=str(output), suffixes=suffixes))
    return found
