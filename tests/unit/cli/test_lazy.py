from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from badgeaudit.cli.app import app
from badgeaudit.cli.commands import COMMANDS
from badgeaudit.cli.examples import EPILOGS
from badgeaudit.cli.lazy import LazyCommands

RUNNER = CliRunner()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_says_what_the_command_itself_says(name: str) -> None:
    command = LazyCommands()[name]
    assert command.name == name
    assert command.get_short_help_str(1000) == COMMANDS[name].short
    assert command.rich_help_panel == COMMANDS[name].panel


def test_every_command_module_is_listed() -> None:
    assert set(EPILOGS) <= set(COMMANDS)
    for name in COMMANDS:
        assert hasattr(import_module(f"badgeaudit.cli.{name}"), name)


def test_an_unknown_name_is_no_command() -> None:
    commands = LazyCommands()
    assert commands.get("chekc") is None
    assert len(commands) == len(list(commands)) == len(COMMANDS)
    with pytest.raises(KeyError):
        commands["__init__"]


def test_a_misspelt_command_gets_a_suggestion() -> None:
    done = RUNNER.invoke(app, ["chekc"], prog_name="badgeaudit")
    assert done.exit_code == 2
    assert "No such command 'chekc'. Did you mean 'check'?" in done.output


def test_a_command_is_made_once() -> None:
    commands = get_command(app).commands  # type: ignore[attr-defined]
    assert commands["explain"] is commands["explain"]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [("badgeaudit w", {"worksheet", "workshop"}), ("badgeaudit workshop cert", {"certify"})],
)
def test_completion_knows_the_commands(words: str, wanted: set[str]) -> None:
    environment = {
        "_BADGEAUDIT_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    asked = "import sys; sys.argv[0] = 'badgeaudit'; from badgeaudit.cli.app import app; "
    done = subprocess.run(
        [sys.executable, "-c", f"{asked}app(prog_name='badgeaudit')"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert set(done.stdout.split()) == wanted, done.stderr
