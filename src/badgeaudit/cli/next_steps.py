"""The command to run next, whole and ready to be copied."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable
from pathlib import Path


def command(*words: str) -> str:
    """Return ``badgeaudit`` and the words as they are typed, quoted where a shell asks for it."""
    whole = ["badgeaudit", *words]
    return subprocess.list2cmdline(whole) if os.name == "nt" else shlex.join(whole)


def repeated(option: str, values: Iterable[str]) -> list[str]:
    """Return an option once for each value: ``--assessment a.yaml --assessment b.yaml``."""
    return [word for value in values for word in (option, value)]


def besides(standard: str, as_of: str | None = None) -> list[str]:
    """Return the options that have to be given again for the same audit; none when usual."""
    words = [] if standard == "quality-label" else ["--standard", standard]
    return words if as_of is None else [*words, "--as-of", as_of]


def lies_in(file: Path, dossier: Path) -> bool:
    """Tell whether a file to be written would lie in what was handed in."""
    return dossier.is_dir() and file.resolve().is_relative_to(dossier.resolve())
