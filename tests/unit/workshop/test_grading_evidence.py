from __future__ import annotations

from dataclasses import replace

import pytest

from badgeaudit.workshop.grading_evidence import Naming, names_any
from tests.unit.workshop.grading_sample import judged

PATH = "badges/night-hike.json"
NAMING = Naming({PATH: ("Nočni pohod",)}, {"https://x.example/b/1": PATH})
NOTHING = Naming({}, {})


@pytest.mark.parametrize("cited", [PATH, f"./{PATH}", "badges\\night-hike.json", "night-hike.json"])
def test_citing_the_file(cited: str) -> None:
    assert names_any(judged("Q1-06", "met", "", cited), [PATH], NOTHING)


@pytest.mark.parametrize(
    "comment",
    [
        "See badges/night-hike.json.",
        "night-hike.json says otherwise",
        "The Night Hike is about something else.",
        "In “NIGHT-HIKE” the entry does not fit",
        "Pri znački Nočni pohod to ne drži.",
    ],
)
def test_naming_it_in_the_comment(comment: str) -> None:
    assert names_any(judged("Q1-06", "met", comment), [PATH], NAMING)


@pytest.mark.parametrize(
    "comment", ["", "Looks good.", "The hike at night", "midnight hikes", "night hikers"]
)
def test_what_names_nothing(comment: str) -> None:
    assert not names_any(judged("Q1-06", "met", comment), [PATH], NAMING)


def test_another_file_is_not_it() -> None:
    said = judged("Q1-06", "met", "See other.json", "badges/other.json")
    assert not names_any(said, [PATH], NAMING)
    assert names_any(said, [PATH, "badges/other.json"], NAMING)


def test_not_met_for_that_badge_alone_names_its_file() -> None:
    said = replace(judged("Q1-06", "met", ""), answer=None)
    assert names_any(replace(said, subjects={"https://x.example/b/1": "not_met"}), [PATH], NAMING)
    assert not names_any(replace(said, subjects={"https://x.example/b/1": "met"}), [PATH], NAMING)


def test_a_very_short_name_is_not_looked_for() -> None:
    assert not names_any(judged("Q1-06", "met", "plan b"), ["evidence/b.md"], NOTHING)
    assert names_any(judged("Q1-06", "met", "see b.md"), ["evidence/b.md"], NOTHING)
