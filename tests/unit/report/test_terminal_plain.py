"""The terminal report to be read aloud: the same words, without signs, columns or colours."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from badgeaudit.report import wording
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.terminal import print_terminal
from tests.unit.report.sample import document

SIGNS = {*wording.SYMBOLS.values(), "█", "▒", "░", "╭", "│", "─"} - {"?", "–"}


def printed(*, plain: bool, width: int = 40, terminal: bool = True) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=terminal, color_system="truecolor")
    print_terminal(document(), console, RenderOptions(plain=plain, full=True))
    return file.getvalue()


def words(text: str) -> list[str]:
    return re.findall(r"\w{4,}", re.sub(r"\x1b\[[0-9;]*m", "", text))


@pytest.mark.parametrize("terminal", [True, False])
def test_no_sign_colour_or_indent(terminal: bool) -> None:
    text = printed(plain=True, terminal=terminal)
    assert "\x1b" not in text
    assert not SIGNS & set(text)
    assert not re.search(r"^ ", text, re.MULTILINE)
    assert not re.search(r"\S  +\S", text)


def test_a_sentence_is_one_line_however_narrow_the_window() -> None:
    assert printed(plain=True, width=20) == printed(plain=True, width=300)


def test_nothing_is_left_out() -> None:
    spoken, shown = words(printed(plain=True)), words(printed(plain=False, width=1000))
    lost = {word for word in shown if word not in spoken}
    assert not lost - {"open"}, lost


def test_outcomes_and_scores_are_words() -> None:
    text = printed(plain=True)
    assert re.search(r"^D-1 .+: (holds|does not hold|still open) ", text, re.MULTILINE)
    assert re.search(r"^.+: \d+( to \d+)? of \d+ met \(.+ %\), claimed \d+\.$", text, re.MULTILINE)
    assert re.search(r"^Place: \S+", text, re.MULTILINE)
