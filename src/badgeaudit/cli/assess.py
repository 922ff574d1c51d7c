"""``badgeaudit assess``: judge a dossier question by question, in the terminal."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang


class Role(StrEnum):
    """Whose answers a file holds."""

    REVIEWER = "reviewer"
    SELF = "self"
    CONSENSUS = "consensus"


def assess(
    dossier: Annotated[
        Path,
        typer.Argument(
            metavar="DOSSIER",
            help="A dossier (folder or zip), or a folder of badge files.",
            show_default=False,
        ),
    ],
    assessor: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Who assesses. Can be left out for a file that exists.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file of answers (.yaml or .json), begun or gone on with."
            " Default: named after dossier and assessor, in the working directory.",
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        Role | None,
        typer.Option(
            help="Whose answers these are. Default: as in the file, else reviewer.",
            show_default=False,
        ),
    ] = None,
    criterion: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Ask this question only.", show_default=False),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also ask what is settled or answered already, at the end."),
    ] = False,
    practice: Annotated[
        bool,
        typer.Option(
            "--practice",
            help="For trainees: what the machine found is shown only once a question is answered.",
        ),
    ] = False,
    standard: Annotated[
        str,
        typer.Option(metavar="NAME", help="A bundled standard, or the folder of another one."),
    ] = "quality-label",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The date of the answers. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Judge a dossier question by question; each answer is saved at once.

    Exit codes: 0 saved and nothing is left to answer; 3 questions are left; 2 wrong use, or
    answers could not be saved; 130 interrupted, everything answered before is saved.
    """
    from badgeaudit.cli.assess_opening import Options, assess_dossier

    code = assess_dossier(
        Options(
            dossier=dossier,
            assessor=assessor,
            file=output,
            role=None if role is None else role.value,
            criterion=criterion,
            everything=everything,
            practice=practice,
            standard=standard,
            as_of=as_of,
        )
    )
    raise typer.Exit(code)
