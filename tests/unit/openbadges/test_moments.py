from __future__ import annotations

import math

import pytest

from badgeaudit.openbadges.moments import iso_moment


def test_seconds_become_a_date() -> None:
    assert iso_moment(0) == "1970-01-01T00:00:00Z"
    assert iso_moment(1425204000.9) == "2015-03-01T10:00:00Z"
    assert iso_moment(-1) == "1969-12-31T23:59:59Z"


@pytest.mark.parametrize("seconds", [1e18, -1e18, 10**400, math.nan, math.inf])
def test_what_no_calendar_holds_is_nothing(seconds: float) -> None:
    assert iso_moment(seconds) is None
