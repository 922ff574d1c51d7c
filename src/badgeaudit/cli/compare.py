"""``badgeaudit compare``: where assessors differ, how far they agree, what is to be settled."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang
from badgeaudit.cli.report import Format


def compare(
    dossier: Annotated[
        Path,
        typer.Argument(metavar="DOSSIER", help="A dossier: folder or zip.", show_default=False),
    ],
    assessments: Annotated[
        list[str],
        typer.Argument(
            metavar="A B...",
            help="Files of judgements of at least two assessors: files, folders or patterns.",
            show_default=False,
        ),
    ],
    standard: Annotated[
        str,
        typer.Option(metavar="NAME", help="A bundled standard, or the folder of another one."),
    ] = "quality-label",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The date the comparison speaks of. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            help="By default what the name of --output says, else terminal.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write; else stdout.", show_default=False
        ),
    ] = None,
    consensus: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write what all reviewers answered alike, and the rest to be settled by the "
            "committee (YAML, or JSON by its name). Never replaces a file.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Show where assessors differ, how far they agree, and what the committee has to settle."""
    from badgeaudit.cli.comparing import Options, compare_and_show

    compare_and_show(
        Options(
            dossier=dossier,
            assessments=tuple(assessments),
            standard=standard,
            as_of=as_of,
            format=format.value if format else None,
            output=output,
            consensus=consensus,
        )
    )
