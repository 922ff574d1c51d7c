"""The app and its entry point: every way to end has its exit code, and none is a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from badgeaudit import __version__
from badgeaudit.cli.assess import assess
from badgeaudit.cli.check import check
from badgeaudit.cli.colors import Color, choose_color
from badgeaudit.cli.compare import compare
from badgeaudit.cli.decision import decision
from badgeaudit.cli.diff import diff
from badgeaudit.cli.examples import EPILOGS
from badgeaudit.cli.explain import explain
from badgeaudit.cli.help import Command, Group
from badgeaudit.cli.init import init
from badgeaudit.cli.report import report
from badgeaudit.cli.schema import schema
from badgeaudit.cli.standard import standard
from badgeaudit.cli.verify import verify
from badgeaudit.cli.worksheet import worksheet
from badgeaudit.cli.workshop import workshop
from badgeaudit.errors import BadgeAuditError

_NOT_AUDITED = 2
_INTERRUPTED = 130

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
        Color, typer.Option(help="Colour on the terminal: when it is one, always or never.")
    ] = Color.AUTO,
) -> None:
    choose_color(color)


_COMMANDS: Mapping[str, Sequence[Callable[..., None]]] = {
    "For everyone": (check, explain, report, diff, verify),
    "For issuers": (init,),
    "For assessors and the committee": (worksheet, assess, compare, decision),
    "For editors of files": (schema,),
}
for _group, _functions in _COMMANDS.items():
    for _function in _functions:
        _name = _function.__name__
        app.command(cls=Command, epilog=EPILOGS[_name], rich_help_panel=_group)(_function)
app.add_typer(workshop, name="workshop", rich_help_panel="For trainers")
app.add_typer(standard, name="standard", rich_help_panel="For editors of files")


def main() -> None:
    """Run the command line and exit with the code the README lists."""
    _tolerate_narrow_encodings()
    try:
        app()
    except BadgeAuditError as error:
        _print_problems(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe went away (``| head``): nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_NOT_AUDITED)
    except KeyboardInterrupt:
        typer.echo("badgeaudit: interrupted, nothing was finished.", err=True)
        sys.exit(_INTERRUPTED)
    # A fault of ours must neither look like a finding (1) nor spill a traceback.
    except Exception as error:
        _print_fault(error)
        sys.exit(_NOT_AUDITED)


def _tolerate_narrow_encodings() -> None:
    """Let a terminal that lacks a character show ``?`` rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _print_problems(error: BadgeAuditError) -> None:
    from badgeaudit.languages import sentence
    from badgeaudit.report.untrusted import plain

    for problem in error.problems:
        where = f"{problem.place}: " if problem.place.path else ""
        typer.echo(plain(f"badgeaudit: {where}{sentence(problem.message)}"), err=True)


def _print_fault(error: Exception) -> None:
    from traceback import extract_tb

    from badgeaudit.report.untrusted import plain

    frames = extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "?"
    typer.echo(
        plain(
            f"badgeaudit: internal error, nothing was audited: {type(error).__name__} in {where}."
            " Set BADGEAUDIT_DEBUG=1 to see more and please report it."
        ),
        err=True,
    )
    if os.environ.get("BADGEAUDIT_DEBUG"):
        raise error
