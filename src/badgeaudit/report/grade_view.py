"""What the pages of a graded class show: rows of the heat map, points that teach, topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from badgeaudit.report import grade_words as words

Part = Mapping[str, Any]

_TOPICS = 10
"""So many topics are shown at once; the rest on opening."""

_ORDER = {"off": 1, "adjacent": 2}


class GradeView:
    """A document of a graded class, looked up the way the pages need it."""

    def __init__(self, document: Part) -> None:
        self.document = document
        self.criteria: Mapping[str, Part] = {each["id"]: each for each in document["criteria"]}
        self.dossiers: Mapping[str, Part] = {each["name"]: each for each in document["dossiers"]}
        self.highest: int = document["standard"]["scale"]["highest"]
        self.trainees: Sequence[Part] = document["trainees"]

    @property
    def topics(self) -> Sequence[Part]:
        """What to discuss first."""
        return self._topics[:_TOPICS]

    @property
    def more_topics(self) -> Sequence[Part]:
        """What there is to discuss besides."""
        return self._topics[_TOPICS:]

    @property
    def _topics(self) -> Sequence[Part]:
        discuss: Sequence[Part] = self.document["class"]["discuss"]
        return discuss

    @property
    def heat_maps(self) -> list[tuple[Part, list[tuple[str, list[Part]]]]]:
        """Dossier → title of a section → rows of its heat map; only what anybody assessed."""
        return [
            (dossier, self._by_section(list(self._rows(dossier))))
            for dossier in self.document["dossiers"]
            if dossier["assessed"]
        ]

    def _by_section(self, rows: Sequence[Part]) -> list[tuple[str, list[Part]]]:
        parts = [
            (section["title"], [r for r in rows if r["criterion"]["section"] == section["id"]])
            for section in self.document["standard"]["sections"]
        ]
        return [(title, inside) for title, inside in parts if inside]

    def _rows(self, dossier: Part) -> Iterator[Part]:
        columns = [
            {each["criterion"]: each for each in graded["answers"]} if graded else {}
            for graded in (self.assessed(trainee, dossier["name"]) for trainee in self.trainees)
        ]
        flawed = {id for flaw in dossier["flaws"] for id in flaw["criteria"]}
        for id, criterion in self.criteria.items():
            if id in dossier["answers"]:
                yield {
                    "criterion": criterion,
                    "flawed": id in flawed,
                    "key": dossier["answers"][id],
                    "cells": [column.get(id) for column in columns],
                }

    def assessed(self, trainee: Part, dossier: str) -> Part | None:
        """Return what a trainee handed in about a dossier; None when nothing."""
        return next((each for each in trainee["dossiers"] if each["dossier"] == dossier), None)

    def right(self, dossier: str, criterion: str) -> Part:
        """Return the key's answer."""
        answer: Part = self.dossiers[dossier]["answers"][criterion]
        return answer

    def answer(self, answer: str | int | None) -> str:
        """Return an answer in words."""
        return words.answer_words(answer, self.highest)

    def stands(self, cell: Part) -> str:
        """Return in words how an answer stands to the key's."""
        return words.compared(cell, self.highest)

    def flaws(self, graded: Part) -> list[tuple[Part, str]]:
        """Return the planted flaws of a dossier, each with what became of it."""
        planted = self.dossiers[graded["dossier"]]["flaws"]
        return list(zip(planted, graded["flaws"], strict=True))

    def to_learn(self, graded: Part) -> list[Part]:
        """Return the answers that differ from the key's: those on the other side first."""
        differing = [each for each in graded["answers"] if each["state"] in _ORDER]
        return sorted(differing, key=lambda each: (not each["other_side"], _ORDER[each["state"]]))

    def unfounded(self, graded: Part) -> list[Part]:
        """Return the answers that are right, but name no file where a reason is asked for."""
        return [
            each
            for each in graded["answers"]
            if each["state"] == "exact" and each["reason_asked"] and not each["cited"]
        ]

    def in_state(self, graded: Part, state: str) -> list[Part]:
        """Return the answers that came out in one way."""
        return [each for each in graded["answers"] if each["state"] == state]

    def lacking(self, trainee: Part) -> list[Part]:
        """Return the conditions of the pass rule that a trainee does not fulfil."""
        return [each for each in trainee["parts"] if not each["passed"]]

    @property
    def moves(self) -> list[tuple[str, Part]]:
        """Name → before and now: the class first, then who took part in both rounds."""
        progress = self.document["progress"]
        if progress is None:
            return []
        whole = (words.said("the-class"), progress["class"])
        return [whole, *((each["name"], each) for each in progress["trainees"])]

    def flaws_about(self, dossier: str, criterion: str) -> list[Part]:
        """Return the planted flaws that a question is about."""
        planted = self.dossiers[dossier]["flaws"]
        return [each for each in planted if criterion in each["criteria"]]
