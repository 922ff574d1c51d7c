"""The documentation can't lag: generated parts are fresh, commands and links are real."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from badgeaudit.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "criteria" / "README.md"])


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


GENERATOR = generator()


@pytest.mark.parametrize("page", sorted((ROOT / "docs").glob("*.md")), ids=lambda p: p.name)
def test_generated_parts_are_fresh(page: Path) -> None:
    text = page.read_text("utf-8")
    assert GENERATOR.regenerated(text) == text, "run: python docs/generate.py"


def test_every_schema_is_documented() -> None:
    written = "".join(p.read_text("utf-8") for p in (ROOT / "docs").glob("*.md"))
    for schema in (ROOT / "schemas").glob("*.schema.json"):
        assert f"<!-- generated: schema {schema.name.partition('.')[0]} -->" in written


def test_commands_below_commands_are_documented() -> None:
    written = (ROOT / "docs" / "commands.md").read_text("utf-8")
    for words in ("workshop new", "workshop grade", "workshop certify", "standard check"):
        assert f"### `badgeaudit {words}`\n" in written
        assert f"Usage: badgeaudit {words} [OPTIONS]" in written


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (page.parent / target).exists(), target


def test_readme_names_every_command_and_exit_code() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in COMMANDS:
        assert f"badgeaudit {name}" in readme
    for code in (0, 1, 2, 3):
        assert f"| {code} |" in readme


def test_readme_has_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    for name in ("audit", "tests"):
        assert re.search(rf"<!-- {name} -->\n```sh\n[^`]+\n```", readme)
