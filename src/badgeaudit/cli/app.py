"""The app: what Typer parses the command line with; commands are imported when asked for."""

from __future__ import annotations

from typing import Annotated

import typer

from badgeaudit import __version__
from badgeaudit.cli.colors import Color, choose_color
from badgeaudit.cli.help import Group

app = typer.Typer(
    name="badgeaudit",
    help=(
        "Audit issuers of Open Badges against the Quality Label for Badge Recognition.\n\n"
        "It reports readiness; only the Cities of Learning Network awards the label."
    ),
    epilog=(
        "Exit codes: 0 audited, gate passed; 1 gate not passed; 2 not audited (usage, unreadable "
        "input, internal error); 3 undecided: judgements are missing, or something could not be "
        "verified."
    ),
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"badgeaudit {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version and exit.", callback=_show_version, is_eager=True
        ),
    ] = False,
    color: Annotated[
        Color,
        typer.Option(
            envvar="BADGEAUDIT_COLOR",
            show_envvar=False,
            help="Colour on the terminal: when it is one, always or never.",
        ),
    ] = Color.AUTO,
) -> None:
    choose_color(color)
