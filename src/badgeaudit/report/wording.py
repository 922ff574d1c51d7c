"""Parts of the document → short plain phrases; the same in every report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from badgeaudit.languages import catalogue, sentence
from badgeaudit.languages.speaking import SOURCE, spoken
from badgeaudit.model.places import Message
from badgeaudit.report.numbers import decimal
from badgeaudit.report.phrases import phrase

Part = Mapping[str, Any]

SYMBOLS: Mapping[str, str] = {
    "passed": "✓",
    "failed": "✗",
    "cantTell": "?",
    "untested": "○",
    "inapplicable": "–",
    "hint": "?",
    "ready": "✓",
    "not-yet": "✗",
    "undecided": "?",
}
"""Beside every colour stands one of these, and always a word."""


def score(part: Part) -> str:
    """``3 to 4 of 6 met``; ``3 of 6 met`` when nothing is open; ``nothing counted`` for none."""
    if part["of"] == 0:
        return phrase("score-none")
    if part["open"] == 0:
        return phrase("score-fixed", met=part["met"], of=part["of"])
    best = part["met"] + part["open"]
    return phrase("score", met=part["met"], best=best, of=part["of"])


def percent(part: Part) -> str:
    """``50 to 66 %``, or one number when both ends are equal; empty when nothing is counted."""
    low, high = part["percent_low"], part["percent_high"]
    if low is None or high is None:
        return ""
    return (
        phrase("percent-fixed", low=low) if low == high else phrase("percent", low=low, high=high)
    )


def short_score(part: Part) -> str:
    """``3–4 of 6``, for a column; the heading beside it says what is counted."""
    if part["of"] == 0:
        return phrase("short-none")
    low, high = part["met"], part["met"] + part["open"]
    return phrase("short-score", met=low if low == high else f"{low}–{high}", of=part["of"])


def short_percent(part: Part) -> str:
    """``50–66 %``, for a column."""
    low, high = part["percent_low"], part["percent_high"]
    if low is None or high is None:
        return ""
    return phrase("percent-fixed", low=low if low == high else f"{low}–{high}")


def place(spot: Part | None) -> str:
    """``path:line:column``, as editors link it; the path alone when there is no line."""
    if not spot:
        return ""
    if spot["line"] is None:
        return str(spot["path"])
    return f"{spot['path']}:{spot['line']}:{spot['column'] or 1}"


def tally(counts: Part, applies_to: str) -> str:
    """``3 pass, 2 fail`` over the subjects; empty for the dossier, which is only one."""
    if applies_to == "dossier":
        return ""
    return ", ".join(
        phrase(f"tally-{outcome}", count=counts[outcome])
        for outcome in ("passed", "failed", "cantTell", "untested", "inapplicable")
        if counts[outcome]
    )


_VERDICTS = {"passed": "met", "failed": "not_met", "inapplicable": "not_applicable"}


def answer(judged: Part, highest: int) -> str:
    """``level 4 of 5``, ``met``, ``not met, answered badge by badge``: one assessor's answer."""
    given = judged["answer"]
    if given is None:
        parts, verdict = phrase("answer-subjects"), _VERDICTS.get(judged.get("outcome", ""))
        return f"{phrase(f'answer-{verdict}')}, {parts}" if verdict else parts
    if isinstance(given, int):
        return phrase("answer-level", level=given, highest=highest)
    return phrase(f"answer-{given}")


def judgements(judged: Sequence[Part], highest: int) -> str:
    """All answers that count, in a row; those set aside only when there is no other."""
    used = [each for each in judged if each["used"]] or list(judged)
    return ", ".join(answer(each, highest) for each in used)


def effect(step: Part) -> str:
    """What a step moves: rules first, then the score, then findings."""
    parts = []
    if step["unblocks"]:
        parts.append(phrase("effect-unblocks", rules=tuple(step["unblocks"])))
    others = tuple(rule for rule in step["rules"] if rule not in step["unblocks"])
    if others:
        parts.append(phrase("effect-rules", rules=others))
    if step["moves"]:
        parts.append(phrase("effect-moves", points=f"+{step['moves']}"))
    if step["findings"]:
        parts.append(phrase("effect-findings", findings=step["findings"]))
    line = "; ".join(parts)
    return line[:1].upper() + line[1:]


def check(part: Part | None) -> str:
    """How a machine looks at a criterion, and what it may decide by itself."""
    if part is None:
        return phrase("check-none")
    how = (
        phrase("check-named", name=part["named"])
        if part["named"]
        else phrase("check-schema", advice=part["advice"])
    )
    settles = tuple(phrase(f"outcome-{outcome}") for outcome in part["settles"])
    decides = phrase("check-settles", outcomes=settles) if settles else phrase("check-advises")
    values = parameters(part["parameters"])
    return " ".join(
        filter(
            None,
            (
                how,
                phrase("check-with", values=values) if values else "",
                phrase("check-at-least", percent=part["at_least"]),
                decides,
                phrase(f"check-{part['status']}"),
            ),
        )
    )


def parameters(values: Part) -> str:
    """``months 6, hosts a.example / b.example``: a check's numbers and words."""
    return ", ".join(_parameter(name, listed(value)) for name, value in values.items())


def _parameter(name: str, value: str) -> str:
    known = f"report.parameter-{name}" in catalogue()
    # a document of another version may have a check that this one does not know
    return phrase(f"parameter-{name}", value=value) if known else f"{name} {value}"


def listed(value: Any) -> str:
    """Any plain value as words: lists with ``and``-less commas, mappings as their title."""
    if isinstance(value, Mapping):
        return str(value.get("title") or ", ".join(f"{k} {listed(v)}" for k, v in value.items()))
    if isinstance(value, (list, tuple)):
        return " / ".join(listed(each) for each in value) or "–"
    if isinstance(value, bool):
        return phrase("answer-yes") if value else phrase("answer-no")
    return "–" if value is None else str(value)


def size(number: int) -> str:
    """``612 B``, ``86 kB``, ``2.1 MB``."""
    if number < 1000:
        return f"{number} B"
    if number < 1_000_000:
        return f"{round(number / 1000)} kB"
    return f"{decimal(number / 1_000_000, 1)} MB"


def outcome(written: str) -> str:
    """The committee's outcome in the language in use; in English, and others, as written."""
    id = f"report.decision-outcome-{'-'.join(written.casefold().split())}"
    return sentence(Message(id)) if spoken() != SOURCE and id in catalogue() else written


FILTERS = {
    "score": score,
    "percent": percent,
    "place": place,
    "tally": tally,
    "answer": answer,
    "judgements": judgements,
    "effect": effect,
    "outcome": outcome,
    "check": check,
    "listed": listed,
    "size": size,
}
"""Filters of every template."""
