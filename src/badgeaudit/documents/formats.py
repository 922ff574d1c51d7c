"""Which text helps best where a value is not of the format that a schema asks for."""

from __future__ import annotations

import re
from typing import Any

FORMATS = frozenset(
    {
        "date",
        "date-time",
        "time",
        "duration",
        "email",
        "idn-email",
        "hostname",
        "uri",
        "uri-reference",
        "iri",
        "uuid",
    }
)
"""Formats that have a text of their own; JSON Schema Validation 2020-12, section 7.3."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_TIME_WITHOUT_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?")
_WITHOUT_SCHEME = re.compile(r"(?:[\w-]{1,63}\.){1,10}[A-Za-z]{2,20}(?:/\S*)?")


def format_text(name: str, value: Any) -> str:
    """Return the message, without ``validation.``, for a value that is not of the format ``name``.

    The usual slips have their own: a date without time, a time without zone, an address without
    ``https://``.
    """
    written = value if isinstance(value, str) else ""
    if name == "date-time" and _DATE.fullmatch(written):
        return "format-date-time-only-date"
    if name == "date-time" and _TIME_WITHOUT_ZONE.fullmatch(written):
        return "format-date-time-zone"
    if name in ("uri", "iri") and _WITHOUT_SCHEME.fullmatch(written):
        return "format-uri-scheme"
    return f"format-{name}" if name in FORMATS else "format"
