"""Help in plain text, grouped: options by what they are for, commands by who uses them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer.core import TyperCommand, TyperGroup

from badgeaudit.cli.commands import COMMANDS

Row = tuple[str, str]


class Command(TyperCommand):
    """A command whose options stand in groups, in the order in which groups first appear."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options without a group, then group by group."""
        groups: dict[str, list[Row]] = {"Arguments": [], "Options": []}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx)
            if row is None:
                continue
            argument = parameter.param_type_name == "argument"
            group = getattr(parameter, "rich_help_panel", None)
            groups.setdefault("Arguments" if argument else group or "Options", []).append(row)
        _write(groups.items(), formatter)


class Group(TyperGroup):
    """All commands, by who uses them; listed without importing them."""

    def __init__(self, **settings: Any) -> None:
        """Take what Typer gives, but the commands from our own list."""
        from badgeaudit.cli.lazy import LazyCommands

        super().__init__(**settings)
        self.commands: Any = LazyCommands()

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names."""
        return list(COMMANDS)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write each group of commands with the first sentence of each one's help."""
        widest = max(map(len, COMMANDS))
        limit = formatter.width - 6 - widest
        groups: dict[str, list[Row]] = {}
        for name, entry in COMMANDS.items():
            short = Command(name, help=entry.short).get_short_help_str(limit)
            groups.setdefault(entry.panel, []).append((name.ljust(widest), short))
        _write(groups.items(), formatter)


def _write(groups: Iterable[tuple[str, list[Row]]], formatter: Any) -> None:
    for title, rows in groups:
        if rows:
            with formatter.section(title):
                formatter.write_dl(rows)
