"""The terminal of an interactive command: lines in, lines out; a pipe or a file will do as well."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from badgeaudit.report.terminal_text import Writer
from badgeaudit.report.untrusted import clean


class Terminal(Protocol):
    """What a session needs of a terminal; tests have one of their own."""

    out: Writer

    def ask(self, prompt: str) -> str:
        """Return one line without its end. Raises EOFError when there is none any more."""

    def edit(self, text: str) -> str | None:
        """Let somebody change a text in an editor; None when that is not possible."""


class Screen:
    """Standard input and output. What is typed into a pipe is shown, as a terminal shows it."""

    def __init__(self) -> None:
        from rich.console import Console

        self.out = Writer(Console(highlight=False))
        self._typed = sys.stdin is not None and sys.stdin.isatty()
        _tolerate_any_bytes()
        if self._typed and sys.stdout.isatty():
            # arrow keys and a history at the prompt, where there is such a thing
            with suppress(ImportError):
                import readline  # noqa: F401

    def ask(self, prompt: str) -> str:
        """Return one line without its end. Raises EOFError when there is none any more."""
        shown = f"{self.out.fit(prompt)} "
        sys.stdout.flush()
        if self._typed:
            return typed(input(shown))
        sys.stdout.write(shown)
        line = sys.stdin.readline() if sys.stdin is not None else ""
        sys.stdout.write(f"{self.out.fit(typed(line))}\n")
        sys.stdout.flush()
        if not line:
            raise EOFError
        return typed(line)

    def edit(self, text: str) -> str | None:
        """Open the editor that VISUAL or EDITOR names; None when there is none or it fails."""
        editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not editor or not self._typed:
            return None
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "comment.txt"
            file.write_text(text, "utf-8")
            try:
                words = [editor] if os.name == "nt" else shlex.split(editor)
                done = subprocess.run([*words, str(file)], check=False)
                written = file.read_text("utf-8", "replace")
            except (OSError, ValueError):
                return None
        return None if done.returncode else typed(written)


def typed(text: str) -> str:
    """Return what somebody typed without the characters that no text of a person has.

    Keys such as arrows arrive as control characters on a plain terminal; a pipe may begin with a
    mark of byte order.
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\r\n")
    return "".join(character for character in lines if clean(character) == character)


def _tolerate_any_bytes() -> None:
    """Let bytes that are no text in this locale arrive as U+FFFD rather than fail."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
