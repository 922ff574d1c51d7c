"""Writer: lines, headings, marks and bars on a Rich console, whatever the console can show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase
from badgeaudit.report.untrusted import one_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES: Mapping[str, str] = {
    "passed": "green",
    "ready": "green",
    "failed": "red",
    "not-yet": "red",
    "cantTell": "yellow",
    "untested": "yellow",
    "undecided": "yellow",
    "inapplicable": "dim",
}
_PLAIN = str.maketrans(
    {"✓": "+", "✗": "x", "○": "o", "–": "-", "—": "-", "…": "...", "·": "-", "≠": "!=", "’": "'"}
    | {"“": '"', "”": '"', "█": "#", "▒": "=", "░": ".", "→": "->", "−": "-"}
)


class Writer:
    """Prints texts of any origin: never read as markup, never with a live control character."""

    def __init__(self, console: Console) -> None:
        self.console = console
        encoding = (console.encoding or "ascii").lower()
        self._encoding = "" if encoding.startswith("utf") else encoding

    def fit(self, text: str) -> str:
        """Return text that the console's encoding can hold (cp1250 has no ``✓``), on one line."""
        line = one_line(text)
        if not self._encoding:
            return line
        return line.translate(_PLAIN).encode(self._encoding, "replace").decode(self._encoding)

    def gap(self) -> None:
        """Print an empty line."""
        self.console.print()

    def heading(self, text: str) -> None:
        """Print a heading with an empty line before it."""
        self.gap()
        self.console.print(self._text(text, "bold underline"))

    def line(
        self, text: str, indent: int = 0, hanging: int | None = None, *, style: str = ""
    ) -> None:
        """Print wrapped text; ``hanging`` is the indent of all lines but the first."""
        hanging = indent if hanging is None else hanging
        lines = self._wrapped(text, style, indent, hanging)
        for each in lines:
            self._print(each)

    def whole(self, text: str, indent: int = 0, *, style: str = "") -> None:
        """Print text in one piece, however long: names of files and ids stay whole."""
        self._print(self._text("").append(" " * indent).append(self.fit(text), style))

    def address(self, text: str, indent: int) -> None:
        """Print a place or link in one piece, so that it can be clicked or copied."""
        self._print(self._text("").append(" " * indent).append(self.fit(text), "cyan"))

    def entry(self, outcome: str, title: str, detail: str) -> None:
        """Print a symbol, a title in the outcome's colour, and something in brackets."""
        line = self._text(f"{wording.SYMBOLS[outcome]} {title}", f"bold {STYLES[outcome]}")
        self._print_wrapped(line.append(" " + self.fit(detail), "dim"), 2, 4)

    def signed(self, outcome: str, text: str) -> str:
        """Return the text behind the outcome's sign."""
        return f"{wording.SYMBOLS[outcome]} {text}"

    def panel(self, title: str, lines: Sequence[tuple[str, str]], outcome: str) -> None:
        """Print a box in the outcome's colour; without a terminal, its lines only."""
        from rich.panel import Panel
        from rich.text import Text

        if not self.console.is_terminal:
            self.console.print(self._text(title))
            for text, _ in lines:
                self.line(text)
            return
        body = Text("\n").join(self._text(text, style) for text, style in lines)
        heading = self._text(title, f"bold {STYLES[outcome]}")
        self.console.print(
            Panel(body, title=heading, title_align="left", border_style=STYLES[outcome], padding=1)
        )

    def bars(self, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> None:
        """Print one bar per score: met, open, not met; the numbers stand beside it in words."""
        names = [self.fit(name) for name, _ in rows]
        space = self.console.width - 4
        name_width = min(max(map(len, names), default=0), max(10, space * 2 // 5))
        numbers = [self.fit(wording.short_score(score)) for _, score in rows]
        number_width = max(map(len, numbers), default=0)
        # two blanks between the columns; ten for the percentage, twelve for what is claimed
        bar_width = max(6, min(20, space - name_width - number_width - 28))
        for name, number, (_, score) in zip(names, numbers, rows, strict=True):
            shown = name if len(name) <= name_width else name[: name_width - 1] + self.fit("…")
            line = self._text("").append(f"{shown:<{name_width}}  ")
            self._bar(line, score, bar_width)
            percent = self.fit(wording.short_percent(score))
            claimed = self.fit(phrase("terminal-claimed", claimed=score["claimed"]))
            line.append(f"  {number:<{number_width}} {percent:>9}", "bold")
            self._print_wrapped(line.append(f"  {claimed}", "dim"), 2, 4)
        self.line(phrase("terminal-legend", met="█", open="▒", failed="░"), 2, style="dim")

    def _bar(self, line: Text, score: Mapping[str, Any], width: int) -> None:
        """Append a bar of fixed width; floor for met, so that it never looks better than it is."""
        of = score["of"]
        met = width * score["met"] // of if of else 0
        best = width * (score["met"] + score["open"]) // of if of else 0
        line.append(self.fit("█") * met, "green")
        line.append(self.fit("▒") * (best - met), "yellow")
        line.append(self.fit("░") * (width - best if of else 0), "dim")
        line.append(" " * (0 if of else width))

    def _text(self, text: str, style: str = "") -> Text:
        from rich.text import Text

        return Text(self.fit(text), style=style)

    def _wrapped(self, text: str, style: str, indent: int, hanging: int) -> list[Text]:
        from rich.text import Text

        body = self._text(text, style)
        first = self.console.width - max(indent, hanging)
        lines = body.wrap(self.console, max(first, 10))
        return [
            Text(" " * (hanging if number else indent)).append_text(line)
            for number, line in enumerate(lines)
        ]

    def _print_wrapped(self, line: Text, indent: int, hanging: int) -> None:
        from rich.text import Text

        wrapped = line.wrap(self.console, max(self.console.width - hanging, 10))
        for number, each in enumerate(wrapped):
            self._print(Text(" " * (hanging if number else indent)).append_text(each))

    def _print(self, line: Text) -> None:
        line.rstrip()
        self.console.print(line, soft_wrap=True)
