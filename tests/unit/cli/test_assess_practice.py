"""``assess --practice``: what the machine found is hidden until there is an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from badgeaudit.languages import sentence
from badgeaudit.sheets.questions import State
from tests.unit.cli.assess_script import desk, entry, riverbank, saved, sit

FIRST = "Answer the question first; then m shows what the machine found."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mira.yaml"


def findings(id: str | None = None) -> set[str]:
    """Return what the machine says about one criterion, or about all, as it is printed."""
    results = [each for each in riverbank().audit.results if id in (None, each.criterion)]
    return {
        " ".join(sentence(finding.message).split())
        for result in results
        if result.observed is not None
        for finding in result.observed.findings
    }


def test_everything_is_asked_and_nothing_is_given_away(file: Path) -> None:
    at = desk(file, practice=True)
    _, terminal = sit(at, *["a", "f", "o", "m", "s"] * len(at.questions), width=10_000)
    assert "To do: 56 open" in terminal.flat
    assert len(findings()) > 40
    assert not [words for words in findings() if words in terminal.flat]
    assert "by machine:" not in terminal.flat
    assert terminal.flat.count(FIRST) == len(at.questions)
    _, plain = sit(desk(file), *["a", "s"] * len(at.questions), everything=True, width=10_000)
    assert sum(words in plain.flat for words in findings()) > 40


def test_after_the_answer_m_shows_what_was_found(file: Path) -> None:
    at = desk(file, practice=True)
    code, terminal = sit(at, "m", "y", "m", only="Q1-01", width=10_000)
    assert code == 3
    before, _, after = terminal.flat.partition("Saved Q1-01: met.")
    assert FIRST in before
    assert "m shows what the machine found." in after
    assert "✗ What the machine found: not met" in after
    assert findings("Q1-01")
    assert all(words in after for words in findings("Q1-01"))
    assert not any(words in before for words in findings("Q1-01"))


def test_a_contradiction_of_the_machine_needs_no_comment(file: Path) -> None:
    sit(desk(file, practice=True), "y", only="Q1-01")
    assert (entry(file, "Q1-01").answer, entry(file, "Q1-01").comment) == ("met", "")
    assert desk(file, practice=True).question("Q1-01").state is State.ANSWERED
    assert desk(file).question("Q1-01").state is State.REFUSED


def test_an_answered_question_stays_until_enter_and_can_be_answered_anew(file: Path) -> None:
    lines = ("y", "n", "No page.", "", "m", "", "", "s", "b", "q")
    _, terminal = sit(desk(file, practice=True), *lines)
    # an empty line shows the short line of commands while there is no answer
    here = ["F-01>", "F-01>", ">", ">", "F-01>", "F-01>", "F-02>", "F-02>", "F-03>", "F-02>"]
    assert terminal.prompts == here
    assert entry(file, "F-01").answer == "not_met"
    assert "m what the machine found, after your answer" in terminal.flat


def test_where_no_check_looks_it_says_so(file: Path) -> None:
    _, terminal = sit(desk(file, practice=True), "y", "m", only="F-02")
    assert "No automatic check looks at this question. Another answer" in terminal.flat
    assert "so there is nothing to show" in terminal.flat


def test_badges_one_by_one_are_an_answer_once_they_decide(file: Path) -> None:
    at = desk(file, practice=True)
    count = len(at.question("Q1-02").subjects)
    everyone = " ".join(str(number + 1) for number in range(count))
    _, terminal = sit(at, "p 1 y", "m", f"p {everyone} y", "m", "", only="Q1-02")
    assert "Answer for more of the badges" in terminal.flat
    assert "what the machine saw counts" not in terminal.flat
    assert terminal.flat.count(FIRST) == 1
    assert "What the machine found:" in terminal.flat.partition(FIRST)[2]


def test_deleting_the_answer_hides_it_again(file: Path) -> None:
    _, terminal = sit(desk(file, practice=True), "y", "d", "y", "m", only="Q1-01")
    assert FIRST in terminal.flat
    assert "What the machine found:" not in terminal.flat


def test_going_on_later_shows_it_for_what_is_answered(file: Path) -> None:
    sit(desk(file, practice=True), "g Q1-01", "y", "q")
    code, terminal = sit(desk(file, practice=True), "g Q1-01", "m", "", "m", "q")
    assert code == 3
    assert "To do: 55 open" in terminal.flat
    assert "What the machine found: not met" in terminal.flat
    assert FIRST in terminal.flat


def test_the_file_is_the_same_as_without_practice(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "mira.yaml"
    other.parent.mkdir()
    sit(desk(file, practice=True), "g Q1-02", "y", "", "g Q2-03", "2", "Too short.", "", "x 1", "q")
    sit(desk(other), "g Q1-02", "y", "g Q2-03", "2", "Too short.", "", "g Q2-03", "x 1", "q")
    assert file.read_bytes() == other.read_bytes()
    assert [each.criterion for each in saved(file).judgements] == ["Q1-02", "Q2-03"]


def test_help_and_end_speak_of_practice_only_there(file: Path) -> None:
    _, terminal = sit(desk(file, practice=True), "h", "y", "q")
    assert "m: what the machine found about the question" in terminal.flat
    assert "hand in to your trainer" in terminal.flat
    assert "badgeaudit check" not in terminal.flat
    _, plain = sit(desk(file), "h", "m", "q")
    assert "m: what the machine found" not in plain.flat
    assert "m is for practice (--practice)." in plain.flat
    assert "badgeaudit check" in plain.flat
