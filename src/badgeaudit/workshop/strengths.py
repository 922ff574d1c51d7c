"""Planted strengths: what a practice dossier does better than it has to."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import NamedTuple

from badgeaudit.model.people import Verdict
from badgeaudit.workshop import making_data
from badgeaudit.workshop.key import PlantedStrength
from badgeaudit.workshop.making_base import filled, words_of
from badgeaudit.workshop.making_draft import Document, Draft


class Strengthened(NamedTuple):
    """A draft with a strength in it."""

    draft: Draft
    strength: PlantedStrength


@dataclass(frozen=True, slots=True)
class Strength:
    """One kind of strength."""

    kind: str
    title: str
    answers: Mapping[str, Verdict | int]
    """Criterion id → the right answer once the strength is there."""
    document: Document
    text: str
    put: str

    @property
    def criteria(self) -> tuple[str, ...]:
        """The criteria that it speaks for."""
        return tuple(self.answers)

    def apply(self, draft: Draft) -> Strengthened:
        """Return a copy of the draft with the strength in it."""
        changed = deepcopy(draft)
        paragraph = filled(self.put, words_of(changed))
        if self.document == "policy":
            changed.policy["appeal"] += f" {paragraph}"
        else:
            changed.texts.setdefault(self.document, []).append(paragraph)
        path = changed.document_path(self.document)
        return Strengthened(changed, PlantedStrength(self.title, self.criteria, path, self.text))


def strengths() -> dict[str, Strength]:
    """Return every kind of strength."""
    return {kind: Strength(kind=kind, **about) for kind, about in making_data.strengths().items()}
