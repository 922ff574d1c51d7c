"""``badgeaudit report``: render a saved audit again, as a report or as a letter."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from badgeaudit.cli.languages import Lang


class Format(StrEnum):
    """The report formats, as the command line offers them."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"
    SARIF = "sarif"
    CODE_SCANNING = "code-scanning"
    JUNIT = "junit"
    GITHUB = "github"
    GITLAB = "gitlab"
    JSON_LINES = "json-lines"
    PULL_REQUEST = "pull-request"
    PDF = "pdf"
    XLSX = "xlsx"


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
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            envvar="BADGEAUDIT_PLAIN",
            show_envvar=False,
            help="A terminal report to be read aloud: a sentence a line, no signs or columns.",
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Render a saved audit as HTML, PDF, XLSX, Markdown, JSON, on the terminal or as a letter.

    Nothing is audited anew.
    """
    if template is not None:
        _letter(audit, template, format, output, names=names, dossier=dossier)
        return
    from badgeaudit.cli.pages import refuse_on_screen, said_by
    from badgeaudit.cli.reporting import show, write
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.report.reading import load_document

    if names:
        raise WrongUse(message("letters.names-without-letter"))
    wanted = format.value if format else said_by(output) or "terminal"
    refuse_on_screen(wanted, output)
    document = load_document(audit)
    if wanted != "json":
        document = _in_words(document)
    if output is None:
        show(document, wanted, dossier, plain=plain)
    else:
        write(document, wanted, output, dossier)


def _in_words(document: dict[str, Any]) -> dict[str, Any]:
    """Return the audit in the language asked for, else in that of the application."""
    from badgeaudit.cli.languages import follow, said

    follow(document["dossier"]["language"])
    return said(document)


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
    from badgeaudit.cli.pages import page_in, refuse_on_screen, said_by
    from badgeaudit.cli.reporting import show_made, write_made
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.report.letters import TEMPLATES, letter_format, render_letter
    from badgeaudit.report.reading import load_document
    from badgeaudit.report.user_templates import render_template, target_of

    if dossier is not None:
        raise WrongUse(message("letters.no-pictures"))
    said = format.value if format else said_by(output)
    if said is not None:
        refuse_on_screen(said, output)
    if template in TEMPLATES:
        wanted = letter_format(template, said or "markdown", paper=True)
        read = _in_words(load_document(audit))
        content = page_in(lambda text: render_letter(template, read, text, names=names), wanted)
    else:
        made = target_of(Path(template))
        on_paper = made == "html" and said == "pdf"
        on_screen = made == "text" and said == "terminal"
        if said not in (None, made) and not on_paper and not on_screen:
            raise WrongUse(
                message("letters.two-formats", name=template, made=made, format=str(said))
            )
        text = render_template(Path(template), _in_words(load_document(audit)), names=names)
        content = page_in(lambda _: text, "pdf" if on_paper else made)
    if output is None:
        show_made(content)
    else:
        write_made(content, output)
