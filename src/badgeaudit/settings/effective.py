"""Options, environment, settings, defaults → what counts, and where it came from. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from badgeaudit.settings.reading import Settings

Origin = Literal["command line", "environment", "settings", "default"]


@dataclass(frozen=True, slots=True)
class Effective:
    """One setting as it counts in this run."""

    key: str
    value: Any
    origin: Origin
    where: str = ""
    """Of a setting: file and line. Of the environment: the variable."""


def effective(
    given: Mapping[str, tuple[Any, Origin, str]], settings: Settings
) -> dict[str, Effective]:
    """Return every setting by key, in the order of ``given``.

    ``given``: key → value, where the command line has it from, and the variable's name. What was
    not given on the command line or in the environment is taken from the settings file.
    """
    found = {}
    for key, (value, origin, where) in given.items():
        if origin == "default" and key in settings.values:
            line = settings.lines.get(key)
            place = f"{settings.source}:{line}" if line else settings.source
            found[key] = Effective(key, settings.values[key], "settings", place)
        else:
            found[key] = Effective(key, value, origin, where)
    return found
