"""What the names in a badge's extensions say: ``extensions:StudyLoadExtension`` → study load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from badgeaudit.checks import fields as read

# Camel case into words: "ECTSExtension" → ECTS, Extension; "studyLoad" → study, Load.
_NAME_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_LONGEST = 200


def name_words(name: str) -> str:
    """Return the last part of a name or address as ``" word word "``, in small letters."""
    last = name[-_LONGEST:].rstrip("/").rpartition("/")[2].rpartition("#")[2].rpartition(":")[2]
    return " " + " ".join(_NAME_WORD.findall(last)).lower() + " "


def is_about(name: str, subjects: tuple[str, ...]) -> bool:
    """Tell whether one of the subjects, written ``" study load "``, stands in the name."""
    return _is_about(name[-_LONGEST:], subjects)


@lru_cache(maxsize=1024)
def _is_about(end: str, subjects: tuple[str, ...]) -> bool:
    """Tell the same of a name's end; badges of one issuer have the same few extensions."""
    words = name_words(end)
    return any(subject in words for subject in subjects)


def values_about(fields: Mapping[str, Any], subjects: tuple[str, ...]) -> Iterator[Any]:
    """Yield values of extensions about a subject: named so by the extension or by the property."""
    for key, extension in read.part(fields, "extensions").items():
        all_of_it = is_about(str(key), subjects)
        if not isinstance(extension, dict):
            if all_of_it:
                yield extension
            continue
        for name, value in extension.items():
            name = str(name)
            if name.lstrip("@") not in ("type", "context", "id") and (
                all_of_it or is_about(name, subjects)
            ):
                yield value


def states_something(value: Any) -> bool:
    """Tell whether a value says anything: a number, a text, or a list or object that does."""
    if isinstance(value, str):
        return bool(value.strip())
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, dict | list | tuple):
        return bool(value)
    return True
