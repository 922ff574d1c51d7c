from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from badgeaudit.model.outcomes import Status
from badgeaudit.standard.loading import find_standard, load_standard

Said = list[tuple[str, str]]

RULE = """
certification:
  title: House assessor
  text: Knows the house rules well enough to judge others by them.
  status: derived
  sources: []
  dossiers: 2
  same_decision_on: 1
  exact_share: 70%
  no_level_off: 2
  cited_evidence: 50%
"""


@pytest.fixture
def ruled(house_rules: Path) -> Callable[[str, str], Path]:
    """The small standard with a pass rule, one line of it changed."""

    def write(old: str, new: str) -> Path:
        assert RULE.count(old) == 1
        path = house_rules / "standard.yaml"
        path.write_text(path.read_text("utf-8").rstrip() + "\n" + RULE.replace(old, new), "utf-8")
        return house_rules

    return write


def test_the_label_has_one_and_calls_it_ours() -> None:
    rule = load_standard(find_standard("quality-label")).certification
    assert rule is not None
    assert (rule.status, rule.sources) == (Status.DERIVED, ())
    assert "Our own proposal" in rule.text
    assert not re.search("[0-9]", rule.text), "the numbers stand in the data alone"
    assert rule.same_decision_on <= rule.dossiers
    assert rule.no_level_off == 2


def test_a_standard_without_one_certifies_nobody(house_rules: Path) -> None:
    assert load_standard(house_rules).certification is None


def test_it_is_read(ruled: Callable[[str, str], Path]) -> None:
    rule = load_standard(ruled("70%", "100%")).certification
    assert rule is not None
    assert (rule.dossiers, rule.same_decision_on, rule.exact_share) == (2, 1, 100)
    assert (rule.no_level_off, rule.cited_evidence) == (2, 50)


@pytest.mark.parametrize(
    ("old", "new", "id"),
    [
        ("same_decision_on: 1", "same_decision_on: 3", "standard.certification-dossiers"),
        ("sources: []", "sources: [NOWHERE]", "standard.source-unknown"),
        ("status: derived", "status: official", "standard.official-without-source"),
        ("exact_share: 70%", "exact_share: 0.7", "validation.type-string"),
        ("no_level_off: 2", "no_level_off: 0", "validation.minimum"),
        ("  dossiers: 2\n", "", "validation.required"),
    ],
)
def test_what_is_wrong_with_it_is_said(
    ruled: Callable[[str, str], Path], said: Callable[[Path], Said], old: str, new: str, id: str
) -> None:
    found = said(ruled(old, new))
    assert [each for _, each in found] == [id]
    assert found[0][0].startswith("standard.yaml:")
