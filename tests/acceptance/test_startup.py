"""Nothing heavy is loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.acceptance.dossiers import BADGE, write

HEAVY = {"PIL", "lxml", "pypdf", "docx", "jinja2", "jsonschema", "requests", "markdown_it"}
PROOFS = {"cryptography", "joserfc", "pyoxigraph", "pyld", "rfc8785", "requests_hardened"}
CORE = {"rich", "yaml", "jsonschema_rs"}


def loaded(*arguments: str | Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "badgeaudit", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_help_and_version_load_only_the_command_line() -> None:
    for option in ("--help", "--version"):
        found = loaded(option)
        assert "typer" in found
        assert not found & (HEAVY | PROOFS | CORE), option


def test_a_check_of_plain_badge_files_loads_no_document_readers(tmp_path: Path) -> None:
    badge = {key: value for key, value in BADGE.items() if key != "@context"}
    write(tmp_path / "badges" / "one.json", {**badge, "image": "https://issuer.example/a.png"})
    found = loaded("check", tmp_path, "--exit-zero", "--report", "json")
    assert {"yaml", "jsonschema_rs"} <= found
    assert not found & ((HEAVY | PROOFS) - {"markdown_it"})


def test_the_terminal_report_loads_no_template_engine(tmp_path: Path) -> None:
    write(tmp_path / "badges" / "one.json", BADGE)
    found = loaded("check", tmp_path, "--exit-zero")
    assert "rich" in found
    assert "jinja2" not in found
