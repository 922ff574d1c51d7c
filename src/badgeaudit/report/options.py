"""RenderOptions: how much of a long audit a report shows before it folds the rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """Limits of the reports for people; the JSON always holds everything."""

    findings: int = 5
    """Findings of one kind shown at once."""
    folded: int = 40
    """Further findings of one kind shown on opening; the rest is counted."""
    badges: int = 60
    """Badge classes shown; those with findings come first."""
    files: int = 200
    """Files listed; those with problems come first."""
    steps: int = 10
    """Next steps shown at once; the rest on opening."""
    full: bool = False
    """True when the terminal report leaves nothing out."""
    plain: bool = False
    """True when the terminal report is to be read aloud: no signs, columns, colours or breaks."""
    prefix: str = ""
    """What formats for code hosts write before a path of the dossier: its folder in the repository,
    with a slash at the end.
    """
    width: int = 80
    """Columns of ``render(…, "terminal")``; ``print_terminal`` asks the console instead."""


DEFAULT_OPTIONS = RenderOptions()
