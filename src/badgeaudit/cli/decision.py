"""``badgeaudit decision``: begin the file in which a committee writes down its decision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang


def decision(
    dossier: Annotated[
        Path,
        typer.Argument(metavar="DOSSIER", help="A dossier: folder or zip.", show_default=False),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="FILE", help="File to write (.yaml); never overwritten."
        ),
    ] = Path("decision.yaml"),
    assessment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="The reviewers' judgements, to take their names from. Repeatable.",
            show_default=False,
        ),
    ] = None,
    standard: Annotated[
        str,
        typer.Option(metavar="NAME", help="A bundled standard, or the folder of another one."),
    ] = "quality-label",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The date the audit speaks of. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Begin the file in which the committee writes down its decision, with help in it.

    Afterwards `check --decision FILE` holds it against the procedure, and
    `report AUDIT.json --template decision` makes the record for the minutes.
    """
    from badgeaudit.cli.deciding import Options, begin_decision

    begin_decision(Options(dossier, output, tuple(assessment or ()), standard, as_of))
