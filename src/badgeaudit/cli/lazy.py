"""The commands as Typer wants them, each imported only when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command

from badgeaudit.cli.commands import COMMANDS
from badgeaudit.cli.examples import EPILOGS
from badgeaudit.cli.help import Command


class LazyCommands(Mapping[str, Any]):
    """Name → command. Listing names imports nothing; looking one up imports that one."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            if name not in COMMANDS:
                raise KeyError(name)
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _load(name: str) -> Any:
    """Import a command, or a group of commands, and have Typer make of it what it runs."""
    found = getattr(import_module(f"badgeaudit.cli.{name}"), name)
    panel = COMMANDS[name].panel
    maker = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    if isinstance(found, typer.Typer):
        maker.add_typer(found, name=name, rich_help_panel=panel)
        group: Any = get_command(maker)
        return group.commands[name]
    maker.command(name, cls=Command, epilog=EPILOGS[name], rich_help_panel=panel)(found)
    return get_command(maker)
