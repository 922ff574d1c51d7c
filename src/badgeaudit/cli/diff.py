"""``badgeaudit diff``: what changed between two audits of an applicant."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang
from badgeaudit.cli.report import Format


def diff(
    old: Annotated[
        Path,
        typer.Argument(metavar="OLD.json", help="The former audit.", show_default=False),
    ],
    new: Annotated[
        Path,
        typer.Argument(metavar="NEW.json", help="The new audit.", show_default=False),
    ],
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
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code",
            help="Exit with 1 when something got worse: a criterion that was met is not any more, "
            "or a failure was found that was none before.",
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Show what changed between two audits: fixed, new, unchanged, judged otherwise.

    Both are files that `badgeaudit check --report json:FILE` wrote. Nothing is audited anew.
    """
    from badgeaudit.cli.differing import Options, differ_and_show

    code = differ_and_show(
        Options(
            old=old,
            new=new,
            format=format.value if format else None,
            output=output,
            exit_code=exit_code,
        )
    )
    raise typer.Exit(code)
