from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from badgeaudit.assessment.writing import to_yaml
from badgeaudit.cli.assess_opening import Options, default_name, open_store
from badgeaudit.cli.running import applicant_of
from badgeaudit.errors import BadgeAuditError, InvalidAssessment, NotWritten, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.people import Judgement
from badgeaudit.model.places import message
from badgeaudit.sheets.progress import entry_of
from tests.unit.cli.assess_script import DOSSIER, desk, entry, riverbank, saved

HAND = b"""\
# Written at the kitchen table.
assessment: 1
standard: quality-label
assessor: Mira
role: reviewer
judgements:
  F-05: {answer: met}  # ask Ana
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mira.yaml"


def said(criterion: str, comment: str) -> Judgement:
    return Judgement(criterion, "Mira", "reviewer", "met", comment=comment)


def names(file: Path) -> list[str]:
    return sorted(path.name for path in file.parent.iterdir())


def test_two_windows_keep_each_others_answers(file: Path) -> None:
    one, other = desk(file), desk(file)
    one.put("F-05", said("F-05", "one"))
    found = other.put("F-06", said("F-06", "other"))
    assert found.elsewhere == {"F-05"}
    assert other.question("F-05").own == said("F-05", "one")
    one.put("Q1-02", said("Q1-02", "one"))
    assert [j.criterion for j in saved(file).judgements] == ["F-05", "F-06", "Q1-02"]
    assert names(file) == ["mira.yaml"]


def test_of_two_answers_to_one_question_the_newest_counts_and_the_other_is_told(
    file: Path,
) -> None:
    one, other = desk(file), desk(file)
    one.put("F-05", said("F-05", "one"))
    found = other.put("F-05", said("F-05", "other"))
    assert found.elsewhere == frozenset()
    assert found.replaced == (said("F-05", "one"),)
    assert entry(file, "F-05").comment == "other"


def test_what_was_deleted_elsewhere_stays_deleted(file: Path) -> None:
    one = desk(file)
    one.put("F-05", said("F-05", "one"))
    other = desk(file)
    other.put("F-05", None)
    assert one.put("F-06", said("F-06", "one")).elsewhere == {"F-05"}
    assert [j.criterion for j in saved(file).judgements] == ["F-06"]


def test_a_file_that_was_removed_is_written_anew(file: Path) -> None:
    at = desk(file)
    at.put("F-05", said("F-05", "one"))
    file.unlink()
    found = at.put("F-06", said("F-06", "two"))
    assert [remark.id for remark in found.remarks] == ["assess.file-removed"]
    assert [j.criterion for j in saved(file).judgements] == ["F-05", "F-06"]


@pytest.mark.parametrize("content", [b"judgements: [", b"\xff\xfe", b"Dear Mira, thank you."])
def test_a_file_that_is_something_else_by_now_is_left_alone(file: Path, content: bytes) -> None:
    at = desk(file)
    at.put("F-05", said("F-05", "one"))
    file.write_bytes(content)
    found = at.put("F-06", said("F-06", "two"))
    assert [remark.id for remark in found.remarks] == ["assess.file-moved"]
    assert file.read_bytes() == content
    assert names(file) == ["mira-2.yaml", "mira.yaml"]
    at.put("Q1-02", said("Q1-02", "three"))
    beside = file.with_name("mira-2.yaml")
    assert [j.criterion for j in saved(beside).judgements] == ["F-05", "F-06", "Q1-02"]


def test_somebody_elses_file_under_the_name_is_left_alone(file: Path) -> None:
    at = desk(file)
    other = HAND.replace(b"Mira", b"Bo")
    file.write_bytes(other)
    file.with_name("mira-2.yaml").write_bytes(b"taken")
    at.put("F-06", said("F-06", "two"))
    assert file.read_bytes() == other
    assert file.with_name("mira-2.yaml").read_bytes() == b"taken"
    assert names(file) == ["mira-2.yaml", "mira-3.yaml", "mira.yaml"]


def test_comments_written_by_hand_are_kept_in_a_copy(file: Path) -> None:
    file.write_bytes(HAND)
    at = desk(file)
    found = at.put("F-06", said("F-06", "two"))
    assert [remark.id for remark in found.remarks] == ["assess.copy-kept"]
    assert file.with_name("mira.yaml.bak").read_bytes() == HAND
    assert [j.criterion for j in saved(file).judgements] == ["F-05", "F-06"]
    assert at.put("Q1-02", said("Q1-02", "see #3")).remarks == ()
    assert at.put("Q1-02", said("Q1-02", "see above")).remarks == ()
    assert names(file) == ["mira.yaml", "mira.yaml.bak"]


def test_another_copy_never_takes_the_place_of_the_first(file: Path) -> None:
    copy = file.with_name("mira.yaml.bak")
    copy.write_bytes(b"an older one")
    file.write_bytes(HAND)
    desk(file).put("F-06", said("F-06", "two"))
    assert copy.read_bytes() == b"an older one"
    assert file.with_name("mira.yaml-2.bak").read_bytes() == HAND


def test_comments_added_while_it_is_open_are_kept_as_well(file: Path) -> None:
    at = desk(file)
    at.put("F-06", said("F-06", "two"))
    file.write_bytes(file.read_bytes() + b"# to be checked\n")
    assert [r.id for r in at.put("Q1-02", said("Q1-02", "x")).remarks] == ["assess.copy-kept"]
    assert b"# to be checked" in file.with_name("mira.yaml.bak").read_bytes()


def test_our_own_comments_need_no_copy(file: Path) -> None:
    desk(file).put("F-06", said("F-06", "two # three"))
    assert b"# Staff trained" in file.read_bytes()
    assert desk(file).put("F-05", said("F-05", "one")).remarks == ()
    assert names(file) == ["mira.yaml"]


def test_the_head_of_a_consensus_needs_no_copy(file: Path) -> None:
    desk(file).put("F-06", said("F-06", "two"))
    head = sentence(message("comparison.consensus-head")).encode()
    file.write_bytes(head + b"\n" + file.read_bytes())
    assert desk(file).put("F-05", said("F-05", "one")).remarks == ()
    assert names(file) == ["mira.yaml"]


def test_an_empty_file_is_begun(file: Path) -> None:
    file.touch()
    desk(file).put("F-06", said("F-06", "two"))
    assert [j.criterion for j in saved(file).judgements] == ["F-06"]


def test_what_a_hand_written_file_leaves_out_is_filled_in(file: Path) -> None:
    file.write_bytes(HAND)
    at = desk(file)
    at.put("F-06", said("F-06", "two"))
    assert saved(file).applicant == "Riverbank Youth"
    assert saved(file).edition == riverbank().audit.standard.edition
    assert at.put("Q1-02", said("Q1-02", "x")).elsewhere == frozenset()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "mira.yaml"
    os.symlink(tmp_path / "real" / "m.yaml", link)
    desk(link).put("F-06", said("F-06", "two"))
    assert link.is_symlink()
    assert [j.criterion for j in saved(link).judgements] == ["F-06"]


def test_leftovers_of_killed_processes_are_removed(file: Path) -> None:
    at = desk(file)
    part = file.with_name(".mira.yaml.0123abcd.part")
    other = file.with_name(".other.yaml.0123abcd.part")
    part.touch()
    other.touch()
    at.store.clear_leftovers()
    assert names(file) == [".other.yaml.0123abcd.part"]


def test_an_unreadable_file_keeps_the_answer_unsaved(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = desk(file)

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(NotWritten):
            at.put("F-06", said("F-06", "two"))
    assert at.store.unsaved == {"F-06"}
    assert entry_of(at.store.assessment, "F-06") is not None
    at.save()
    assert [j.criterion for j in saved(file).judgements] == ["F-06"]


def opened(file: Path | None, assessor: str | None = "Mira", role: str | None = None) -> Path:
    found = riverbank()
    options = Options(DOSSIER, assessor, file, role)  # type: ignore[arg-type]
    standard, applicant = found.audit.standard, applicant_of(found.opened)
    return open_store(options, standard, "riverbank-youth", applicant).file


def wrong(error: BadgeAuditError) -> Iterator[str]:
    return (problem.message.id for problem in error.problems)


@pytest.mark.parametrize(
    ("assessor", "role", "why"),
    [
        ("Bo", None, "assess.other-assessor"),
        ("Mira", "consensus", "assess.other-role"),
        (None, "self", "assess.other-role"),
    ],
)
def test_an_assessment_of_another_is_refused(
    file: Path, assessor: str | None, role: str | None, why: str
) -> None:
    file.write_bytes(HAND)
    with pytest.raises(InvalidAssessment) as refused:
        opened(file, assessor, role)
    assert list(wrong(refused.value)) == [why, "assess.left-alone"]
    assert file.read_bytes() == HAND


@pytest.mark.parametrize(
    "content",
    [
        b"Dear Mira",
        b"{}",
        HAND.replace(b"quality-label", b"other-standard"),
        HAND + b"applicant: Somebody Else\n",
        HAND.replace(b"F-05", b"F-99"),
    ],
)
def test_any_other_file_is_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(InvalidAssessment) as refused:
        opened(file)
    assert list(wrong(refused.value))[-1] == "assess.left-alone"
    assert file.read_bytes() == content


@pytest.mark.parametrize("assessor", ["mira", " MIRA ", None])
def test_the_name_may_be_spelt_otherwise_or_be_read_from_the_file(
    file: Path, assessor: str | None
) -> None:
    file.write_bytes(HAND)
    assert opened(file, assessor) == file.resolve()


def test_names_that_will_not_do(tmp_path: Path) -> None:
    for file, assessor, why in (
        (None, None, "assess.who"),
        (tmp_path / "new.yaml", None, "assess.who-new"),
        (tmp_path / "new.yaml", " ", "assess.who-new"),
        (tmp_path / "mira.txt", "Mira", "assess.suffix"),
        (tmp_path / "none" / "mira.yaml", "Mira", "writing.no-folder"),
        (DOSSIER / "mira.yaml", "Mira", "assess.inside"),
    ):
        with pytest.raises(WrongUse) as refused:
            opened(file, assessor)
        assert list(wrong(refused.value)) == [why]
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    with pytest.raises(WrongUse) as refused:
        opened(folder)
    assert list(wrong(refused.value)) == ["assess.no-file"]


def test_the_name_when_none_is_given() -> None:
    assert default_name("riverbank-youth", "Ines Kralj") == "riverbank-youth-ines-kralj.yaml"
    assert default_name("Their Dossier.zip", "Žana Ø") == "their-dossier-žana-ø.yaml"
    assert default_name("con", "/../") == "con-assessment.yaml"


def test_reading_again_what_was_written_gives_the_same(file: Path) -> None:
    at = desk(file)
    at.put("F-06", said("F-06", "two"))
    titles = {c.id: c.texts.title for c in riverbank().audit.standard.criteria}
    assert to_yaml(saved(file), titles) == file.read_bytes()
