"""What a command line and its environment can't mean: told, so that no run is laxer than asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path

from badgeaudit.errors import WrongUse
from badgeaudit.model.places import message
from badgeaudit.settings.effective import Effective

PREFIX = "BADGEAUDIT_"
_ALIKE = 0.8
"""From which likeness on a name is taken for a misspelt one."""


def variable(name: str) -> str:
    """Return the environment variable of an option, or of a key of the settings."""
    return f"{PREFIX}{name.replace('-', '_').upper()}"


def refuse_idle_variables(
    environment: Mapping[str, str], read: Collection[str], options: Collection[str]
) -> None:
    """Refuse variables that somebody expects to count and that nothing reads. Raises WrongUse.

    These are the names of options that are about one run only, and misspelt names. Others that
    begin like ours may be anybody's. ``read``: the variables that count; ``options``: names of all
    options.
    """
    unread = {variable(name) for name in options}.difference(read)
    names = {each.removeprefix(PREFIX): each for each in read}
    for name in sorted(environment):
        if not name.startswith(PREFIX) or name in read:
            continue
        if name in unread:
            raise WrongUse(message("settings.no-variable", name=name))
        near = get_close_matches(name.removeprefix(PREFIX), names, 1, _ALIKE)
        if near:
            similar = names[near[0]]
            raise WrongUse(message("settings.unknown-variable", name=name, similar=similar))


def refuse_contradictions(
    settled: Mapping[str, Effective],
    *,
    verbose: bool,
    fetches: bool,
    write_baseline: Path | None,
) -> None:
    """Refuse what one command line says and takes back. Raises WrongUse.

    What the settings say and the command line takes back is no contradiction: that is what a
    command line is for. ``fetches``: whether anything is taken from the network or a recording.
    """
    quiet, hosts = settled["quiet"], settled["allow-host"]
    if verbose and quiet.value and quiet.origin == "command line":
        raise WrongUse(message("cli.quiet-and-verbose"))
    if hosts.origin == "command line" and not fetches:
        raise WrongUse(message("cli.allow-host-offline"))
    reports = [report.partition(":")[2] for report in settled["report"].value or ()]
    if write_baseline is not None and str(write_baseline) in reports:
        raise WrongUse(message("cli.reports-in-one-file", files=(str(write_baseline),)))
