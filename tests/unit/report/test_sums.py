from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.errors import InvalidAudit
from badgeaudit.languages import sentence
from badgeaudit.report.json_ import render_json
from badgeaudit.report.reading import read_document
from badgeaudit.report.sums import contradiction
from tests.unit.report import sample

Change = Callable[[dict[str, Any]], None]


def test_the_sample_fits(document: dict[str, Any]) -> None:
    assert contradiction(document) is None


def setting(*path: str | int, to: Any) -> Change:
    """Return a change of one value, as somebody with an editor makes it."""

    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        assert document[path[-1]] != to
        document[path[-1]] = to

    return change


def dropping(*path: str | int) -> Change:
    """Return a change that takes one entry out of a list."""

    def change(document: Any) -> None:
        for key in path[:-1]:
            document = document[key]
        del document[path[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (setting("scores", 0, "met", to=5), "/scores/0/met"),
        (setting("scores", 5, "open", to=0), "/scores/5/open"),
        (setting("scores", 5, "of", to=12), "/scores/5/of"),
        (setting("scores", 5, "percent_high", to=100), "/scores/5/percent_high"),
        (setting("scores", 1, "claimed", to=2), "/scores/1/claimed"),
        (setting("scores", 1, "judged", to=3), "/scores/1/judged"),
        (setting("scores", 1, "not_applicable", to=0), "/scores/1/not_applicable"),
        (dropping("scores", 0), "/scores"),
        (setting("results", 1, "outcome", to="passed"), "/results/1/outcome"),
        (setting("results", 8, "outcome", to="passed"), "/results/8/outcome"),
        (setting("results", 8, "decided_by", to="consensus"), "/results/8/decided_by"),
        (setting("results", 7, "judged", 0, "used", to=False), "/results/7/provisional"),
        (setting("results", 10, "levels", to=[4, 4]), "/results/10/levels"),
        (setting("results", 10, "judged", 1, "outcome", to="passed"), "/results/10/decided_by"),
        (setting("results", 0, "section", to="Q1"), "/results/0/section"),
        (dropping("results", 0), "/results"),
        (setting("readiness", "outcome", to="ready"), "/readiness/outcome"),
        (setting("readiness", "rules", 1, "outcome", to="passed"), "/readiness/rules/1/outcome"),
        (setting("readiness", "rules", 1, "met", to=5), "/readiness/rules/1/outcome"),
        (setting("readiness", "rules", 4, "open", to=0), "/readiness/rules/4/outcome"),
        (setting("readiness", "rules", 1, "blocking", to=[]), "/readiness/rules/1/blocking"),
        (
            setting("readiness", "rules", 1, "blocking", to=["F-01"]),
            "/readiness/rules/1/blocking/0",
        ),
        (dropping("steps", 0), "/steps"),
        (setting("steps", 0, "action", to="judge"), "/steps/0/action"),
    ],
)
def test_an_edited_value_is_found(document: dict[str, Any], change: Change, pointer: str) -> None:
    change(document)
    found = contradiction(document)
    assert found is not None
    assert found.pointer == pointer


def test_nothing_is_ready_on_the_word_of_one(document: dict[str, Any]) -> None:
    for rule in document["readiness"]["rules"]:
        rule.update(outcome="passed", met=rule["of"], open=0, blocking=[])
    document["readiness"]["outcome"] = "ready"
    found = contradiction(document)
    assert found is not None
    assert found.pointer == "/readiness/outcome"


def test_provisional_needs_a_provisional_result(document: dict[str, Any]) -> None:
    first = next(each for each in document["results"] if each["criterion"] == "Q1-14")
    other = copy.deepcopy(first["judged"][0])
    first["judged"].append({**other, "assessor": "Ben O’Connor"})
    first["provisional"] = False
    found = contradiction(document)
    assert found is not None
    assert found.pointer == "/readiness/provisional"


def test_an_edited_file_is_refused_with_its_line(document: dict[str, Any]) -> None:
    document["scores"][0]["met"] = 6
    raw = render_json(document).encode()
    with pytest.raises(InvalidAudit) as caught:
        read_document(raw, "audit.json")
    (problem,) = caught.value.problems
    assert "changed after it was written" in sentence(problem.message)
    assert "“6” stands here" in sentence(problem.message)
    assert "“3”" in sentence(problem.message)
    assert b'"met": 6' in raw.splitlines()[(problem.place.line or 0) - 1]


_SAMPLE = sample.document()


@given(
    number=st.integers(0, len(_SAMPLE["scores"]) - 1),
    key=st.sampled_from(["met", "open", "of", "claimed", "observed", "judged", "not_applicable"]),
    value=st.integers(0, 60),
)
def test_no_number_of_a_score_can_be_changed(number: int, key: str, value: int) -> None:
    document = copy.deepcopy(_SAMPLE)
    before = document["scores"][number][key]
    document["scores"][number][key] = value
    assert (contradiction(document) is None) == (value == before)


@given(
    number=st.integers(0, len(_SAMPLE["results"]) - 1),
    outcome=st.sampled_from(["passed", "failed", "cantTell", "inapplicable", "untested"]),
)
def test_no_outcome_can_be_changed(number: int, outcome: str) -> None:
    document = copy.deepcopy(_SAMPLE)
    before = document["results"][number]["outcome"]
    document["results"][number]["outcome"] = outcome
    assert (contradiction(document) is None) == (outcome == before)
