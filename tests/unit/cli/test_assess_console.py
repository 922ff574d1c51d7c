from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.cli.assess_console import Screen, typed


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input with three lines of different ends."""
    raw = b"\xef\xbb\xbfone\r\ntwo \xff\nthree"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw), "utf-8", newline=""))


@pytest.mark.usefixtures("piped")
def test_lines_of_a_pipe_are_read_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    assert [screen.ask(f"{n}>") for n in range(3)] == ["one", "two \ufffd", "three"]
    with pytest.raises(EOFError):
        screen.ask("3>")
    assert capsys.readouterr().out.splitlines() == ["0> one", "1> two \ufffd", "2> three", "3> "]


@pytest.mark.usefixtures("piped")
def test_nobody_edits_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    assert Screen().edit("text") is None


class Typing(io.StringIO):
    """Standard input as somebody types into it."""

    def isatty(self) -> bool:
        return True


def test_the_editor_is_the_one_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nwith open(sys.argv[1], 'a', encoding='utf-8') as file:\n"
        "    file.write(' and more\\n\\x1b')\n",
        "utf-8",
    )
    monkeypatch.setattr(sys, "stdin", Typing())
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{editor}"')
    assert Screen().edit("Good") == "Good and more\n"
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{tmp_path / "none.py"}"')
    assert Screen().edit("Good") is None
    for broken in ("no-such-editor-anywhere", '"'):
        monkeypatch.setenv("VISUAL", broken)
        assert Screen().edit("Good") is None
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR", raising=False)
    assert Screen().edit("Good") is None


def test_keys_of_a_plain_terminal_leave_no_control_characters() -> None:
    assert typed("go\x1b[Dod\x07\u202e\n") == "go[Dod"
    assert typed("Grüße, ŽANA\r\n") == "Grüße, ŽANA"


@given(st.text())
def test_what_is_typed_can_always_be_written(text: str) -> None:
    assert typed(text).encode("utf-8").decode("utf-8") == typed(text)
