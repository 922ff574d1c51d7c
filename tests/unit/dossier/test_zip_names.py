from __future__ import annotations

from zipfile import ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.dossier.zip_names import code_pages, name_of, refusal, refused_path, wrapping_folder


def member(raw: bytes, utf8: bool = False) -> ZipInfo:
    """A member as zipfile reads it from a directory."""
    info = ZipInfo(raw.decode("utf-8" if utf8 else "cp437"))
    info.flag_bits = 0x800 if utf8 else 0
    return info


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/..",
        "C:/x",
        "c:x",
        "a\\b",
        "..\\x",
        "a//b",
        "./a",
        "a\0b",
        "",
    ],
)
def test_names_that_could_lead_outside_are_refused(name: str) -> None:
    assert refusal(name) is not None


@pytest.mark.parametrize("name", ["a", "a/b.json", "..a/b..", "a b/\u00fc.pdf", "...", "xy:z"])
def test_ordinary_names_are_used(name: str) -> None:
    assert refusal(name) is None


def test_refused_names_are_listed_under_paths_that_lead_nowhere() -> None:
    assert refused_path("../../etc/passwd", 3) == "refused/003 etc passwd"
    assert refused_path("..", 0) == "refused/000 member"


@given(st.text(), st.integers(0, 10**6))
def test_no_refused_path_leads_outside(name: str, number: int) -> None:
    path = refused_path(name, number)
    assert refusal(path) is None
    assert path.startswith("refused/")
    assert path.count("/") == 1


def read(name: bytes | ZipInfo, mentioned: str = "") -> tuple[str, bool]:
    """Name and whether it was guessed, of a zip with one member."""
    info = member(name) if isinstance(name, bytes) else name
    return tuple(name_of(info, code_pages([info], mentioned)))  # type: ignore[return-value]


def test_a_flagged_name_is_certain() -> None:
    assert read(member("b\u00fcro.pdf".encode(), utf8=True)) == ("b\u00fcro.pdf", False)
    assert read(b"plain.pdf") == ("plain.pdf", False)


@pytest.mark.parametrize(
    ("code_page", "name"),
    [
        ("cp852", "\u017d\u00e1dost.pdf"),
        ("cp1250", "\u017d\u00e1dost.pdf"),
        ("cp850", "Caf\u00e9 \u00d8.pdf"),
        ("cp866", "\u043f\u043b\u0430\u043d.pdf"),
        ("cp857", "\u0131\u015f\u0131k.pdf"),
        ("cp437", "\u00fcber.pdf"),
        ("utf-8", "p\u0159\u00edloha.pdf"),
    ],
)
def test_the_application_tells_which_letters_are_meant(code_page: str, name: str) -> None:
    path = f"evidence/{name}"
    assert read(path.encode(code_page), f"evidence: [{path}]") == (path, False)


def test_utf8_without_the_flag_is_taken_as_utf8() -> None:
    assert read("p\u0159\u00edloha.pdf".encode()) == ("p\u0159\u00edloha.pdf", False)


def test_else_the_name_is_guessed() -> None:
    assert read("\u00fcber.pdf".encode("cp852"), "other.pdf") == ("\u00fcber.pdf", True)


def test_one_mentioned_name_tells_the_letters_of_the_others() -> None:
    infos = [
        member(f"P\u0159/{name}".encode("cp852")) for name in ("\u017d.pdf", "\u0158.pdf", "a")
    ]
    pages = code_pages(infos, "evidence/\u017d.pdf")
    assert pages == ("cp852",)
    assert [name_of(info, pages) for info in infos] == [
        ("P\u0159/\u017d.pdf", False),
        ("P\u0159/\u0158.pdf", False),
        ("P\u0159/a", False),
    ]


@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=3), st.text(max_size=80))
def test_any_bytes_give_a_name(names: list[bytes], mentioned: str) -> None:
    infos = [member(raw) for raw in names]
    pages = code_pages(infos, mentioned)
    for info in infos:
        assert isinstance(name_of(info, pages).text, str)


def test_one_wrapping_folder_is_found() -> None:
    assert wrapping_folder(["Club/application.yaml", "Club/badges/a.json"]) == "Club/"
    assert wrapping_folder(["Club/a.json", "__MACOSX/Club/._a.json", ".DS_Store"]) == "Club/"


def test_no_wrapping_folder() -> None:
    assert wrapping_folder(["Club/a.json", "b.json"]) == ""
    assert wrapping_folder(["Club/a.json", "Other/b.json"]) == ""
    assert wrapping_folder(["badges/a.json", "badges/b.json"]) == ""
    assert wrapping_folder([]) == ""
