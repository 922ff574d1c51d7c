"""Where the settings are: upward from the working directory, never in what is audited."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from badgeaudit.settings.reading import OWN, SHARED, Settings, read_settings

NONE = Settings()


def find_settings(start: Path, audited: Sequence[Path]) -> Settings:
    """Return the nearest settings; those without values when there are none.

    The search ends before a folder that is audited or lies in one that is: what is handed in must
    not steer the run. ``badgeaudit.toml`` goes before ``pyproject.toml``. Raises InvalidSettings.
    """
    handed_in = [path.resolve() for path in audited]
    here = start.resolve()
    for folder in (here, *here.parents):
        if any(folder.is_relative_to(path) for path in handed_in):
            return NONE
        for name in (OWN, SHARED):
            file = folder / name
            found = read_settings(file) if file.is_file() else None
            if found is not None:
                return found
        if (folder / ".git").exists():
            return NONE  # the root of a repository: what lies above belongs to something else
    return NONE
