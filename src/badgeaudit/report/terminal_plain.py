"""PlainWriter: the terminal report for ears and braille: a sentence a line, no signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase
from badgeaudit.report.terminal_text import Writer


class PlainWriter(Writer):
    """Prints what ``Writer`` prints, for screen readers, which read signs, bars and breaks aloud.

    Nothing is indented, wrapped or coloured; what a colour or a sign says elsewhere is a word.
    """

    def heading(self, text: str) -> None:
        """Print a heading with an empty line before it."""
        self.gap()
        self._say(text)

    def line(
        self, text: str, indent: int = 0, hanging: int | None = None, *, style: str = ""
    ) -> None:
        """Print text on one line, however long."""
        self._say(text)

    def whole(self, text: str, indent: int = 0, *, style: str = "") -> None:
        """Print text on one line, however long."""
        self._say(text)

    def address(self, text: str, indent: int) -> None:
        """Print a place, and that it is one."""
        self._say(phrase("plain-place", place=text))

    def entry(self, outcome: str, title: str, detail: str) -> None:
        """Print a title and something in brackets; the title says the outcome in words."""
        self._say(f"{title} {detail}")

    def signed(self, outcome: str, text: str) -> str:
        """Return the text, which says the outcome in words."""
        return text

    def panel(self, title: str, lines: Sequence[tuple[str, str]], outcome: str) -> None:
        """Print the lines of a box, without the box."""
        self._say(title)
        for text, _ in lines:
            self._say(text)

    def bars(self, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Print one sentence per score."""
        for name, score in rows:
            said, percent = wording.score(score), wording.percent(score)
            self._say(
                phrase(
                    "plain-score",
                    name=name,
                    score=f"{said} ({percent})" if percent else said,
                    claimed=phrase("terminal-claimed", claimed=score["claimed"]),
                )
            )

    def _say(self, text: str) -> None:
        self._print(self._text(text))
