from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report.charts.issuing import BARS, Issuing, issuing


def document(
    months: dict[str, int], applied_on: str | None = None, as_of: str = "2026-11-20", **more: Any
) -> dict[str, Any]:
    check = {"named": "first_issue_before_application", "parameters": {"months": 6}}
    return {
        "as_of": as_of,
        "dossier": {"applied_on": applied_on},
        "standard": {"criteria": [{"id": "F-05", "check": check}]},
        "subjects": {
            "credentials": {
                "count": more.get("count", sum(months.values())),
                "by_month": [{"month": each, "count": n} for each, n in months.items()],
            }
        },
    }


def drawn(document: dict[str, Any]) -> Issuing:
    made = issuing(document)
    assert made is not None
    return made


def test_months_without_credentials_are_drawn_too() -> None:
    made = drawn(document({"2026-01": 2, "2026-04": 4}))
    assert made.unit == "month"
    assert [bar.count for bar in made.bars] == [2, 0, 0, 4]
    assert [bar.height for bar in made.bars] == [50.0, 0.0, 0.0, 100.0]
    assert [bar.month for bar in made.bars] == ["01", "02", "03", "04"]
    assert [bar.year for bar in made.bars] == ["2026", "", "", ""]


def test_few_bars_do_not_grow_wide() -> None:
    (bar,) = drawn(document({"2026-01": 2})).bars
    assert (bar.x, bar.width) == (1.75, 9.0)


def test_the_day_of_applying_and_the_months_before_it() -> None:
    made = drawn(document({"2026-02": 1, "2026-08": 1}, "2026-09-01"))
    assert (made.criterion, made.months) == ("F-05", 6)
    assert [(each.kind, each.day) for each in made.marks] == [
        ("due", "2026-03-01"),
        ("applied", "2026-09-01"),
    ]
    # February to September: eight months; March begins after one, September after seven
    assert [each.x for each in made.marks] == [12.5, 87.5]
    assert len(made.bars) == 8


def test_a_day_the_month_does_not_have_becomes_its_last() -> None:
    assert drawn(document({"2026-02": 1}, "2026-08-31")).marks[0].day == "2026-02-28"


@pytest.mark.parametrize("applied_on", [None, "soon", "2026-13-01", "0001-02-01"])
def test_without_a_usable_date_of_applying(applied_on: str | None) -> None:
    made = drawn(document({"2026-02": 1}, applied_on))
    assert [each.kind for each in made.marks if each.kind == "due"] == []


def test_long_times_are_drawn_by_quarters_and_years() -> None:
    quarters = drawn(document({"2020-02": 1, "2020-03": 1, "2026-10": 5}))
    assert quarters.unit == "quarter"
    assert [bar.count for bar in quarters.bars][:2] == [2, 0]
    assert quarters.bars[0].month == ""
    years = drawn(document({"2000-02": 1, "2026-10": 5}))
    assert (years.unit, len(years.bars)) == ("year", 27)
    named = [bar.year for bar in years.bars if bar.year]
    assert named == ["2000", "2005", "2010", "2015", "2020", "2025"]


def test_dates_out_of_all_bounds_are_counted_not_drawn() -> None:
    made = drawn(document({"0001-01": 3, "2026-10": 5, "9999-12": 2}, count=11))
    assert len(made.bars) == BARS
    assert (made.before, made.after, made.undated) == (3, 2, 1)
    assert sum(bar.count for bar in made.bars) == 5


def test_only_dates_in_a_far_future() -> None:
    made = drawn(document({"9999-12": 2}))
    assert made.after == 2
    assert {bar.height for bar in made.bars} == {0.0}


def test_close_marks_are_drawn_aside() -> None:
    made = drawn(document({"2000-02": 1, "2026-10": 5}, "2026-09-15"))
    assert [each.aside for each in made.marks] == ["left", "right"]


def test_the_table_has_the_latest_years() -> None:
    made = drawn(document({f"{year}-03": 1 for year in range(2010, 2027)}))
    assert [each.year for each in made.years] == [str(year) for year in range(2017, 2027)]
    assert made.years[0].months == (0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    assert made.years[0].count == 1
    assert made.left_out == 7


def test_no_date_no_chart() -> None:
    assert issuing(document({})) is None
    assert issuing(document({"later": 3})) is None
