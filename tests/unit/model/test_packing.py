"""Long sequences kept as bytes: what comes out is what went in, however it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.badges import Aligned, Alignment, Noticed, Readability, Row, Words
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import (
    FACTS,
    FILES,
    FINDINGS,
    ROWS,
    Packed,
    chosen,
    extended,
    in_order,
    kept,
    mapped,
    pack,
    packed,
)
from badgeaudit.model.places import Message, Place
from badgeaudit.model.results import Finding

TEXTS = st.text(max_size=6)
MESSAGES = st.builds(
    Message,
    TEXTS,
    st.dictionaries(TEXTS, TEXTS | st.integers() | st.lists(TEXTS, max_size=2).map(tuple)),
)
PLACES = st.builds(
    Place, TEXTS, TEXTS, st.none() | st.integers(1, 9), st.none() | st.integers(1, 9)
)
RESULTS = st.builds(
    Finding, st.sampled_from(Outcome), MESSAGES, TEXTS, st.none() | PLACES, TEXTS, TEXTS
)
SOURCES = st.builds(
    SourceFile,
    TEXTS,
    st.integers(),
    st.sampled_from(["badge", "evidence"]),
    problem=st.none() | MESSAGES,
)
ROW = Row(
    "badge_class",
    "urn:a",
    "a.json",
    "/0",
    "ob2.BadgeClass",
    name="Å",
    related=("urn:b",),
    embedded=True,
    noticed=Noticed(
        ("hr", "sr"),
        Readability("en", 50, 52, "medium", 40, 3),
        (Aligned("esco", "ESCO", "S1", "Plan"),),
        (Message("checks.x", {"found": ("a", "b")}),),
    ),
    words=Words(3, 4),
    alignments=(Alignment("ESCO", "esco.example", "ESCO", 2),),
)


@given(st.lists(RESULTS, max_size=8))
def test_findings_come_back(findings: list[Finding]) -> None:
    assert packed(FINDINGS, findings) == findings


@given(st.lists(SOURCES, max_size=8))
def test_files_come_back(files: list[SourceFile]) -> None:
    assert packed(FILES, files) == files


def test_rows_come_back_and_facts_leave_out_what_only_reports_tell() -> None:
    plain = Row("issuer", "urn:i", "i.json", "", "ob2.Profile")
    assert packed(ROWS, [ROW, plain]) == (ROW, plain)
    (fact,) = Packed(FACTS, [pack(ROWS, [ROW])])
    assert fact == ROW._replace(noticed=None, words=None, alignments=())


def files(count: int) -> list[SourceFile]:
    return [SourceFile(f"{n:05}.json", n, "badge") for n in range(count)]


def test_little_is_left_as_it_is() -> None:
    few = files(7)
    assert kept(FILES, [pack(FILES, few[:3])], few[3:]) == tuple(few)
    assert not isinstance(kept(FILES, (), few), Packed)
    many = files(3000)
    assert isinstance(kept(FILES, [pack(FILES, many[:1500])], many[1500:]), Packed)


@pytest.mark.parametrize("count", [0, 1, 199, 200, 201, 3000])
def test_it_is_a_sequence_like_any_other(count: int) -> None:
    some = files(count)
    whole = packed(FILES, iter(some))
    assert len(whole) == count
    assert list(whole) == list(whole) == some
    assert whole == some
    assert whole != [*some, *some, SourceFile("x", 1, "badge")]
    assert tuple(whole[1:250]) == tuple(some[1:250])
    assert bool(whole) is bool(some)
    for index in (0, count - 1, -1, -count):
        if some:
            assert whole[index] == some[index]
    for outside in (count, -count - 1):
        with pytest.raises(IndexError):
            whole[outside]


def test_nothing_is_made_of_others_by_comparing() -> None:
    assert packed(FILES, []) != "text"
    assert packed(FILES, files(1)) != 1
    with pytest.raises(TypeError):
        hash(packed(FILES, []))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9)), max_size=30))
def test_in_order_is_sorted(numbers: list[tuple[int, int]]) -> None:
    some = [SourceFile(str(first), second, "badge") for first, second in numbers]

    def whole(file: SourceFile) -> tuple[str, int]:
        return file.path, file.size

    ordered = in_order(packed(FILES, some), lambda file: file.path, whole)
    assert isinstance(ordered, Packed)
    assert list(ordered) == sorted(some, key=whole) == in_order(some, lambda f: f.path, whole)


def test_changing_choosing_and_adding_keep_the_form() -> None:
    some = files(450)
    whole = packed(FILES, some)

    def larger(file: SourceFile) -> SourceFile:
        return replace(file, size=file.size + 1)

    def even(file: SourceFile) -> bool:
        return file.size % 2 == 0

    more = files(3)
    for plain, made in (
        (mapped(larger, some), mapped(larger, whole)),
        (chosen(some, even), chosen(whole, even)),
        (extended(some, more), extended(whole, more)),
    ):
        assert isinstance(plain, tuple)
        assert isinstance(made, Packed)
        assert made == plain


def test_what_is_clean_takes_little() -> None:
    """Under a tenth of what the same rows take as objects, so that the number hardly matters."""
    rows = [
        ROW._replace(id=f"https://issuer.example/badges/{n}", path=f"badges/{n:05}.json")
        for n in range(1000)
    ]
    assert pack(ROWS, rows).content.__sizeof__() < 1000 * 60
