from __future__ import annotations

import re

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from badgeaudit.cli.app import app
from badgeaudit.cli.examples import EPILOGS, WORKSHOP_EPILOGS

RUNNER = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
GROUPED = [*sorted(EPILOGS), *(f"workshop {name}" for name in WORKSHOP_EPILOGS)]


def shown(*words: str) -> str:
    return RUNNER.invoke(app, [*words, "--help"], prog_name="badgeaudit", terminal_width=100).output


def test_commands_stand_by_who_uses_them() -> None:
    text = shown()
    titles = re.findall(r"^(For [a-z ]+):$", text, re.M)
    assert len(titles) >= 4
    commands = get_command(app).commands  # type: ignore[attr-defined]
    for name in commands:
        assert re.search(rf"^  {name} ", text, re.M), name


def test_the_exit_codes_are_in_the_help() -> None:
    for code in ("0 audited", "1 gate not passed", "2 not audited", "3 undecided"):
        assert code in " ".join(shown().split())


@pytest.mark.parametrize("name", GROUPED)
def test_each_command_has_an_example_and_its_exit_codes(name: str) -> None:
    text = shown(*name.split())
    assert re.search(rf"^    badgeaudit {name} ", text, re.M)
    assert "Exit codes: 0 " in text
    assert "Arguments:" in text


@pytest.mark.parametrize("name", GROUPED)
def test_an_example_names_only_options_that_exist(name: str) -> None:
    text, _, example = shown(*name.split()).partition("Example:")
    used = set(re.findall(r"(?<= )--[a-z-]+", example.partition("Exit codes")[0]))
    assert used <= set(re.findall(r"--[a-z-]+", text))


def test_options_of_check_stand_in_groups() -> None:
    text = shown("check")
    order = [
        "Arguments:",
        "Options:",
        "What people said:",
        "Reports:",
        "When it fails:",
        "Network:",
    ]
    places = [text.index(f"\n{title}") for title in order]
    assert places == sorted(places)
    assert text.count("--gate") == 1
