"""Parts of a comparison → short plain words; the same in every format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Parameter
from badgeaudit.report.numbers import decimal, percent
from badgeaudit.report.phrases import phrase
from badgeaudit.report.wording import answer as answer_text

Part = Mapping[str, Any]

_OUTCOMES = {"passed": "met", "failed": "not_met", "inapplicable": "not_applicable"}
_SHARES = frozenset({"exact", "adjacent"})


def said(id: str, /, **values: Parameter) -> str:
    """Return the words of ``comparison.<id>``, filled in. Raises KeyError for an unknown id."""
    return sentence(Message(f"comparison.{id}", values))


def letter(number: int) -> str:
    """Return A … Z, then A2 …: a name for an assessor's column that always fits."""
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn + 1) if turn else "")


def short_answer(answer: Part | None) -> str:
    """Return an answer for a table: ``4``, ``met``, ``not met*``, ``(3)`` when not counted."""
    if answer is None:
        return said("answer-none")
    if answer["level"] is not None:
        word = str(answer["level"])
    else:
        word = said(f"answer-{_OUTCOMES.get(answer['outcome'], 'undecided')}")
    if answer["answer"] is None:
        word = said("answer-by-badge", answer=word)
    return word if answer["used"] else said("answer-aside", answer=word)


def long_answer(answer: Part | None, highest: int) -> str:
    """Return an answer in words: ``level 4 of 5``, ``not met, answered badge by badge``."""
    if answer is None:
        return said("answer-none-long")
    return answer_text(answer, highest)


def single_answers(answer: Part, document: Part) -> list[tuple[str, str]]:
    """Return what was answered for single badges: the badge's name (else its id) and words."""
    names = document["subjects"]
    return [
        (names.get(id) or id, phrase(f"answer-{verdict}"))
        for id, verdict in answer["subjects"].items()
    ]


def mark(row: Part) -> str:
    """Return in one word how a criterion came out: committee, differs, not all, alike."""
    if row["for_committee"]:
        return said("short-committee")
    return said(f"short-{row['state']}")


def figure(measure: Part, value: float | None) -> str:
    """Return a value: shares in percent, coefficients with two digits, never rounded up to 1."""
    if value is None:
        return said("no-value")
    if measure["name"] in _SHARES:
        # 0.29 * 100 is a little less than 29
        return percent(int(value * 100 + 1e-9))
    nearly = value < 1 and f"{value:.2f}" == "1.00"
    return decimal(0.99 if nearly else value, 2)


def committee(document: Part) -> str:
    """Return when a difference is marked for the committee, and whose rule that is."""
    asked = document["committee"]
    if asked["rule"] is None:
        return said("committee", apart=asked["levels_apart"])
    status = phrase(f"status-{asked['status']}")
    return said("committee-rule", apart=asked["levels_apart"], rule=asked["rule"], status=status)


def abouts(document: Part) -> dict[str, str]:
    """Return what each measure in the document says, each once: title and text."""
    return {
        measure["title"]: measure["about"]
        for group in document["figures"]
        if group["questions"]
        for measure in group["measures"]
    }


def figure_range(measure: Part) -> str:
    """Return between which values one question more or less moves a figure; empty if unknown."""
    if measure["low"] is None or measure["high"] is None:
        return ""
    low, high = figure(measure, measure["low"]), figure(measure, measure["high"])
    return said("range", low=low, high=high)
