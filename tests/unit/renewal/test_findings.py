"""Findings matched by fingerprint."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.outcomes import Outcome
from badgeaudit.renewal.comparable import comparable
from badgeaudit.renewal.findings import FILES, FindingGroup, finding_changes
from tests.builders import TEXTS, check, criterion
from tests.unit.renewal.audits import audit, found, seen, tiny

P, F, C = Outcome.PASSED, Outcome.FAILED, Outcome.CANT_TELL


def compared(old: dict[str, Any], new: dict[str, Any]) -> dict[str, FindingGroup]:
    groups = finding_changes(old, new, comparable(old, new))
    return {group.criterion: group for group in groups}


def words(group: FindingGroup, kind: str) -> list[str]:
    return [each.found["message"]["params"]["file"] for each in getattr(group, kind)]


def test_fixed_new_and_unchanged() -> None:
    old = audit(seen("A-1", F, found(F, "x", "one"), found(F, "x", "two")))
    new = audit(seen("A-1", F, found(F, "x", "two"), found(F, "x", "three")))
    group = compared(old, new)["A-1"]
    assert [each.found["subject"] for each in group.fixed] == ["one"]
    assert [each.found["subject"] for each in group.unchanged] == ["two"]
    assert [each.found["subject"] for each in group.new] == ["three"]
    assert group.new[0].was == ""


def test_other_words_and_another_line_are_the_same_finding() -> None:
    old = audit(seen("A-1", F, found(F, "five words")))
    moved = replace(found(F, "seven words", path="b.json"))
    group = compared(old, audit(seen("A-1", F, moved)))["A-1"]
    assert not group.fixed
    assert not group.new
    assert words(group, "unchanged") == ["seven words"]


def test_of_alike_findings_those_with_the_same_words_belong_together() -> None:
    old = audit(seen("A-1", F, found(F, "peer.md")))
    new = audit(seen("A-1", F, found(F, "guide.md"), found(F, "peer.md")))
    group = compared(old, new)["A-1"]
    assert words(group, "new") == ["guide.md"]
    assert words(group, "unchanged") == ["peer.md"]


def test_a_hint_that_became_a_failure_is_graver() -> None:
    old, new = audit(seen("A-1", C, found(C, "x"))), audit(seen("A-1", F, found(F, "x")))
    group = compared(old, new)["A-1"]
    assert [each.was for each in group.unchanged] == ["cantTell"]
    assert group.graver == group.unchanged
    assert compared(new, old)["A-1"].graver == ()
    assert compared(new, new)["A-1"].graver == ()


def test_remarks_in_favour_are_left_out() -> None:
    old, new = audit(), audit(seen("A-1", P, found(P, "well done")))
    assert compared(old, new) == {}


def test_problems_of_files_come_last() -> None:
    broken = found(F, "broken", "badges/x.json")
    new = audit(seen("A-1", F, found(F, "x")), file_findings=[broken])
    groups = compared(audit(), new)
    assert list(groups) == ["A-1", FILES]
    assert words(groups[FILES], "new") == ["broken"]


def test_findings_of_another_question_are_not_compared() -> None:
    other = criterion("A-1", check=check(), texts=replace(TEXTS, question="Else?"))
    new = audit(seen("A-1", F, found(F, "x")), standard=tiny(criteria=(other,)))
    assert compared(audit(), new) == {}


SUBJECTS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=8)


@given(SUBJECTS, SUBJECTS)
def test_every_finding_has_exactly_one_place(
    then: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    def made(pairs: list[tuple[str, str]]) -> dict[str, Any]:
        return audit(seen("A-1", F, *(found(F, word, subject) for subject, word in pairs)))

    group = compared(made(then), made(now)).get("A-1") or FindingGroup("A-1", "", (), (), ())
    assert len(group.fixed) + len(group.unchanged) == len(then)
    assert len(group.new) + len(group.unchanged) == len(now)
    back = compared(made(now), made(then)).get("A-1") or FindingGroup("A-1", "", (), (), ())
    assert len(back.new) == len(group.fixed)
    assert len(back.unchanged) == len(group.unchanged)
