"""A terminal that types from a list, and a desk with the sample dossier on it."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rich.console import Console

from badgeaudit.cli.assess_desk import Desk
from badgeaudit.cli.assess_opening import Options, open_store, seated
from badgeaudit.cli.assess_round import Round
from badgeaudit.cli.assess_session import Session
from badgeaudit.cli.running import Audited, Wish, applicant_of, audited
from badgeaudit.model.people import Assessment, Judgement
from badgeaudit.report.terminal_text import Writer
from badgeaudit.sheets.progress import entry_of

DOSSIER = Path(__file__).parents[3] / "examples" / "riverbank-youth"


class Script:
    """Types what it is given; then there is nothing more to come."""

    def __init__(self, lines: Iterable[str], width: int = 80, edited: str | None = None) -> None:
        self._lines = iter(lines)
        self._edited = edited
        self._file = io.StringIO()
        self.out = Writer(Console(file=self._file, width=width, no_color=True))
        self.prompts: list[str] = []

    def ask(self, prompt: str) -> str:
        self.prompts.append(prompt)
        for line in self._lines:
            if line == "^C":
                raise KeyboardInterrupt
            return line
        raise EOFError

    def edit(self, text: str) -> str | None:
        return None if self._edited is None else text + self._edited

    @property
    def shown(self) -> str:
        """Everything printed so far."""
        return self._file.getvalue()

    @property
    def flat(self) -> str:
        """Everything printed so far as one line, so that words can be found across lines."""
        return " ".join(self.shown.split())


@cache
def riverbank() -> Audited:
    """The sample dossier, audited once."""
    return audited(Wish([DOSSIER], as_of="2026-10-15", quiet=True))


def desk(
    file: Path, assessor: str | None = "Mira", *, practice: bool = False, **options: str
) -> Desk:
    """Lay out the sample dossier with the answers in a file."""
    found = riverbank()
    wanted = Options(DOSSIER, assessor, file, as_of="2026-10-15", **options)  # type: ignore[arg-type]
    standard, applicant = found.audit.standard, applicant_of(found.opened)
    store = open_store(wanted, standard, found.opened.dossier.name, applicant)
    return seated(found, store, practice=practice)


def sit(
    at: Desk,
    *lines: str,
    only: str | None = None,
    everything: bool = False,
    width: int = 80,
    edited: str | None = None,
) -> tuple[int, Script]:
    """Hold a session in which these lines are typed; return its code and the terminal."""
    terminal = Script(lines, width, edited)
    round = Round(DOSSIER, as_of="2026-10-15", only=only, everything=everything)
    return Session(at, terminal, round).run(), terminal


def saved(file: Path) -> Assessment:
    """Read a file of answers back."""
    return desk(file, None).store.assessment


def entry(file: Path, criterion: str) -> Judgement:
    """Return what stands in a file for a criterion."""
    found = entry_of(saved(file), criterion)
    assert found is not None
    return found
