"""What an issuer's repository goes through: flaws come and go, changes are committed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from tests.acceptance.dossiers import BADGE, write

DAY = "2026-02-01"
FACILITATOR = "badges/facilitator.json"
SECOND = "https://issuer.example/badges/mentor"

SHOULD = ("tags",)
"""Left out of the badge, a `should` criterion fails (Q1-16)."""
MUST = ("criteria",)
"""Left out of the badge, its file is not valid any more and a `must` criterion fails (Q1-17)."""


def badge(dossier: Path, *without: str, **changed: Any) -> None:
    """Write the dossier's badge class anew: without some members, with others changed."""
    kept = {key: value for key, value in BADGE.items() if key not in without}
    write(dossier / FACILITATOR, {**kept, **changed})


def second_badge(dossier: Path, *without: str) -> None:
    """Write another badge class beside the first."""
    other = {**BADGE, "id": SECOND, "name": "Workshop Mentor"}
    kept = {key: value for key, value in other.items() if key not in without}
    write(dossier / "badges" / "mentor.json", kept)


def waivers(file: Path, *entries: str) -> Path:
    """Write a file of waivers; each entry as the inside of a YAML mapping in braces."""
    listed = "".join(f"  - {{{entry}}}\n" for entry in entries)
    file.write_text(f"waivers: 1\nstandard: quality-label\nentries:\n{listed}", "utf-8")
    return file


def waiver(criterion: str, until: str, badge: str = "") -> str:
    """Return one entry."""
    about = f"badge: '{badge}', " if badge else ""
    return (
        f"criterion: {criterion}, {about}reason: Drawn anew for the spring., "
        f"approver: Ana Kovač, until: {until}"
    )


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, with a name and an address of its own."""
    return subprocess.run(
        [
            "git",
            "-c",
            "user.name=Ana",
            "-c",
            "user.email=ana@issuer.example",
            "-c",
            "commit.gpgsign=false",
            *arguments,
        ],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()


def commit(folder: Path, words: str = "A change") -> str:
    """Commit everything; return the revision."""
    if not (folder / ".git").exists():
        git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", words)
    return git(folder, "rev-parse", "HEAD")
