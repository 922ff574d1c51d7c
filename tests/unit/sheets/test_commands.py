from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.languages import sentence
from badgeaudit.sheets.commands import (
    Cite,
    Command,
    Do,
    Give,
    GiveEach,
    Go,
    More,
    Sure,
    Unknown,
    Write,
    parse,
    wants_yes,
)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("4", Give(4)),
        (" 2 ", Give(2)),
        ("99", Give(99)),
        ("y", Give("met")),
        ("Yes", Give("met")),
        ("met", Give("met")),
        ("n", Give("not_met")),
        ("NO", Give("not_met")),
        ("not  met", Give("not_met")),
        ("na", Give("not_applicable")),
        ("N/A", Give("not_applicable")),
        ("p 2 n", GiveEach((2,), "not_met")),
        ("p 1,3 y", GiveEach((1, 3), "met")),
        ("P 12 NA", GiveEach((12,), "not_applicable")),
        ("p 2 -", GiveEach((2,), None)),
        ("c", Write("comment")),
        ("C", Write("comment")),
        ("comment", Write("comment")),
        ("c Good work, but late", Write("comment", "Good work, but late")),
        ("c -", Write("comment", "")),
        ("nb", Write("note")),
        ("note", Write("note")),
        ("nb ask Ana", Write("note", "ask Ana")),
        ("e high", Sure("high")),
        ("e M", Sure("medium")),
        ("confidence low", Sure("low")),
        ("e -", Sure(None)),
        ("f", More()),
        ("f 12", More(12)),
        ("file 2", More(2)),
        ("x", Cite()),
        ("x 1 3", Cite((1, 3))),
        ("x 1, 3", Cite((1, 3))),
        ("x -", Cite(())),
        ("x evidence/our plan.pdf", Cite(("evidence/our plan.pdf",))),
        ("g q2-05-1", Go("Q2-05-1")),
        ("go F-01", Go("F-01")),
        ("", Do.NOTHING),
        ("   ", Do.NOTHING),
        ("?", Do.EXPLAIN),
        ("h", Do.HELP),
        ("s", Do.SKIP),
        ("b", Do.BACK),
        ("o", Do.LIST),
        ("d", Do.DELETE),
        ("k", Do.KEEP),
        ("q", Do.QUIT),
        ("QUIT", Do.QUIT),
        ("r", Do.AGAIN),
        ("a", Do.ALL),
        ("ce", Do.EDIT),
    ],
)
def test_what_is_typed_is_understood(line: str, command: Command) -> None:
    assert parse(line) == command


@pytest.mark.parametrize(
    "line",
    [
        "No evidence was found",
        "n because of this",
        "Note that the plan is old",
        "C is missing",
        "Comment: fine",
        "4 badges",
        "4.5",
        "-1",
        "quit now",
        "skip it",
        "e very",
        "e",
        "f one",
        "g",
        "g home",
        "p",
        "p 2",
        "p n",
        "p two n",
        "p 2 maybe",
        "٣",
        "hello",
    ],
)
def test_a_stray_line_of_text_is_no_command(line: str) -> None:
    command = parse(line)
    assert isinstance(command, Unknown)
    assert sentence(command.why)


@given(st.text())
def test_anything_typed_is_some_command(line: str) -> None:
    assert isinstance(parse(line), Do | Give | GiveEach | Write | Sure | More | Cite | Go | Unknown)


@given(st.text(min_size=1).filter(lambda text: text.strip() not in ("", "-")))
def test_a_comment_on_the_line_is_kept_as_it_is(text: str) -> None:
    assert parse(f"c {text}") == Write("comment", text.strip())


def test_only_yes_is_yes() -> None:
    assert [wants_yes(line) for line in ("y", " YES ", "", "n", "yeah", "1")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
