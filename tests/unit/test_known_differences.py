"""The list of files that differ from their label: it can be read, and it hides nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.known_differences import BECAUSE, HERE, Difference, Known, explained, read, told

KNOWN = {"a/1.json": Known("a/1.json", "valid", "invalid", "label", "The clause says so.")}


def test_every_entry_has_a_reason() -> None:
    known = read()
    assert known
    for file, each in known.items():
        assert file == each.file
        assert each.because in BECAUSE
        assert len(each.reason) > 20
        assert each.label != each.ours


def test_a_known_difference_is_told_with_its_reason() -> None:
    lines, unexplained = told([Difference("a/1.json", "valid", "invalid")], ["a/1.json"], KNOWN)
    assert unexplained == 0
    assert "a/1.json: expected valid, got invalid" in lines
    assert any("The clause says so." in line for line in lines)


@pytest.mark.parametrize(
    "difference",
    [
        Difference("a/2.json", "valid", "invalid", ("proof failed",)),
        Difference("a/1.json", "valid", "could not check"),
        Difference("a/1.json", "warning", "invalid"),
    ],
)
def test_another_difference_is_unexplained(difference: Difference) -> None:
    assert explained(difference, KNOWN) is None
    lines, unexplained = told([difference], [difference.file], KNOWN)
    assert unexplained == 1
    assert "  UNEXPLAINED" in lines
    assert all(f"  - {why}" in lines for why in difference.why)


def test_what_only_lacks_the_web_explains_itself() -> None:
    away = Difference("a/2.json", "valid", "could not check", web=True)
    found = explained(away, KNOWN)
    assert found is not None
    assert found.because == "web"
    assert told([away], ["a/2.json"], KNOWN)[1] == 0


def test_a_reason_that_is_not_needed_any_more_is_told() -> None:
    lines, unexplained = told([], ["a/1.json"], KNOWN)
    assert unexplained == 0
    assert any("agrees now" in line for line in lines)
    assert told([], ["a/2.json"], KNOWN)[0] == []


@pytest.mark.parametrize("because", ["somehow", "label"])
def test_a_list_with_an_unknown_cause_or_a_file_twice_is_refused(
    because: str, tmp_path: Path
) -> None:
    entry = f"  - {{file: a, label: valid, ours: invalid, because: {because}, reason: x}}\n"
    table = tmp_path / HERE.name
    table.write_text("differences:\n" + entry * 2, "utf-8")
    with pytest.raises(ValueError, match=": a"):
        read(table)
