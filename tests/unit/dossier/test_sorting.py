from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from badgeaudit.dossier.folders import FolderSource
from badgeaudit.dossier.sorting import Sorting, sort_into
from badgeaudit.dossier.zips import ZipSource
from badgeaudit.errors import UnreadableDossier, WrongUse
from badgeaudit.model.dossier import Role


def classify(raw: bytes, path: str) -> Role:
    if b"BadgeClass" in raw:
        return "badge"
    return "credential" if b"Assertion" in raw else "other"


def written(root: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def sorted_into(tmp_path: Path, files: Mapping[str, bytes]) -> tuple[Sorting, dict[str, bytes]]:
    received = written(tmp_path / "received", files)
    sorting = sort_into(tmp_path / "dossier", FolderSource(received), classify)
    assert contents(received) == files
    return sorting, contents(tmp_path / "dossier")


def test_files_go_where_their_content_belongs(tmp_path: Path) -> None:
    files = {
        "export/a.json": b'{"type": "BadgeClass"}',
        "export/b.json": b'{"type": "Assertion"}',
        "form.json": b"{}",
        "Docs/plan.pdf": b"%PDF-",
        "photo.jpg": b"jpeg",
    }
    sorting, found = sorted_into(tmp_path, files)
    assert found == {
        "badges/export/a.json": files["export/a.json"],
        "credentials/export/b.json": files["export/b.json"],
        "evidence/form.json": b"{}",
        "evidence/Docs/plan.pdf": b"%PDF-",
        "evidence/photo.jpg": b"jpeg",
    }
    assert sorting.evidence == (
        "evidence/Docs/plan.pdf",
        "evidence/form.json",
        "evidence/photo.jpg",
    )
    assert sorting.left == ()


def test_pictures_of_badges_go_with_them(tmp_path: Path) -> None:
    files = {
        "a.json": b'{"type": "BadgeClass", "image": "img/My%20badge.PNG"}',
        "img/My badge.png": b"1",
        "img/other.png": b"2",
    }
    _, found = sorted_into(tmp_path, files)
    assert set(found) == {"badges/a.json", "badges/img/My badge.png", "evidence/img/other.png"}


def test_names_that_clash_are_numbered(tmp_path: Path) -> None:
    files = {
        "evidence/plan.pdf": b"1",
        "plan.pdf": b"2",
        "Evidence/PLAN.pdf": b"3",
        "README.md": b"4",
    }
    sorting, found = sorted_into(tmp_path, files)
    assert sorted(found.values()) == [b"1", b"2", b"3", b"4"]
    assert len({name.casefold() for name in found}) == 4
    assert found["evidence/README-2.md"] == b"4"
    assert len(sorting.taken) == 4


def test_what_is_in_the_dossier_stays(tmp_path: Path) -> None:
    written(tmp_path / "dossier", {"evidence/plan.pdf": b"mine", "evidence/same.pdf": b"same"})
    _, found = sorted_into(tmp_path, {"plan.pdf": b"theirs", "same.pdf": b"same"})
    assert found == {
        "evidence/plan.pdf": b"mine",
        "evidence/plan-2.pdf": b"theirs",
        "evidence/same.pdf": b"same",
    }


def test_judgements_and_junk_are_left_with_their_reason(tmp_path: Path) -> None:
    files = {
        "a.json": b"BadgeClass",
        "assessments/own.yaml": b"judgements",
        "waivers.yaml": b"x",
        ".DS_Store": b"x",
    }
    sorting, found = sorted_into(tmp_path, files)
    assert set(found) == {"badges/a.json"}
    assert {(left.source, left.why.id) for left in sorting.left} == {
        (".DS_Store", "dossier.ignored-system"),
        ("assessments/own.yaml", "dossier.listed-only"),
        ("waivers.yaml", "dossier.listed-only"),
    }


def test_links_to_the_outside_are_not_copied(tmp_path: Path) -> None:
    received = written(tmp_path / "received", {"a.json": b"BadgeClass"})
    (tmp_path / "secret").write_bytes(b"secret")
    (received / "plan.pdf").symlink_to(tmp_path / "secret")
    sorting = sort_into(tmp_path / "dossier", FolderSource(received), classify)
    assert [left.source for left in sorting.left] == ["plan.pdf"]
    assert b"secret" not in contents(tmp_path / "dossier").values()


def test_names_are_made_safe_for_every_system(tmp_path: Path) -> None:
    _, found = sorted_into(tmp_path, {"What? A plan: 2026.pdf": b"1", "aux.txt": b"2"})
    assert set(found) == {"evidence/What_ A plan_ 2026.pdf", "evidence/_aux.txt"}


def test_a_file_with_the_name_of_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("plan", b"1")
        archive.writestr("plan/one.pdf", b"2")
        archive.writestr("x/two.pdf", b"3")
        archive.writestr("x?/three.pdf", b"4")
    sort_into(tmp_path / "dossier", ZipSource(path), classify)
    assert sorted(contents(tmp_path / "dossier").values()) == [b"1", b"2", b"3", b"4"]


def test_a_damaged_file_is_left(tmp_path: Path) -> None:
    path = tmp_path / "damaged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.pdf", b"content")
        archive.writestr("b.pdf", b"other")
    path.write_bytes(path.read_bytes().replace(b"content", b"damaged"))
    sorting = sort_into(tmp_path / "dossier", ZipSource(path), classify)
    assert [(left.source, left.why.id) for left in sorting.left] == [
        ("a.pdf", "dossier.member-broken")
    ]
    assert contents(tmp_path / "dossier") == {"evidence/b.pdf": b"other"}


def test_a_dossier_is_not_sorted_again(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        sorted_into(tmp_path, {"application.yaml": b"application: 1", "a.json": b"BadgeClass"})
    assert not (tmp_path / "dossier").exists()


def test_nothing_to_sort(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDossier):
        sorted_into(tmp_path, {".DS_Store": b"x"})


_NAMES = st.lists(
    st.sampled_from(
        ["a", "A", "evidence", "README.md", "con", "x?", "x:", "b.pdf", "B.PDF", "\u00fc"]
    ),
    min_size=1,
    max_size=3,
).map("/".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_NAMES, min_size=1, max_size=6, unique=True))
def test_no_file_is_lost_or_overwritten(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for number, name in enumerate(["zzz", *names]):
                archive.writestr(name, str(number))
        source = ZipSource(path)
        sorting = sort_into(Path(folder) / "dossier", source, classify)
        found = contents(Path(folder) / "dossier")
        assert len(sorting.taken) + len(sorting.left) == len(list(source.entries()))
        assert sorted(taken.target for taken in sorting.taken) == sorted(found)
        for taken in sorting.taken:
            assert found[taken.target] == source.read(taken.source)
        assert len({name.casefold() for name in found}) == len(found)
