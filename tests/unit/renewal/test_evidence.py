"""Files told apart by digest, and the judgements that rested on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import RestsOn
from badgeaudit.renewal.evidence import FileChange, Resting, file_changes
from tests.unit.renewal.audits import audit, judged

A, B, C = "a" * 64, "b" * 64, "c" * 64


def compared(then: Mapping[str, str], now: Mapping[str, str]) -> dict[str, FileChange]:
    found = file_changes(audit(files=then), audit(files=now))
    return {each.path: each for each in found.changed}


def test_added_removed_changed() -> None:
    found = compared(
        {"evidence/a": A, "evidence/b": B, "evidence/same": C},
        {"evidence/a": B, "evidence/new": "d" * 64, "evidence/same": C},
    )
    assert {path: each.kind for path, each in found.items()} == {
        "evidence/a": "changed",
        "evidence/b": "removed",
        "evidence/new": "added",
    }


def test_another_name_for_the_same_content_is_a_move() -> None:
    found = compared({"evidence/old.md": A}, {"evidence/new.md": A})
    assert [(each.kind, each.moved_from) for each in found.values()] == [
        ("moved", "evidence/old.md")
    ]


def test_of_several_alike_none_is_followed() -> None:
    found = compared({"evidence/a": A, "evidence/b": A}, {"evidence/c": A})
    assert sorted(each.kind for each in found.values()) == ["added", "removed", "removed"]


def test_judgements_are_named_with_the_way_they_rested_on_it() -> None:
    then = audit(
        files={"application.yaml": A, "evidence/plan.md": B, "badges/one.json": C},
        assessments=[
            judged("Ada", {"A-1": "met"}, RestsOn("evidence/plan.md", B)),
            judged("Ben", {"A-2": "met"}, RestsOn("application.yaml", A, "/claims/A-2")),
            judged("Cia", {"B-1": 4}, RestsOn("", A, subjects=AppliesTo.BADGE_CLASS)),
        ],
    )
    now = audit(files={"application.yaml": B, "evidence/plan.md": A, "badges/two.json": "d" * 64})
    found = {each.path: each.rested for each in file_changes(then, now).changed}
    everybody = Resting("B-1", "Cia", "reviewer", "set")
    assert found == {
        "application.yaml": (Resting("A-2", "Ben", "reviewer", "part"),),
        "evidence/plan.md": (Resting("A-1", "Ada", "reviewer", "file"),),
        "badges/one.json": (everybody,),
        "badges/two.json": (everybody,),
    }


def test_a_file_only_cited_is_said_to_be_so_and_the_closest_bond_counts() -> None:
    cites = judged("Ada", {"A-1": "met"})
    cites = replace(
        cites, judgements=tuple(replace(j, cites=("./evidence/plan.md",)) for j in cites.judgements)
    )
    both = judged("Ben", {"A-1": "met"}, RestsOn("evidence/plan.md", A))
    both = replace(
        both, judgements=tuple(replace(j, cites=("evidence/plan.md",)) for j in both.judgements)
    )
    then = audit(files={"evidence/plan.md": A}, assessments=[cites, both])
    (change,) = file_changes(then, audit(files={"evidence/plan.md": B})).changed
    assert [(each.assessor, each.how) for each in change.rested] == [
        ("Ada", "cited"),
        ("Ben", "file"),
    ]


NAMES = st.dictionaries(
    st.sampled_from([f"evidence/{name}" for name in "abcdef"]), st.sampled_from([A, B, C])
)


@given(NAMES, NAMES)
def test_every_path_is_accounted_for(then: dict[str, str], now: dict[str, str]) -> None:
    found = file_changes(audit(files=then), audit(files=now))
    moved = [each for each in found.changed if each.kind == "moved"]
    assert found.unchanged == sum(then[path] == now.get(path) for path in then)
    assert len(found.changed) + len(moved) + found.unchanged == len({*then, *now})
    for each in moved:
        assert then[each.moved_from] == now[each.path]
