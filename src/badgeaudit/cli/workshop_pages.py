"""Writes the feedback pages of a graded class: one HTML file for each trainee, to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from badgeaudit.cli.reporting import refuse_others
from badgeaudit.dossier.safe_names import numbered, safe_name
from badgeaudit.errors import NotWritten
from badgeaudit.model.places import message
from badgeaudit.report.grade import render_feedback
from badgeaudit.writing import make_folder, write_whole


def write_pages(document: Mapping[str, Any], folder: Path) -> int:
    """Write a page for each trainee, named after them; return how many.

    Older pages of ours are replaced, any other file in the way is left alone: then nothing is
    written. Raises NotWritten.
    """
    if folder.exists() and not folder.is_dir():
        raise NotWritten(message("grading.not-a-folder", path=str(folder)))
    make_folder(folder)
    pages = [(folder / name, trainee) for name, trainee in _named(document)]
    for path, _ in pages:
        refuse_others(path)
    for path, trainee in pages:
        write_whole(path, render_feedback(document, trainee).encode("utf-8"), overwrite=True)
    return len(pages)


def _named(document: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """Return a file name for each trainee, none twice, not even on systems blind to capitals."""
    taken: set[str] = set()
    named = []
    for trainee in document["trainees"]:
        plain, number = f"{safe_name(trainee['name'])}.html", 1
        while (name := numbered(plain, number)).casefold() in taken:
            number += 1
        taken.add(name.casefold())
        named.append((name, trainee))
    return named
