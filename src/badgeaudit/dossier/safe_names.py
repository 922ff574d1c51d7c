"""File names that every operating system can keep."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_FORBIDDEN = re.compile(r'[<>:"|?*\\/\x00-\x1f\x7f]')
"""https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions"""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.I)
_LONGEST = 150
"""Bytes of one name; the systems stop at 255, Windows at 260 for the whole path."""


def safe_name(name: str) -> str:
    """Return one file or folder name (no path) that Windows, macOS and Linux accept."""
    safe = _FORBIDDEN.sub("_", name).rstrip(". ")
    if safe.strip(". ") == "":
        safe = "_"
    if _RESERVED.fullmatch(safe):
        safe = f"_{safe}"
    return _shortened(safe)


def numbered(path: str, number: int) -> str:
    """Return ``folder/plan-2.pdf`` for ``folder/plan.pdf`` and 2; for 1 the path itself."""
    if number == 1:
        return path
    whole = PurePosixPath(path)
    return str(whole.with_name(f"{whole.stem}-{number}{whole.suffix}"))


def _shortened(name: str) -> str:
    if len(name.encode()) <= _LONGEST:
        return name
    suffix = PurePosixPath(name).suffix[:16]
    stem = name.removesuffix(suffix).encode()[: _LONGEST - len(suffix.encode())]
    return stem.decode("utf-8", "ignore").rstrip(". ") + suffix
