from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from badgeaudit.errors import NotWritten
from badgeaudit.languages import sentence
from badgeaudit.writing import make_folder, write_whole


def test_writes_a_new_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.html", b"new")
    assert (tmp_path / "report.html").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "report", b"new")
    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "report")}
    assert len(modes) == 1


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_whole(tmp_path / "key", b"secret", private=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_an_existing_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    with pytest.raises(NotWritten) as caught:
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert str(path) in sentence(caught.value.problems[0].message)
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_dangling_link_counts_as_existing(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotWritten):
        write_whole(path, b"new")
    assert not (tmp_path / "elsewhere").exists()


def test_overwrites_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")
    write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_link_is_written_through_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real")
    write_whole(link, b"new", overwrite=True)
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_failed_write_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")

    def refuse(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(NotWritten) as caught:
        write_whole(path, b"new", overwrite=True)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["report.html"]
    assert "No space left" in sentence(caught.value.problems[0].message)


def test_a_file_that_came_up_meanwhile_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    real_link = os.link

    def late(source: Path, target: Path) -> None:
        path.write_bytes(b"somebody else's")
        real_link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(NotWritten):
        write_whole(path, b"new")
    assert path.read_bytes() == b"somebody else's"


def test_works_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    write_whole(tmp_path / "report.html", b"new")
    assert (tmp_path / "report.html").read_bytes() == b"new"
    with pytest.raises(NotWritten):
        write_whole(tmp_path / "report.html", b"newer")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_whole(tmp_path / "none" / "report.html", b"new")
    assert caught.value.problems[0].message.id == "writing.no-folder"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotWritten) as caught:
        write_whole(tmp_path, b"new", overwrite=True)
    assert caught.value.problems[0].message.id == "writing.is-folder"


def test_make_folder_makes_parents_and_refuses_a_file(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(NotWritten):
        make_folder(tmp_path / "file")


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(NotWritten):
        write_whole(tmp_path / "out" / "a.txt", b"x", overwrite=True)
    assert (tmp_path / "out").read_bytes() == b"a file"
