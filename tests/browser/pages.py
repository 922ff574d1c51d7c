"""Every kind of page that badgeaudit writes, made once in a language by the installed command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.acceptance.conftest import execute

ROOT = Path(__file__).parents[2]
DOSSIER = "examples/riverbank-youth"
JUDGED = "examples/assessments/riverbank-youth"
DAY = ("--as-of", "2026-10-15")


@cache
def saved(*, judged: bool = True) -> Path:
    """Return a saved audit, with judgements and decision or without."""
    to = Path(mkdtemp()) / "audit.json"
    people = (*("--assessment", JUDGED, "--decision", "examples/decisions/riverbank-youth.yaml"),)
    arguments = ("check", DOSSIER, *DAY, "--exit-zero", "-q", "--report", f"json:{to}")
    _run(*arguments, *(people if judged else ()))
    return to


PAGES: Mapping[str, Callable[[Path], tuple[str, ...]]] = {
    "report": lambda to: (
        *("check", DOSSIER, "--assessment", JUDGED, *DAY, "--exit-zero", "-q"),
        *("--decision", "examples/decisions/riverbank-youth.yaml", "--report", f"html:{to}"),
    ),
    "comparison": lambda to: ("compare", DOSSIER, JUDGED, *DAY, "-o", str(to)),
    "difference": lambda to: ("diff", str(saved(judged=False)), str(saved()), "-o", str(to)),
    "feedback": lambda to: ("report", str(saved()), "--template", "feedback", "-o", str(to)),
    "decision": lambda to: ("report", str(saved()), "--template", "decision", "-o", str(to)),
    "worksheet": lambda to: (
        *("worksheet", DOSSIER, "--from", f"{JUDGED}/ines-kralj.yaml", *DAY, "-o", str(to)),
    ),
}
"""Kind → the command that writes it to a file."""


@cache
def page(kind: str, language: str = "en") -> Path:
    """Return the page of a kind in a language."""
    to = Path(mkdtemp()) / f"{kind}-{language}.html"
    _run(*PAGES[kind](to), "--lang", language)
    return to


def _run(*arguments: str) -> None:
    done = execute(arguments, ROOT, {"BADGEAUDIT_LANG": "en"})
    assert done.returncode in (0, 3), done.stderr
