"""issuing: credentials over time as bars, with the day of applying and the months asked before."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from badgeaudit.report.charts.percent import percent

Part = Mapping[str, Any]
Unit = Literal["month", "quarter", "year"]

BARS = 40
"""So many bars at most; a longer time is drawn by quarters, then by years, then cut off."""
FEWEST = 8
"""Fewer bars leave room empty rather than grow wide."""
LABELLED = 14
"""Up to so many bars each has its number and its month."""

LISTED = 10
"""So many years at most stand in the table; the latest."""

_MONTHS: Mapping[Unit, int] = {"month": 1, "quarter": 3, "year": 12}
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_AHEAD = 12
"""So many months after the audit a date of issue is still drawn."""
_NEAR = 10.0
"""Marks and years closer than this would cover each other."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What was issued in one month, quarter or year."""

    count: int
    x: float
    width: float
    height: float
    labelled: bool
    month: str
    """Number of the month under the bar, such as ``09``; empty where there is no room."""
    year: str
    """The year, under the first bar and at each turn of the year."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on the time line."""

    kind: Literal["due", "applied"]
    """``due``: the last day for a first issue, so that the months asked for are full."""
    day: str
    x: float
    aside: Literal["left", "right", ""]


@dataclass(frozen=True, slots=True)
class Year:
    """The numbers of one year."""

    year: str
    months: tuple[int, ...]
    """Twelve of them."""
    count: int


@dataclass(frozen=True, slots=True)
class Issuing:
    """The time line."""

    unit: Unit
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    criterion: str
    """The criterion that asks for months of use; empty when none does."""
    months: int
    """How many it asks for."""
    years: tuple[Year, ...]
    """The latest years that have any."""
    left_out: int
    """Years with credentials that are not among them."""
    before: int
    """Credentials dated before the first bar."""
    after: int
    """Credentials dated after the last bar."""
    undated: int


def issuing(document: Part) -> Issuing | None:
    """Return the time line; None when no credential has a readable date."""
    credentials = document["subjects"]["credentials"]
    counts = Counter(
        {
            int(found[1]) * 12 + int(found[2]) - 1: each["count"]
            for each in credentials["by_month"]
            if (found := _MONTH.fullmatch(each["month"]))
        }
    )
    if not counts:
        return None
    criterion, months = _asked(document)
    days = _days(document, months)
    first, last = _span(counts, [_month_of(day) for _, day in days], document["as_of"])
    unit, first = _unit(first, last)
    size = _MONTHS[unit]
    number = (last - first) // size + 1
    end = first + number * size
    issued = [sum(counts[first + n * size + k] for k in range(size)) for n in range(number)]
    years = sorted({month // 12 for month in counts})
    return Issuing(
        unit,
        _bars(issued, first, size),
        _marks(days, first, end, size),
        criterion,
        months,
        tuple(_numbers(year, counts) for year in years[-LISTED:]),
        max(0, len(years) - LISTED),
        sum(count for month, count in counts.items() if month < first),
        sum(count for month, count in counts.items() if month >= end),
        credentials["count"] - sum(counts.values()),
    )


def _asked(document: Part) -> tuple[str, int]:
    """Return the criterion that asks for months of use before applying, and how many."""
    for criterion in document["standard"]["criteria"]:
        check = criterion["check"]
        if check and check["named"] == "first_issue_before_application":
            months = check["parameters"].get("months")
            if isinstance(months, int) and 0 < months < 240:
                return criterion["id"], months
    return "", 0


def _days(document: Part, months: int) -> list[tuple[Literal["due", "applied"], date]]:
    applied = _date(document["dossier"]["applied_on"])
    if applied is None:
        return []
    due = _earlier(applied, months) if months else None
    before: list[tuple[Literal["due", "applied"], date]] = [("due", due)] if due else []
    return [*before, ("applied", applied)]


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def _earlier(day: date, months: int) -> date | None:
    """Return the same day some months before; what a month does not have becomes its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _span(counts: Counter[int], marked: Sequence[int], as_of: str) -> tuple[int, int]:
    """Return first and last month to draw: all credentials and marks, as far as that is sane."""
    latest = _month_of(date.fromisoformat(as_of)) + _AHEAD
    months = [month for month in (*counts, *marked) if month <= latest]
    return (min(months), max(months)) if months else (latest - _AHEAD, latest)


def _unit(first: int, last: int) -> tuple[Unit, int]:
    """Return the finest unit that fits, and the month its first bar begins with."""
    for unit, size in _MONTHS.items():
        begin = first - first % size
        if (last - begin) // size < BARS:
            return unit, begin
    return "year", last - last % 12 - (BARS - 1) * 12


def _bars(issued: Sequence[int], first: int, size: int) -> tuple[Bar, ...]:
    most = max(issued)
    roomy = len(issued) <= LABELLED and most < 1000
    highest = issued.index(most)
    step = 100 / max(len(issued), FEWEST)
    bars = []
    for n, count in enumerate(issued):
        month = (first + n * size) % 12
        bars.append(
            Bar(
                count,
                round(step * (n + 0.14), 2),
                round(step * 0.72, 2),
                percent(count, most),
                bool(count) and (roomy or n == highest),
                f"{month + 1:02}" if size == 1 and roomy else "",
                _year(n, first, size, step),
            )
        )
    return tuple(bars)


def _year(n: int, first: int, size: int, step: float) -> str:
    """Return the year under a bar: where one begins, and under the first one if there is room."""
    year, month = divmod(first + n * size, 12)
    if size == 12:
        return str(year) if n % 5 == 0 else ""
    room = (12 - month) / size * step >= _NEAR
    return str(year) if month == 0 or (n == 0 and room) else ""


def _marks(
    days: Sequence[tuple[Literal["due", "applied"], date]], first: int, end: int, size: int
) -> tuple[Mark, ...]:
    width = max(end - first, FEWEST * size)
    inside = [(kind, day, _moment(day)) for kind, day in days if first <= _month_of(day) < end]
    near = len(inside) == 2 and percent(inside[1][2] - inside[0][2], width) < _NEAR
    sides: tuple[Literal["left", "right", ""], ...] = ("left", "right") if near else ("", "")
    return tuple(
        Mark(kind, day.isoformat(), percent(at - first, width), side)
        for (kind, day, at), side in zip(inside, sides, strict=False)
    )


def _moment(day: date) -> float:
    """Return a day as a month and a part of it."""
    return _month_of(day) + (day.day - 1) / calendar.monthrange(day.year, day.month)[1]


def _numbers(year: int, counts: Counter[int]) -> Year:
    months = tuple(counts[year * 12 + month] for month in range(12))
    return Year(f"{year:04}", months, sum(months))
