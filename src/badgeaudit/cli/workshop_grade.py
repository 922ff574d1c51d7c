"""``badgeaudit workshop grade``: trainees' assessments held against the answer key."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang


class GradeFormat(StrEnum):
    """The formats of a graded class."""

    TERMINAL = "terminal"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


def grade(
    key: Annotated[
        Path,
        typer.Argument(
            metavar="KEY", help="The answer key that `workshop new` wrote.", show_default=False
        ),
    ],
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH...",
            help="The trainees' assessments: files, folders (with all below them) or patterns.",
            show_default=False,
        ),
    ],
    dossiers: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="The trainees' folder of dossiers: then assessments are matched by content, too, "
            "and what the machine settles counts as left to it.",
            show_default=False,
        ),
    ] = None,
    before: Annotated[
        Path | None,
        typer.Option(
            metavar="GRADE.json", help="A former round: shows the progress.", show_default=False
        ),
    ] = None,
    round: Annotated[
        str, typer.Option(metavar="NAME", help="What to call this round.", show_default=False)
    ] = "",
    trainees: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR",
            help="Write a feedback page (HTML) for each trainee there.",
            show_default=False,
        ),
    ] = None,
    hide_names: Annotated[
        bool,
        typer.Option("--hide-names", help="Trainee 1, 2 … instead of names; no comments."),
    ] = False,
    format: Annotated[
        GradeFormat | None,
        typer.Option(
            help="By default what the name of --output says, else terminal.", show_default=False
        ),
    ] = None,
    output: Annotated[
        list[Path] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="File to write (.html, .md, .json, .txt); else stdout. Repeatable.",
            show_default=False,
        ),
    ] = None,
    standard: Annotated[
        str,
        typer.Option(metavar="NAME", help="A bundled standard, or the folder of another one."),
    ] = "quality-label",
    lang: Lang = None,
) -> None:
    """Grade the trainees' assessments against the key: each of them, and the class."""
    from badgeaudit.cli.workshop_grading import Options, grade_and_show

    grade_and_show(
        Options(
            key=key,
            paths=tuple(paths),
            dossiers=dossiers,
            before=before,
            round=round,
            standard=standard,
            format=format.value if format else None,
            outputs=tuple(output or ()),
            trainees=trainees,
            hide_names=hide_names,
        )
    )
