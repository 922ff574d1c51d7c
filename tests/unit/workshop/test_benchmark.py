"""The benchmark of practice dossiers, over a few seeds: all that is planted is found, no more."""

from __future__ import annotations

from benchmarks.workshop import measure

from tests.unit.workshop.practice import standard


def test_a_few_seeds_are_perfect() -> None:
    sums = measure(6, standard())
    assert sums.wrong == []
    assert sums.dossiers == 18
    assert sums.planted > 10
    assert sums.recall == 1.0
    assert sums.precision == 1.0
