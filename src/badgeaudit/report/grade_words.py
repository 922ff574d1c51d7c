"""Parts of a graded class → short plain words and signs; the same in every format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Parameter
from badgeaudit.report.phrases import phrase

Part = Mapping[str, Any]

MINUS = "\N{MINUS SIGN}"
SIGNS = {"exact": "✓", "unanswered": "○", "unusable": "?", "machine": "m"}
"""Signs of the heat map where the answer itself is not worth showing."""


_SHORT = {
    answer: Message(f"comparison.answer-{answer}")
    for answer in ("met", "not_met", "not_applicable")
}


def said(id: str, /, **values: Parameter) -> str:
    """Return the words of ``grading.<id>``, filled in. Raises KeyError for an unknown id."""
    return sentence(Message(f"grading.{id}", values))


def answer_words(answer: str | int | None, highest: int) -> str:
    """Return an answer in words: ``met``, ``level 4 of 5``, ``no answer``."""
    if answer is None:
        return said("answer-none")
    if isinstance(answer, int):
        return said("answer-level", level=answer, highest=highest)
    return phrase(f"answer-{answer}")


def short_answer(answer: str | int) -> str:
    """Return an answer for a table: ``4``, ``met``, ``not met``, ``n/a``."""
    return str(answer) if isinstance(answer, int) else sentence(_SHORT[answer])


def sign(cell: Part | None) -> str:
    """Return how an answer stands to the key's: ``✓``, ``+1``, ``−2``, ``+``, ``−``, ``≠``, ``○``.

    Plus is more lenient than the key, minus stricter; a number counts levels.
    """
    if cell is None:
        return ""
    if cell["state"] in SIGNS:
        return SIGNS[cell["state"]]
    difference = cell["difference"]
    if not difference:
        return "≠"
    way = "+" if difference > 0 else MINUS
    return f"{way}{abs(difference)}" if isinstance(cell["answer"], int) else way


def compared(cell: Part, highest: int) -> str:
    """Return in words how an answer stands to the key's, for people who do not see the sign."""
    if cell["state"] not in ("adjacent", "off"):
        return said(f"state-{cell['state']}")
    given = answer_words(cell["answer"], highest)
    difference = cell["difference"]
    if not difference:
        return said("stands-otherwise", answer=given)
    way = "lenient" if difference > 0 else "strict"
    if isinstance(cell["answer"], int):
        return said(f"stands-{way}-levels", answer=given, levels=abs(difference))
    return said(f"stands-{way}", answer=given)


def percent(part: int, whole: int) -> str:
    """Return a share in whole percent, rounded down; a dash where there is nothing to share."""
    return f"{part * 100 // whole}\N{NO-BREAK SPACE}%" if whole else "–"


def mean(value: float | None) -> str:
    """Return a signed mean with two digits; a dash where nothing was compared."""
    if value is None:
        return "–"
    shown = f"{abs(value):.2f}"
    if shown == "0.00":
        return shown
    return f"{'+' if value > 0 else MINUS}{shown}"


def measure(each: Part, value: float | None) -> str:
    """Return a figure of agreement: shares in percent, coefficients with two digits."""
    if value is None:
        return "–"
    if each["name"] in ("exact", "adjacent"):
        return f"{int(value * 100 + 1e-9)}\N{NO-BREAK SPACE}%"
    shown = f"{value:.2f}"
    if shown == "1.00" and value < 1:
        return "0.99"
    return "0.00" if shown == "-0.00" else shown.replace("-", MINUS)


def spread_words(spread: Part, highest: int) -> str:
    """Return how the room answered: ``met 7, not met 5``."""
    return ", ".join(
        said("spread", answer=answer_words(each["answer"], highest), count=each["count"])
        for each in spread["answers"]
    )


def found_of(flaws: Part) -> int:
    """Return of how many flaws a person could be asked: all but those left to the machine."""
    asked = ("found", "unshown", "missed", "unanswered")
    return sum(int(flaws[state]) for state in asked)


def passed_word(passed: bool | None) -> str:
    """Return whether a trainee passed, in words."""
    return said({True: "passed", False: "not-passed", None: "no-rule"}[passed])


def names(all: Sequence[str]) -> str:
    """Return names as a list in a sentence."""
    return ", ".join(all)


def abouts(agreement: Sequence[Part]) -> dict[str, str]:
    """Return what each measure says, each once: title and text."""
    return {each["title"]: each["about"] for group in agreement for each in group["measures"]}
