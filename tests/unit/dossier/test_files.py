from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.files import FilesSource
from badgeaudit.errors import Undecodable


def test_paths_are_relative_to_what_they_share(tmp_path: Path) -> None:
    for name in ("a/x.json", "b/x.json", "b/y.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    paths = [tmp_path / "b" / "x.json", tmp_path / "a" / "x.json", tmp_path / "a/../b/x.json"]
    source = FilesSource(paths)
    assert [entry.path for entry in source.entries()] == ["a/x.json", "b/x.json"]
    assert source.name == tmp_path.name
    copy = pickle.loads(pickle.dumps(source))
    assert copy.read("b/x.json") == b"b/x.json"


def test_one_file_has_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "badge.json").write_text("{}")
    source = FilesSource([tmp_path / "badge.json"])
    assert source.name == "badge.json"
    assert [entry.path for entry in source.entries()] == ["badge.json"]


def test_only_the_named_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "b.json").write_text("{}")
    source = FilesSource([tmp_path / "a.json"])
    for path in ("b.json", "../b.json", str(tmp_path / "a.json")):
        with pytest.raises(Undecodable):
            source.read(path)


def test_a_large_file_is_listed_and_refused(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"x" * 5)
    source = FilesSource([tmp_path / "a.json"], Limits(file_bytes=4))
    (entry,) = source.entries()
    assert entry.problem is not None
    with pytest.raises(Undecodable):
        source.read("a.json")
