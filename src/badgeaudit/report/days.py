"""day: a date as it stands in a letter: ``2026-09-05`` → ``5 September 2026``."""

from __future__ import annotations

from datetime import date

from badgeaudit.languages.speaking import spoken
from badgeaudit.report.numbers import locale_of


def day(written: object) -> str:
    """Return an ISO date in words, in the language in use; anything else as it is."""
    text = str(written)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return text
    from babel.dates import format_date

    return str(format_date(found, format="long", locale=locale_of(spoken())))
