"""``badgeaudit worksheet``: write the form in which one assessor judges one dossier."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang


class Format(StrEnum):
    """What a worksheet can be."""

    HTML = "html"
    YAML = "yaml"


class Role(StrEnum):
    """Who fills in a worksheet."""

    REVIEWER = "reviewer"
    SELF = "self"
    CONSENSUS = "consensus"


def worksheet(
    dossier: Annotated[
        Path,
        typer.Argument(metavar="DOSSIER", help="A dossier: folder or zip.", show_default=False),
    ],
    assessor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who judges. Not needed with --from.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write. Default: APPLICANT-ASSESSOR.html (or .yaml) in this folder.",
            show_default=False,
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            help="By default what the name of --output says, else html.", show_default=False
        ),
    ] = None,
    start: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="ASSESSMENT",
            help="Go on with these answers (JSON or YAML), or settle a consensus.",
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(help="Default: reviewer, or what --from says.", show_default=False),
    ] = None,
    assessment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="Answers of others, shown folded at each question. Repeatable.",
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
    practice: Annotated[
        bool,
        typer.Option(
            "--practice",
            help="For trainees: what the machine found is shown only once a question is answered.",
        ),
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace an older worksheet in HTML.")
    ] = False,
    lang: Lang = None,
) -> None:
    """Write the form in which an assessor judges a dossier, for any browser, offline."""
    from badgeaudit.cli.worksheets import Options, write_worksheet

    write_worksheet(
        Options(
            dossier=dossier,
            assessor=assessor or "",
            output=output,
            format=format.value if format else "",
            start=start,
            role=role.value if role else None,
            assessments=tuple(assessment or ()),
            standard=standard,
            as_of=as_of,
            practice=practice,
            overwrite=overwrite,
        )
    )
