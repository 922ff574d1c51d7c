from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from badgeaudit.assessment.writing import to_json, to_yaml
from badgeaudit.cli.assess_desk import Desk
from badgeaudit.errors import NotWritten
from badgeaudit.model.people import Judgement, Opinion
from badgeaudit.model.places import message
from badgeaudit.sheets.progress import with_entry
from badgeaudit.sheets.questions import State
from badgeaudit.writing import write_whole
from tests.unit.cli.assess_script import desk, entry, saved, sit


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mira.yaml"


def test_each_answer_is_saved_and_the_next_question_comes(file: Path) -> None:
    code, terminal = sit(desk(file), "y", "n", "Nobody has done the course.", "", "q")
    assert code == 3
    assert [each.criterion for each in saved(file).judgements] == ["F-05", "F-06"]
    assert entry(file, "F-06").comment == "Nobody has done the course."
    assert terminal.prompts == ["F-05>", "F-06>", ">", ">", "Q1-02>"]
    assert "Saved F-05: met." in terminal.shown


def test_a_judgement_rests_on_what_was_shown(file: Path) -> None:
    at = desk(file)
    sit(at, "y", only="Q1-02")
    made = entry(file, "Q1-02")
    assert made.rests_on == at.question("Q1-02").rests_on
    assert (made.on, made.assessor, made.role) == (date(2026, 10, 15), "Mira", "reviewer")


def test_a_needed_comment_is_asked_for_until_it_is_given_or_the_answer_withdrawn(
    file: Path,
) -> None:
    _, terminal = sit(desk(file), "2", "", "2", "Too few.", "And too short.", "", only="Q2-00")
    assert "the answer was taken back" in terminal.shown
    assert entry(file, "Q2-00").comment == "Too few.\nAnd too short."
    assert entry(file, "Q2-00").answer == 2


def test_a_contradiction_of_the_machine_needs_a_comment(file: Path) -> None:
    _, terminal = sit(desk(file), "y", "They differ by language.", "", only="Q1-01")
    assert "contradicts what was checked by machine" in terminal.flat
    assert entry(file, "Q1-01").comment == "They differ by language."


@pytest.mark.parametrize("line", ["9", "0", "y", "na", "p 1 y"])
def test_an_answer_that_the_question_does_not_know_changes_nothing(file: Path, line: str) -> None:
    code, terminal = sit(desk(file), line, "q", only="Q2-00")
    assert code == 3
    assert not file.exists()
    assert "Nothing was answered, so no file was written." in terminal.shown


def test_words_can_come_before_the_answer(file: Path) -> None:
    lines = ("c A fine guide.", "nb", "Ask Ana.", "", "e high", "x 1")
    sit(desk(file), *lines, only="Q2-03")
    begun = saved(file)
    assert begun.judgements == ()
    assert (begun.drafts[0].comment, begun.drafts[0].note) == ("A fine guide.", "Ask Ana.")
    _, terminal = sit(desk(file), "4", only="Q2-03")
    assert "Begun, without an answer yet" in terminal.shown
    made = entry(file, "Q2-03")
    assert (made.answer, made.comment, made.note) == (4, "A fine guide.", "Ask Ana.")
    assert (made.confidence, made.cites) == ("high", ("evidence/assessment-guide.md",))
    assert saved(file).drafts == ()


def test_words_can_be_changed_and_removed_afterwards(file: Path) -> None:
    sit(desk(file), "4", "Good.", "", only="Q2-03")
    lines = ("e low", "nb Look again.", "x evidence/system-map.md", "c Very good.")
    sit(desk(file), *lines, only="Q2-03")
    made = entry(file, "Q2-03")
    assert (made.answer, made.comment, made.note) == (4, "Very good.", "Look again.")
    assert made.cites == ("evidence/system-map.md",)
    assert "evidence/system-map.md" in [ground.path for ground in made.rests_on]
    _, terminal = sit(desk(file), "c -", "nb -", "e -", "x -", only="Q2-03")
    made = entry(file, "Q2-03")
    assert "asks for a comment" in terminal.flat
    assert (made.comment, made.note, made.confidence, made.cites) == ("Very good.", "", None, ())


def test_an_empty_draft_is_no_entry(file: Path) -> None:
    sit(desk(file), "c Hm.", "c -", only="Q2-03")
    assert saved(file).drafts == ()


def test_the_earlier_comment_stays_when_the_answer_changes(file: Path) -> None:
    sit(desk(file), "n", "Two are alike.", "", only="Q1-02")
    _, terminal = sit(desk(file), "y", only="Q1-02")
    assert entry(file, "Q1-02").comment == "Two are alike."
    assert "comment of your earlier answer is kept" in terminal.flat


def test_the_editor_changes_the_comment(file: Path) -> None:
    sit(desk(file), "c Good", "ce", "y", only="Q1-02", edited=" and new")
    assert entry(file, "Q1-02").comment == "Good and new"
    _, terminal = sit(desk(file), "ce", only="Q1-03")
    assert "There is no editor to open" in terminal.flat


def test_single_badges_can_be_answered_for(file: Path) -> None:
    at = desk(file)
    ids = [row.id for row in at.question("Q1-02").subjects]
    lines = ("p 1 3 y", "p 2 n", "Says nothing.", "", "p 1 -", "p 40 y", "p 1 na")
    _, terminal = sit(at, *lines, only="Q1-02")
    assert "does not decide the question yet" in terminal.flat
    assert "no number 40" in terminal.flat
    assert "always applies" in terminal.flat
    assert entry(file, "Q1-02").subjects == {ids[2]: "met", ids[1]: "not_met"}
    assert entry(file, "Q1-02").comment == "Says nothing."
    assert at.question("Q1-02").state is State.ANSWERED
    sit(desk(file), f"p {' '.join(map(str, range(1, 13)))} y", only="Q1-02")
    assert set(entry(file, "Q1-02").subjects) == set(ids)
    sit(desk(file), f"p {' '.join(map(str, range(1, 13)))} -", only="Q1-02")
    assert saved(file).judgements == ()


def test_an_answer_for_all_takes_the_place_of_answers_for_some(file: Path) -> None:
    sit(desk(file), "p 1 y", "y", only="Q1-02")
    assert (entry(file, "Q1-02").answer, dict(entry(file, "Q1-02").subjects)) == ("met", {})


def test_an_answer_is_deleted_only_when_asked_twice(file: Path) -> None:
    sit(desk(file), "y", only="Q1-02")
    sit(desk(file), "d", "n", only="Q1-02")
    assert entry(file, "Q1-02").answer == "met"
    sit(desk(file), "d", "y", only="Q1-02")
    assert saved(file).judgements == ()
    _, terminal = sit(desk(file), "d", only="Q1-02")
    assert "no answer here that could be deleted" in terminal.flat


def stale(file: Path) -> Desk:
    """Return a desk with an answer whose grounds have changed since."""
    at = desk(file)
    sit(at, "4", "Fine.", "", only="Q2-00")
    made = at.store.assessment.judgements[0]
    old = replace(made, rests_on=tuple(replace(g, sha256="0" * 64) for g in made.rests_on))
    file.write_bytes(to_yaml(with_entry(at.store.assessment, "Q2-00", old)))
    return desk(file)


def test_a_stale_answer_is_shown_with_what_changed_and_can_be_kept(file: Path) -> None:
    at = stale(file)
    assert at.question("Q2-00").state is State.STALE
    code, terminal = sit(at, "g Q2-00", "k", "q")
    assert code == 3
    assert "1 to be confirmed" in terminal.flat
    assert "To be confirmed. It was based on" in terminal.flat
    assert "has changed since" in terminal.flat
    assert "k keep your answer" in terminal.flat
    made = entry(file, "Q2-00")
    assert made.rests_on == at.question("Q2-00").rests_on
    assert desk(file).question("Q2-00").state is State.ANSWERED


def test_a_new_comment_alone_does_not_confirm_a_stale_answer(file: Path) -> None:
    sit(stale(file), "c Better words.", "x 1", only="Q2-00")
    assert desk(file).question("Q2-00").state is State.STALE
    assert entry(file, "Q2-00").comment == "Better words."


def test_there_is_nothing_to_keep_elsewhere(file: Path) -> None:
    _, terminal = sit(desk(file), "k", only="Q2-00")
    assert "nothing to confirm" in terminal.shown


def test_a_refused_answer_waits_for_its_comment(file: Path) -> None:
    author = desk(file).store.assessment
    lacking = Judgement("Q1-02", "Mira", "reviewer", "not_met")
    file.write_bytes(to_yaml(with_entry(author, "Q1-02", lacking)))
    code, terminal = sit(desk(file), "g Q1-02", "c Says too little.", "q")
    assert code == 3
    assert "It does not count as it is." in terminal.flat
    assert desk(file).question("Q1-02").state is State.ANSWERED
    assert terminal.prompts == ["F-05>", "Q1-02>", "Q1-03>"]


def test_walking(file: Path) -> None:
    lines = ("s", "b", "b", "g q1-01", "b", "g q3-01", "g Q1-8", "o", "h", "?", "r", "a", "", "q")
    _, terminal = sit(desk(file), *lines)
    assert terminal.prompts[:6] == ["F-05>", "F-06>", "F-05>", "F-05>", "Q1-01>", "F-05>"]
    assert "Nothing was shown before this one." in terminal.shown
    assert terminal.prompts[6] == "F-06>"  # Q3-01 repeats it
    assert "There is no question Q1-8." in terminal.shown
    assert "Did you mean" in terminal.shown
    assert "How it counts" in terminal.shown
    assert "p 2 n: answer for badge 2 only" in terminal.flat
    assert "F-05 Six months of use: open" in terminal.shown


def test_files_can_be_read_to_their_end(file: Path) -> None:
    _, terminal = sit(desk(file), "f", "f 1", "f 1", "f 1", "f 99", only="Q2-03")
    assert "1 evidence/assessment-guide.md" in terminal.shown
    assert "Part 1 of 2; f 1 shows the next." in terminal.shown
    assert "Part 2 of 2, the last; f 1 begins again." in terminal.shown
    assert terminal.shown.count("Part 1 of 2") == 2
    assert "There is no number 99 here" in terminal.flat


def test_badges_are_shown_in_full_and_credentials_without_learners(file: Path) -> None:
    _, terminal = sit(desk(file), "f 4", only="Q1-02")
    assert "Aligned to:" in terminal.shown
    _, terminal = sit(desk(file), "f 1", "f 2", only="Q1-10")
    assert "Issued: 2025-09-20" in terminal.shown
    assert "recipient" not in terminal.shown.lower()


def test_at_the_end_one_can_still_go_back(file: Path) -> None:
    skips = ["s"] * 32
    code, terminal = sit(desk(file), *skips, "y", "b", "q")
    assert code == 3
    assert terminal.prompts[-2:] == ["end>", "Q4-04-3>"]
    assert "No question is open here" in terminal.flat
    code, terminal = sit(desk(file), *skips, "")
    assert code == 3
    assert terminal.prompts[-1] == "end>"


def answered(at: Desk) -> None:
    """Answer everything that is open."""
    highest = at.sheet.standard.scale.highest
    for question in at.questions:
        if question.state is State.OPEN:
            level = question.criterion.answer == "level"
            sit(at, str(highest) if level else "y", "Seen.", "", only=question.criterion.id)


def test_nothing_left_is_0(file: Path) -> None:
    at = desk(file)
    answered(at)
    assert at.count.left == 0
    code, terminal = sit(desk(file))
    assert code == 0
    assert "There is nothing to ask" in terminal.shown
    assert "badgeaudit check" in terminal.shown
    code, terminal = sit(desk(file), everything=True)
    assert code == 0
    assert "Question 1 of 56" in terminal.shown


def test_ctrl_c_tells_where_the_answers_are(file: Path) -> None:
    code, terminal = sit(desk(file), "y", "n", "Half a com", "^C")
    assert code == 130
    assert "mira.yaml" in terminal.shown
    assert [each.criterion for each in saved(file).judgements] == ["F-05"]


def test_ctrl_c_keeps_what_was_begun_as_a_comment_but_gives_no_answer(file: Path) -> None:
    code, terminal = sit(desk(file), "n", "Half a com", "^C")
    assert code == 130
    assert "What you had begun to write to F-05 is kept as its comment" in terminal.flat
    assert saved(file).judgements == ()
    assert entry(file, "F-05").comment == "Half a com"
    _, again = sit(desk(file))
    assert "Half a com" in again.shown


def test_ctrl_c_in_a_note_keeps_it_as_a_note(file: Path) -> None:
    sit(desk(file), "nb", "Ask for", "^C")
    assert (entry(file, "F-05").note, entry(file, "F-05").comment) == ("Ask for", "")


def test_ctrl_c_never_changes_what_was_written_before(file: Path) -> None:
    sit(desk(file), "n", "Never issued.", "", only="F-05")
    sit(desk(file), "c", "Another com", "^C", only="F-05")
    assert entry(file, "F-05").comment == "Never issued."
    sit(desk(file), "c A draft.", only="F-06")
    sit(desk(file), "c", "Another com", "^C", only="F-06")
    assert entry(file, "F-06").comment == "A draft."


def test_ctrl_c_before_any_answer_says_that_there_is_no_file(file: Path) -> None:
    code, terminal = sit(desk(file), "^C")
    assert code == 130
    assert "no file was written" in terminal.shown
    assert not file.exists()


def test_the_end_of_input_ends_a_comment_and_the_session(file: Path) -> None:
    code, _ = sit(desk(file), "n", "Never issued.")
    assert code == 3
    assert entry(file, "F-05").comment == "Never issued."


def test_a_comment_beyond_measure_is_not_taken(file: Path) -> None:
    _, terminal = sit(desk(file), "2", "x" * 10_001, "", "", "c " + "y" * 10_001, only="Q2-00")
    assert terminal.shown.count("That is too long") == 2
    assert not file.exists()


def test_when_saving_fails_the_answer_is_kept_and_tried_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at, full = desk(file), True

    def fail(path: Path, content: bytes, *, overwrite: bool = False) -> None:
        if full:
            raise NotWritten(message("writing.failed", path=str(path), reason="disk full"))
        write_whole(path, content, overwrite=overwrite)

    monkeypatch.setattr("badgeaudit.cli.assess_store.write_whole", fail)
    code, terminal = sit(at, "y", "q")
    assert code == 2
    assert "disk full" in terminal.flat
    assert "Do not close this window" in terminal.flat
    full = False
    code, _ = sit(at, "y", "q")
    assert code == 3
    assert [each.criterion for each in saved(file).judgements] == ["F-05", "F-06"]


def test_a_consensus_shows_all_opinions(file: Path) -> None:
    author = replace(
        desk(file).store.assessment,
        role="consensus",
        assessor="The committee",
        opinions={
            "Q1-01": (
                Opinion("Mira", "met", "They differ.", "low"),
                Opinion("Bo", "not_met", "Two are alike."),
            )
        },
    )
    file.write_bytes(to_yaml(author))
    at = desk(file, None)
    code, terminal = sit(at, "g Q1-01", "n", "Agreed: two are alike.", "", "q")
    assert code == 3
    assert "Mira: met, not sure" in terminal.flat
    assert "Bo: not met" in terminal.flat
    assert "Two are alike." in terminal.flat
    assert "The committee (consensus)" in terminal.flat
    made = entry(file, "Q1-01")
    assert (made.role, made.assessor) == ("consensus", "The committee")
    assert saved(file).opinions == author.opinions


def test_json_is_written_where_the_name_says_so(tmp_path: Path) -> None:
    file = tmp_path / "mira.json"
    sit(desk(file), "y", "q")
    document = json.loads(file.read_bytes())
    assert document["judgements"]["F-05"]["answer"] == "met"
    assert file.read_bytes() == to_json(saved(file))


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(file: Path, width: int) -> None:
    lines = ["a", "?", "h", "o", "s"] * 12
    _, terminal = sit(desk(file), *lines, width=width)
    wide = [line for line in terminal.shown.splitlines() if cell_len(line) > width]
    # places, links and the command to copy stand in one piece
    assert all("/" in line for line in wide)
    assert not set(terminal.shown) & set("│╭─┌")


COMMANDS = (
    "y|n|na|1|2|3|4|5|k|m|s|b|o|d|q|?|h|r|a|f|x|c|nb|ce|e|f 1|f 2|x 1 2|x -|e high|e -|p 1 n"
    "|p 1 2 y|p 1 -|g Q1-01|g Q2-00|g Q1-02|g F-05|c Words.|c -|nb Words.||A line"
)
LINES = st.one_of(st.sampled_from(COMMANDS.split("|")), st.text(max_size=20))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(LINES, max_size=25), st.booleans(), st.booleans())
def test_whatever_is_typed_the_file_is_an_assessment(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], everything: bool, practice: bool
) -> None:
    file = tmp_path_factory.mktemp("any") / "mira.yaml"
    at = desk(file, practice=practice)
    code, _ = sit(at, *lines, everything=everything)
    assert code in (0, 3)
    if file.exists():
        assert saved(file).judgements == at.store.assessment.judgements
        assert saved(file).drafts == at.store.assessment.drafts
        assert not list(file.parent.glob(".*"))
