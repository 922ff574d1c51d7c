from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.folders import FolderSource
from badgeaudit.errors import Undecodable, UnreadableDossier


def problems(source: FolderSource) -> dict[str, str]:
    return {entry.path: entry.problem.id for entry in source.entries() if entry.problem}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "Youth Club"
    (root / "badges" / "2026").mkdir(parents=True)
    (root / "badges" / "2026" / "b.json").write_bytes(b"{}")
    (root / "badges" / "a.json").write_bytes(b"[]")
    (tmp_path / "secret.txt").write_bytes(b"secret")
    return root


def test_lists_files_sorted_with_sizes(root: Path) -> None:
    source = FolderSource(root)
    assert source.name == "Youth Club"
    assert [(e.path, e.size) for e in source.entries()] == [
        ("badges/2026/b.json", 2),
        ("badges/a.json", 2),
    ]
    assert source.read("badges/a.json") == b"[]"


def test_a_worker_reads_the_same(root: Path) -> None:
    (root / "mu\u0308ll.json").write_bytes(b"1")
    source = FolderSource(root)
    for copy in (
        pickle.loads(pickle.dumps(source)),
        pickle.loads(pickle.dumps((source.entries(), source)))[1],
    ):
        assert copy.read("m\u00fcll.json") == b"1"
        assert copy.read("badges/a.json") == b"[]"


def test_nothing_outside_is_read(root: Path) -> None:
    (root / "badges" / "link.json").symlink_to(root.parent / "secret.txt")
    (root / "up").symlink_to(root.parent)
    source = FolderSource(root)
    assert problems(source) == {
        "badges/link.json": "dossier.link-outside",
        "up": "dossier.link-outside",
    }
    for path in (
        "badges/link.json",
        "up/secret.txt",
        "../secret.txt",
        "badges/../../secret.txt",
        str(root.parent / "secret.txt"),
        "badges/\0",
        "badges\0/a.json",
        "",
        ".",
    ):
        with pytest.raises(Undecodable):
            source.read(path)


def test_links_inside_are_files_but_folders_are_not_followed(root: Path) -> None:
    (root / "same.json").symlink_to(root / "badges" / "a.json")
    (root / "again").symlink_to(root / "badges")
    (root / "badges" / "loop").symlink_to(root / "badges" / "loop")
    (root / "badges" / "gone").symlink_to(root / "badges" / "nowhere")
    source = FolderSource(root)
    assert source.read("same.json") == b"[]"
    found = problems(source)
    assert found["again"] == "dossier.link-to-folder"
    assert found["badges/gone"] == "dossier.unreadable"
    assert "badges/loop" in found
    assert "same.json" not in found


def test_ignored_folders_are_listed_once(root: Path) -> None:
    (root / ".git" / "objects").mkdir(parents=True)
    (root / ".git" / "objects" / "x").touch()
    paths = [entry.path for entry in FolderSource(root).entries()]
    assert ".git" in paths
    assert not any(path.startswith(".git/") for path in paths)


def test_a_pipe_is_not_read(root: Path) -> None:
    os.mkfifo(root / "badges" / "pipe.json")
    source = FolderSource(root)
    assert problems(source) == {"badges/pipe.json": "dossier.not-a-file"}
    with pytest.raises(Undecodable):
        source.read("badges/pipe.json")


def test_folders_that_cannot_be_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_scandir = os.scandir
    locked = root / "badges" / "2026"

    def scandir(path: str) -> os._ScandirIterator[str]:
        if Path(path) == locked:
            raise PermissionError(13, "Permission denied")
        return real_scandir(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert problems(FolderSource(root)) == {"badges/2026": "dossier.folder-unreadable"}
    locked = root
    with pytest.raises(UnreadableDossier):
        FolderSource(root).entries()


def test_two_spellings_of_one_name_are_not_read(root: Path) -> None:
    (root / "mu\u0308ll.json").write_bytes(b"1")
    (root / "m\u00fcll.json").write_bytes(b"2")
    source = FolderSource(root)
    assert problems(source) == {"m\u00fcll.json": "dossier.same-name"}
    with pytest.raises(Undecodable):
        source.read("m\u00fcll.json")


def test_limits(root: Path) -> None:
    (root / "big.json").write_bytes(b"x" * 11)
    source = FolderSource(root, Limits(file_bytes=10))
    assert problems(source) == {"big.json": "dossier.too-large"}
    with pytest.raises(Undecodable) as caught:
        source.read("big.json")
    assert caught.value.problems[0].message.id == "dossier.too-large"
    with pytest.raises(UnreadableDossier):
        FolderSource(root, Limits(files=2)).entries()
    assert len(list(FolderSource(root, Limits(files=3)).entries())) == 3


def test_a_file_that_is_gone_is_undecodable(root: Path) -> None:
    with pytest.raises(Undecodable) as caught:
        FolderSource(root).read("badges/none.json")
    assert caught.value.problems[0].place.path == "badges/none.json"
