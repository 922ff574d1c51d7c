"""``--color``: whether the terminal is written to in colour, for Rich and everything we start."""

from __future__ import annotations

import os
from enum import StrEnum


class Color(StrEnum):
    """When to use colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def choose_color(color: str, *, only_if_open: bool = False) -> None:
    """Set the variables that terminal libraries follow.

    Source: https://no-color.org and https://force-color.org. ``only_if_open``: do nothing when the
    user has set one of them already.
    """
    if only_if_open and {"NO_COLOR", "FORCE_COLOR"} & set(os.environ):
        return
    if color == Color.NEVER:
        os.environ.pop("FORCE_COLOR", None)
        os.environ["NO_COLOR"] = "1"
    elif color == Color.ALWAYS:
        os.environ.pop("NO_COLOR", None)
        os.environ["FORCE_COLOR"] = "1"
