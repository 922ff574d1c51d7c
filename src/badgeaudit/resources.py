"""Where the criteria and schemas are, installed or in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


@cache
def folder(name: str) -> Path:
    """Return the folder ``criteria`` or ``schemas``.

    In a wheel they lie in ``badgeaudit/data`` (put there by hatchling's force-include); in a
    checkout, editable or not, at its top. Installing unpacks a wheel, so a Path will do.
    """
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _CHECKOUT / name


def package_folder(name: str) -> Path:
    """Return a folder of data inside the package, such as ``languages``."""
    return _PACKAGE / name
