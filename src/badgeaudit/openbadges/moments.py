"""Unix timestamps as ISO 8601, for tokens and for badges before OB 2.0."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_moment(seconds: float) -> str | None:
    """Return ``2026-11-24T00:00:00Z`` for seconds since 1970; None outside the years 1 to 9999."""
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
