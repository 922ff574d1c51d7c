"""What a question concerns, numbered: its badges first, then files; and long texts in portions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from badgeaudit.model.badges import Row
from badgeaudit.model.dossier import Dossier
from badgeaudit.sheets.questions import Question

PORTION = 1_500
"""Characters that are shown at once."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at; its number is what an assessor types."""

    number: int
    path: str
    row: Row | None = None
    """The badge class, credential or issuer; None for a file as such."""
    concerned: bool = True
    """False for evidence that nothing connects with the question, but that may be cited."""


def items(question: Question, dossier: Dossier) -> tuple[Item, ...]:
    """Return everything one can look at or cite: what the question concerns, then other evidence.

    A file that is shown as its badges is not listed again as a file.
    """
    return tuple(
        Item(number, path, row, concerned)
        for number, (path, row, concerned) in enumerate(_things(question, dossier), 1)
    )


def _things(question: Question, dossier: Dossier) -> Iterator[tuple[str, Row | None, bool]]:
    seen = set()
    for row in question.subjects:
        seen.add(row.path)
        yield row.path, row, True
    for path in question.files:
        if path not in seen:
            seen.add(path)
            yield path, None, True
    for file in dossier.files:
        if file.role == "evidence" and file.path not in seen:
            yield file.path, None, False


def written(question: Question, dossier: Dossier) -> tuple[tuple[str, Any], ...]:
    """Return what the applicant wrote about it, besides the claim: dotted name and value."""
    application = dossier.application
    if application is None:
        return ()
    found: dict[str, Any] = {}
    for ground in question.rests_on:
        names = ground.pointer.split("/")[1:]
        if ground.path != application.path or not names or names[0] == "claims":
            continue
        value: Any = application.fields
        for name in names:
            value = value.get(name) if isinstance(value, Mapping) else None
        if value is not None:
            found[".".join(names)] = value
    return tuple(found.items())


def portions(text: str, size: int = PORTION) -> tuple[str, ...]:
    """Cut a text where a line or a word ends; joined again the portions are the text."""
    found = []
    while len(text) > size:
        cut = max(text.rfind("\n", size // 2, size), -1) + 1
        cut = cut or text.rfind(" ", size // 2, size) + 1 or size
        found.append(text[:cut])
        text = text[cut:]
    return (*found, text) if text or not found else tuple(found)
