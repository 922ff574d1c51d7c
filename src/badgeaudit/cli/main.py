"""The entry point: every way to end has its exit code, and none is a traceback."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from badgeaudit import __version__

if TYPE_CHECKING:
    from badgeaudit.errors import BadgeAuditError

_NOT_AUDITED = 2
_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with the code the README lists."""
    _tolerate_narrow_encodings()
    try:
        if sys.argv[1:] == ["--version"]:
            # asked by scripts, often: answered without what parses command lines
            print(f"badgeaudit {__version__}", flush=True)
        else:
            _run()
    except BrokenPipeError:
        # The reader of a pipe went away (``| head``): nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(_NOT_AUDITED)
    except KeyboardInterrupt:
        print("badgeaudit: interrupted, nothing was finished.", file=sys.stderr)
        sys.exit(_INTERRUPTED)
    # A fault of ours must neither look like a finding (1) nor spill a traceback.
    except Exception as error:
        _print_fault(error)
        sys.exit(_NOT_AUDITED)


def _run() -> None:
    # What a run makes is freed when it is not needed any more; hardly anything lives in circles,
    # and looking for them takes a tenth of the time of a large audit.
    gc.set_threshold(100_000, 20, 20)
    from badgeaudit.cli.app import app
    from badgeaudit.errors import BadgeAuditError

    try:
        app()
    except BadgeAuditError as error:
        _print_problems(error)
        sys.exit(error.exit_code)


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
        print(plain(f"badgeaudit: {where}{sentence(problem.message)}"), file=sys.stderr)


def _print_fault(error: Exception) -> None:
    from traceback import extract_tb

    from badgeaudit.report.untrusted import plain

    frames = extract_tb(error.__traceback__)
    where = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "?"
    fault = (
        f"badgeaudit: internal error, nothing was audited: {type(error).__name__} in {where}."
        " Set BADGEAUDIT_DEBUG=1 to see more and please report it."
    )
    print(plain(fault), file=sys.stderr)
    if os.environ.get("BADGEAUDIT_DEBUG"):
        raise error
