"""Where the settings are: upward from the working directory, never in what is audited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from badgeaudit.model.places import Message, message
from badgeaudit.settings.reading import (
    OWN,
    SHARED,
    Settings,
    mentions_settings,
    read_settings,
)

NONE = Settings()


def find_settings(start: Path, audited: Sequence[Path]) -> Settings:
    """Return the nearest settings; those without values when there are none.

    The search ends before a folder that is audited or lies in one that is: what is handed in must
    not steer the run. ``badgeaudit.toml`` goes before ``pyproject.toml``. Settings that somebody
    could expect to count, and that do not, are named in ``remarks``. Raises InvalidSettings.
    """
    handed_in = [path.resolve() for path in audited]
    found = NONE
    for folder in _upward(start.resolve()):
        if any(folder.is_relative_to(path) for path in handed_in):
            break
        settings = _settings_in(folder)
        if settings is not None:
            found = settings
            break
    passed_over = tuple(_passed_over(start.resolve(), handed_in, found))
    return replace(found, remarks=(*found.remarks, *passed_over))


def _upward(start: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to the root of its repository.

    What lies above the root belongs to something else.
    """
    for folder in (start, *start.parents):
        yield folder
        if (folder / ".git").exists():
            return


def _settings_in(folder: Path) -> Settings | None:
    for name in (OWN, SHARED):
        file = folder / name
        found = read_settings(file) if file.is_file() else None
        if found is not None:
            other = folder / SHARED
            if name == OWN and mentions_settings(other):
                both = message("settings.both-files", file=str(file), other=str(other))
                return replace(found, remarks=(both,))
            return found
    return None


def _passed_over(start: Path, handed_in: Sequence[Path], found: Settings) -> Iterator[Message]:
    """Name settings inside what is audited, and those above a start from in there."""
    folders = [path for path in handed_in if path.is_dir()]
    if any(start.is_relative_to(path) for path in handed_in):
        folders += _upward(start)
    for folder in dict.fromkeys(folders):
        for name in (OWN, SHARED):
            file = folder / name
            if mentions_settings(file) and str(file) != found.source:
                yield message("settings.passed-over", file=str(file))
                return
