"""percent: a part of a whole as a position on a drawing."""

from __future__ import annotations


def percent(part: float, whole: float) -> float:
    """Return 100 × part / whole, kept within 0 … 100, on two decimals; 0 when the whole is 0."""
    if whole <= 0:
        return 0.0
    return round(min(100.0, max(0.0, 100 * part / whole)), 2)
