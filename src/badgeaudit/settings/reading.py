"""A settings file → Settings, or everything that is wrong with it, with lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.errors import InvalidSettings
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.settings.toml_places import Places, places_in

OWN = "badgeaudit.toml"
SHARED = "pyproject.toml"
_TABLE = ("tool", "badgeaudit")
_PREFIX = "/tool/badgeaudit"
_HEADER = re.compile(r"^\s*\[\s*tool\s*\.\s*badgeaudit\s*[.\]]", re.MULTILINE)
_LARGEST = 1 << 20
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one file sets; keys as the file names them (``min-score``)."""

    source: str = ""
    """Name of the file, for messages; empty when there is none."""
    folder: Path = field(default_factory=Path)
    """Relative paths in it start here."""
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    """Key → line."""
    remarks: tuple[Message, ...] = ()
    """What is to be said of settings that were not used."""


def read_settings(file: Path) -> Settings | None:
    """Read ``badgeaudit.toml``, or ``[tool.badgeaudit]`` of a ``pyproject.toml``.

    Returns None for a ``pyproject.toml`` without that table. Raises InvalidSettings with file, line
    and column for what is no TOML, and for unknown keys and wrong values, all at once.
    """
    text = _text(file)
    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InvalidSettings([_not_toml(file, error)]) from error
    places = places_in(text)
    values: Any = whole
    if file.name != SHARED and "badgeaudit" in _table_of(whole, "tool"):
        place = Place(str(file), _PREFIX, *places.get(_PREFIX, (None, None)))
        raise InvalidSettings([Problem(message("settings.table-in-own-file"), place)])
    if file.name == SHARED:
        for name in _TABLE:
            values = values.get(name) if isinstance(values, dict) else None
        if values is None:
            return None
        places = _below(places)
    violations = load_validator("settings").violations(values)
    if violations:
        raise InvalidSettings(placed(violations, str(file), places))
    lines = {key: places[f"/{key}"][0] for key in values if f"/{key}" in places}
    return Settings(str(file), file.parent, values, lines)


def mentions_settings(file: Path) -> bool:
    """Tell whether a file would set something, without reading what: it may be broken."""
    if not file.is_file():
        return False
    if file.name != SHARED:
        return True
    with suppress(InvalidSettings):
        return _HEADER.search(_text(file)) is not None
    return False


def _table_of(whole: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def _text(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            raw = stream.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise InvalidSettings([Problem(message("settings.too-large"), Place(str(file)))])
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        reason = message("settings.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidSettings([Problem(reason, Place(str(file)))]) from error
    except UnicodeDecodeError as error:
        raise InvalidSettings([Problem(message("settings.not-utf8"), Place(str(file)))]) from error


def _not_toml(file: Path, error: Exception) -> Problem:
    said = str(error)
    at = _AT.search(said)
    line, column = (int(at[1]), int(at[2])) if at else (None, None)
    reason = message("settings.not-toml", reason=_AT.sub("", said))
    return Problem(reason, Place(str(file), "", line, column))


def _below(places: Places) -> Places:
    found = {
        pointer.removeprefix(_PREFIX): at
        for pointer, at in places.items()
        if pointer.startswith(f"{_PREFIX}/") or pointer == _PREFIX
    }
    return found
