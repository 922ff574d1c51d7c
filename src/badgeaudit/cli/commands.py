"""COMMANDS: each command's name, who it is for, and its help in one line; nothing is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """A command as the list of commands shows it; it stands in the module of its name."""

    panel: str
    """Who uses it: the heading it stands under."""
    short: str
    """The first sentence of its help; a test holds them equal."""


_EVERYONE = "For everyone"
_ASSESSORS = "For assessors and the committee"
_EDITORS = "For editors of files"

COMMANDS: Mapping[str, Entry] = {
    "check": Entry(_EVERYONE, "Audit what an issuer handed in, and report."),
    "explain": Entry(
        _EVERYONE,
        "Show a criterion, section or rule: text, why, proof, check and sources; or list all.",
    ),
    "report": Entry(
        _EVERYONE,
        "Render a saved audit as HTML, PDF, XLSX, Markdown, JSON, on the terminal or as a letter.",
    ),
    "diff": Entry(
        _EVERYONE, "Show what changed between two audits: fixed, new, unchanged, judged otherwise."
    ),
    "verify": Entry(
        _EVERYONE,
        "Verify credentials: form, proof, status, dates, endorsements; says why, and where.",
    ),
    "init": Entry(
        "For issuers",
        "Begin a dossier: an application to fill in, and folders for badges and evidence.",
    ),
    "worksheet": Entry(
        _ASSESSORS,
        "Write the form in which an assessor judges a dossier, for any browser, offline.",
    ),
    "assess": Entry(
        _ASSESSORS, "Judge a dossier question by question; each answer is saved at once."
    ),
    "compare": Entry(
        _ASSESSORS,
        "Show where assessors differ, how far they agree, and what the committee has to settle.",
    ),
    "decision": Entry(
        _ASSESSORS,
        "Begin the file in which the committee writes down its decision, with help in it.",
    ),
    "schema": Entry(
        _EDITORS, "Print the schema of a file that people or programs write, or list them all."
    ),
    "workshop": Entry(
        "For trainers", "Make exercises for trainees, grade them, certify who passed."
    ),
    "standard": Entry(_EDITORS, "List, show or check the standards that can be audited against."),
}
"""Name → entry, in the order of the help."""
