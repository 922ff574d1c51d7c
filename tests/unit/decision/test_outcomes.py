from __future__ import annotations

import pytest

from badgeaudit.decision.outcomes import favourable
from tests.unit.decision.cases import decision, rule, small_standard


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("issued", True), ("ISSUED ", True), ("not yet issued", False), ("", None), ("maybe", None)],
)
def test_the_procedure_says_what_grants_the_label(outcome: str, expected: bool | None) -> None:
    assert favourable(small_standard(), decision(outcome=outcome)) is expected


def test_a_standard_that_names_no_outcomes_leaves_it_open() -> None:
    standard = small_standard([rule("issued_by")])
    assert favourable(standard, decision(outcome="issued")) is None
