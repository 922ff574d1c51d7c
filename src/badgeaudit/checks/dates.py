"""Dates as badges write them, and counting in months with clamped month ends."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Any

_DATE = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:[Tt ]([01]\d|2[0-4]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?\s?(?:[Zz]|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_LONGEST = 64


def read_date(written: Any) -> date | None:
    """Return the day a badge or application names; None for anything that is not a date.

    Understood: ISO 8601 dates and date-times, with or without zone, seconds and fractions, and the
    Unix times (seconds) that Open Badges 1.x allowed. The day is taken as written: no zone is
    converted, so it is the day that a reader of the badge sees. Never raises.
    """
    if isinstance(written, datetime):
        return written.date()
    if isinstance(written, date):
        return written
    if not isinstance(written, str) or len(written) > _LONGEST:
        return None
    text = written.strip()
    if match := _DATE.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
    if text.isascii() and text.isdecimal() and 9 <= len(text) <= 10:
        return datetime.fromtimestamp(int(text), UTC).date()
    return None


def months_after(day: date, months: int) -> date:
    """Return the day ``months`` later; a day the month does not have becomes its last day.

    2024-08-31 and 6 months → 2025-02-28. Beyond the calendar: the first or last day it knows.
    The label's pages leave month ends open; clamping is our choice.
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_before(day: date, months: int) -> date:
    """Return the day ``months`` earlier, clamped the same way: 2024-08-31 − 6 → 2024-02-29."""
    return months_after(day, -months)
