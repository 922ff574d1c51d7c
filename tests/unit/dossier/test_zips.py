from __future__ import annotations

import pickle
import struct
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.zip_names import refusal
from badgeaudit.dossier.zips import ZipSource
from badgeaudit.errors import Undecodable, UnreadableDossier


def packed(path: Path, files: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def problems(source: ZipSource) -> dict[str, str]:
    return {entry.path: entry.problem.id for entry in source.entries() if entry.problem}


def test_lists_and_reads(tmp_path: Path) -> None:
    path = packed(tmp_path / "club.zip", {"badges/": b"", "badges/b.json": b"{}", "a.json": b"[]"})
    source = ZipSource(path)
    assert source.name == "club.zip"
    assert [(e.path, e.size) for e in source.entries()] == [("a.json", 2), ("badges/b.json", 2)]
    assert source.read("a.json") == b"[]"
    assert pickle.loads(pickle.dumps(source)).read("badges/b.json") == b"{}"
    with pytest.raises(Undecodable):
        source.read("none.json")


def test_one_wrapping_folder_is_stripped(tmp_path: Path) -> None:
    files = {
        "Club/application.yaml": b"application: 1\n",
        "Club/badges/a.json": b"{}",
        "__MACOSX/Club/badges/._a.json": b"x",
    }
    source = ZipSource(packed(tmp_path / "club.zip", files))
    paths = [entry.path for entry in source.entries()]
    assert paths == ["__MACOSX", "application.yaml", "badges/a.json"]
    assert source.read("badges/a.json") == b"{}"


def test_names_that_lead_outside_are_listed_and_never_read(tmp_path: Path) -> None:
    files = {"../evil.json": b"1", "/abs.json": b"2", "a\\b.json": b"3", "badges/a.json": b"4"}
    source = ZipSource(packed(tmp_path / "evil.zip", files))
    found = problems(source)
    assert sorted(found.values()) == [
        "dossier.name-backslash",
        "dossier.name-outside",
        "dossier.name-outside",
    ]
    assert all(path.startswith("refused/") for path in found)
    for path in (*found, "../evil.json", "/abs.json", "a\\b.json"):
        with pytest.raises(Undecodable):
            source.read(path)
    assert source.read("badges/a.json") == b"4"


def test_a_name_that_stands_twice_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.json", b"1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.json", b"2")
        archive.writestr("b.json", b"3")
    source = ZipSource(path)
    assert problems(source) == {"a.json": "dossier.same-name"}
    with pytest.raises(Undecodable):
        source.read("a.json")
    assert source.read("b.json") == b"3"


class OldName(zipfile.ZipInfo):
    """A member whose name is written as Windows in Prague writes it."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp852"), self.flag_bits


def test_names_in_old_code_pages_follow_the_application(tmp_path: Path) -> None:
    mentioned, other = "evidence/P\u0159\u00edloha.pdf", "evidence/\u010cesko.pdf"
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        application = f"policies: {{issuing: {mentioned}}}".encode()
        archive.writestr(OldName("P\u0159ihl\u00e1\u0161ka/application.yaml"), application)
        archive.writestr(OldName(f"P\u0159ihl\u00e1\u0161ka/{mentioned}"), b"1")
        archive.writestr(OldName(f"P\u0159ihl\u00e1\u0161ka/{other}"), b"2")
    source = ZipSource(path)
    remarks = {entry.path: entry.remark for entry in source.entries()}
    assert remarks == {"application.yaml": None, mentioned: None, other: None}
    assert source.read(mentioned) == b"1"
    assert source.read(other) == b"2"


def test_names_that_nothing_tells_about_are_remarked(tmp_path: Path) -> None:
    path = tmp_path / "old.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(OldName("P\u0159ihl\u00e1\u0161ka/a.json"), b"1")
        archive.writestr(OldName("P\u0159ihl\u00e1\u0161ka/\u010cesko.json"), b"2")
    plain, guessed = sorted(ZipSource(path).entries())
    assert (plain.path, plain.remark) == ("a.json", None)
    assert guessed.remark is not None
    assert guessed.remark.id == "dossier.name-guessed"


def test_encrypted_and_linked_members_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("locked.json", b"{}")
        link = zipfile.ZipInfo("link.json")
        link.create_system = 3
        link.external_attr = 0o120777 << 16
        archive.writestr(link, b"/etc/passwd")
    raw = bytearray(path.read_bytes())
    directory = raw.index(b"PK\x01\x02")
    struct.pack_into("<H", raw, directory + 8, 0x1)
    path.write_bytes(raw)
    source = ZipSource(path)
    assert problems(source) == {
        "link.json": "dossier.member-link",
        "locked.json": "dossier.member-encrypted",
    }


def test_an_unknown_packing_is_not_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "odd.zip", {"a.json": b"{}"}, zipfile.ZIP_STORED)
    raw = bytearray(path.read_bytes())
    struct.pack_into("<H", raw, raw.index(b"PK\x01\x02") + 10, 99)
    path.write_bytes(raw)
    assert problems(ZipSource(path)) == {"a.json": "dossier.member-packing"}


def test_a_damaged_member_is_undecodable(tmp_path: Path) -> None:
    path = packed(tmp_path / "damaged.zip", {"a.json": b"{}" * 50, "b.json": b"[]"})
    raw = bytearray(path.read_bytes())
    start = raw.index(b"a.json") + len("a.json")
    raw[start : start + 4] = b"\xff\xff\xff\xff"
    path.write_bytes(raw)
    source = ZipSource(path)
    with pytest.raises(Undecodable) as caught:
        source.read("a.json")
    assert caught.value.problems[0].message.id == "dossier.member-broken"
    assert source.read("b.json") == b"[]"


def test_limits_are_taken_from_the_directory(tmp_path: Path) -> None:
    path = packed(tmp_path / "big.zip", {"a.json": b"x" * 20, "b.json": b"y" * 5})
    assert problems(ZipSource(path, Limits(file_bytes=10))) == {"a.json": "dossier.too-large"}
    with pytest.raises(UnreadableDossier) as caught:
        ZipSource(path, Limits(files=1))
    assert caught.value.problems[0].message.id == "dossier.too-many-files"
    with pytest.raises(UnreadableDossier) as caught:
        ZipSource(path, Limits(zip_total_bytes=24))
    assert caught.value.problems[0].message.id == "dossier.zip-too-large"
    assert len(list(ZipSource(path, Limits(files=2, zip_total_bytes=25)).entries())) == 2


def test_a_bomb_is_not_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.zip", {"a.json": b"\0" * (2**21), "b.json": b"{}"})
    assert problems(ZipSource(path)) == {"a.json": "dossier.member-ratio"}


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    path = packed(tmp_path / "bomb.zip", {"a.json": bytes(1000), "b.json": bytes(1000)}, 0)
    raw = bytearray(path.read_bytes())
    for found in (raw.index(b"PK\x01\x02"), raw.rindex(b"PK\x01\x02")):
        struct.pack_into("<I", raw, found + 20, 2000)
    path.write_bytes(raw)
    with pytest.raises(UnreadableDossier) as caught:
        ZipSource(path)
    assert caught.value.problems[0].message.id == "dossier.zip-overlaps"


def test_a_member_larger_than_announced_is_cut_off(tmp_path: Path) -> None:
    path = packed(tmp_path / "lie.zip", {"a.json": b"x" * 5000})
    raw = bytearray(path.read_bytes())
    struct.pack_into("<I", raw, raw.index(b"PK\x01\x02") + 24, 5)
    path.write_bytes(raw)
    with pytest.raises(Undecodable):
        ZipSource(path, Limits(file_bytes=100)).read("a.json")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"not a zip", b"PK\x05\x06" + b"\xff" * 18]
)
def test_what_is_no_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.zip"
    path.write_bytes(content)
    with pytest.raises(UnreadableDossier) as caught:
        ZipSource(path)
    assert caught.value.problems[0].message.id == "dossier.not-zip"


_PART = st.one_of(
    st.sampled_from(["..", ".", "", "C:", "badges", "\\", "application.yaml", "\u202e", "a\0b"]),
    st.text(max_size=6),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.lists(_PART, min_size=1, max_size=4).map("/".join), max_size=6))
def test_no_name_escapes(names: list[str]) -> None:
    """Whatever the members are called: each is accounted for, no path leads outside."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for number, name in enumerate(dict.fromkeys(names)):
                info = zipfile.ZipInfo(f"m{number}")
                info.filename = name.encode("utf-8", "replace").decode()
                archive.writestr(info, b"content")
        source = ZipSource(path)
        entries = list(source.entries())
        assert [e.path for e in entries] == sorted({e.path for e in entries})
        for entry in entries:
            assert refusal(entry.path) is None
            if entry.problem is not None:
                with pytest.raises(Undecodable):
                    source.read(entry.path)
