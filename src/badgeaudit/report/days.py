"""day: a date as it stands in a letter: ``2026-09-05`` → ``5 September 2026``."""

from __future__ import annotations

from datetime import date

from badgeaudit.report.phrases import phrase


def day(written: object) -> str:
    """Return an ISO date in words; anything else as it is."""
    text = str(written)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    month = phrase(f"month-{found.month}")
    return phrase("day", day=found.day, month=month, year=found.year)
