"""Reads the commands of a documentation page, with what they answer, and runs them.

A page is marked by HTML comments, each directly above a fenced block; CONTRIBUTING.md tells how::

    run, run: exit 3      the commands; their exit code
    typed                 what is typed into the commands above
    shown, shown: FILE    what the commands above printed, or what then stands in a file
    not run: WHY          left out, and why
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from tests.acceptance.conftest import COMMAND

LEFT_OUT = "…"
"""A line of its own in what is shown: other lines stand here."""

_MARK = re.compile(r"<!-- (run|typed|shown|not run)(?:: (.+))? -->")
_FENCE = re.compile(r"(`{3,}|~{3,})(\w*)")
_EXIT = re.compile(r"exit (\d{1,3})")
_COMMANDS = ("sh", "bash", "shell")
_SET_BY = ("BADGEAUDIT_", "CI", "GITHUB_", "GITLAB_", "GIT_")


class Block(NamedTuple):
    """A fenced block."""

    line: int
    language: str
    mark: str
    """``run``, ``typed`` …; empty when it has none."""
    says: str
    """What stands in the mark after the colon."""
    text: str


class Shown(NamedTuple):
    """What a page says that commands printed or wrote."""

    line: int
    file: str
    """Relative to the folder; empty for what was printed."""
    text: str


@dataclass(slots=True)
class Step:
    """Commands, and all that the page says of them."""

    line: int
    commands: str
    code: int
    typed: str = ""
    shown: list[Shown] = field(default_factory=list)


class Wrong(AssertionError):
    """The page says what is not so, or is marked wrongly."""


def blocks(page: str) -> Iterator[Block]:
    """Yield the fenced blocks that begin at the margin, each with the mark directly above it."""
    fence = mark = says = language = ""
    start, inside = 0, list[str]()
    for number, line in enumerate(page.splitlines(), 1):
        opened = _FENCE.match(line)
        if fence:
            if line.rstrip() == fence:
                yield Block(start, language, mark, says, "".join(f"{one}\n" for one in inside))
                fence = mark = says = ""
            else:
                inside.append(line)
        elif opened:
            fence, language, start, inside = opened[1], opened[2], number, []
        elif found := _MARK.fullmatch(line.strip()):
            mark, says = found[1], found[2] or ""
        else:
            mark = says = ""


def is_marked(page: str) -> bool:
    """Tell whether a page has commands to run."""
    return any(block.mark == "run" for block in blocks(page))


def steps(page: str) -> list[Step]:
    """Return what to run, in order. Raises Wrong for commands without a mark and for odd marks."""
    found: list[Step] = []
    for block in blocks(page):
        if block.mark == "run":
            code = _EXIT.fullmatch(block.says or "exit 0")
            if code is None or block.language not in _COMMANDS:
                raise Wrong(f"line {block.line}: 'run: exit N' above a block of sh")
            found.append(Step(block.line, block.text, int(code[1])))
        elif block.mark in ("typed", "shown"):
            if not found:
                raise Wrong(f"line {block.line}: no commands above that this belongs to")
            if block.mark == "typed":
                found[-1].typed += block.text
            else:
                found[-1].shown.append(Shown(block.line, block.says, block.text))
        elif block.mark == "not run":
            if not block.says:
                raise Wrong(f"line {block.line}: not run, but why?")
        elif block.language in _COMMANDS:
            raise Wrong(f"line {block.line}: commands that no test runs; mark them")
    return found


def play(page: str, folder: Path) -> None:
    """Run all commands of a page in a folder, one after the other. Raises Wrong."""
    for step in steps(page):
        done = _run(step, folder)
        printed = f"{done.stdout}\n{done.stderr}"
        if done.returncode != step.code:
            raise Wrong(
                f"line {step.line}: exit code {done.returncode}, not {step.code}\n"
                f"{step.commands}\n{printed[-3000:]}"
            )
        for shown in step.shown:
            text = (folder / shown.file).read_text("utf-8") if shown.file else printed
            missing = first_missing(shown.text, text)
            if missing:
                where = shown.file or "what was printed"
                raise Wrong(f"line {shown.line}: not in {where}:\n{missing}\n\n{text[:6000]}")


def first_missing(shown: str, text: str) -> str:
    """Return the first passage of what is shown that does not follow in a text; empty for none.

    Passages are separated by lines that hold nothing but ``…``. Each has to stand in the text line
    by line, and after the one before. A line that ends in `` …`` may go on otherwise; blanks at the
    end of a line don't matter.
    """
    lines, at = [line.rstrip() for line in text.splitlines()], 0
    parts = groupby((line.rstrip() for line in shown.splitlines()), lambda one: one == LEFT_OUT)
    for passage in (list(part) for left_out, part in parts if not left_out):
        places = range(at, len(lines) - len(passage) + 1)
        found = next((n for n in places if all(map(_fits, passage, lines[n:]))), None)
        if found is None:
            return "\n".join(passage)
        at = found + len(passage)
    return ""


def _fits(shown: str, line: str) -> bool:
    begun = shown.removesuffix(f" {LEFT_OUT}")
    return line == shown or (begun != shown and line.startswith(begun))


def _run(step: Step, folder: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(COMMAND.parent), os.environ.get("PATH", os.defpath)))
    # what a build server or its owner sets is not on the page
    bare = {name: value for name, value in os.environ.items() if not name.startswith(_SET_BY)}
    return subprocess.run(
        ["sh", "-e", "-c", step.commands],
        cwd=folder,
        env={**bare, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        input=step.typed,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
