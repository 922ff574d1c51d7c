"""``badgeaudit report``: render a saved audit again."""

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
            help="By default what the name of --output says, else terminal.", show_default=False
        ),
    ] = None,
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
    """Render a saved audit as HTML, Markdown, JSON or on the terminal; nothing is audited anew."""
    from badgeaudit.cli.reporting import show, write
    from badgeaudit.report.reading import load_document
    from badgeaudit.report.rendering import format_of

    document = load_document(audit)
    wanted = format.value if format else format_of(output.name if output else "") or "terminal"
    if output is None:
        show(document, wanted, dossier)
    else:
        write(document, wanted, output, dossier)
