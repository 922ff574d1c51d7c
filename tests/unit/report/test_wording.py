from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.documents.schema_files import schema_file
from badgeaudit.languages import catalogue
from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status
from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase


def score(met: int, open_: int, of: int, low: int | None, high: int | None) -> dict[str, Any]:
    return {"met": met, "open": open_, "of": of, "percent_low": low, "percent_high": high}


@pytest.mark.parametrize(
    ("part", "words", "percent", "short"),
    [
        (score(3, 1, 6, 50, 66), "3 to 4 of 6 met", "50 to 66 %", "3–4 of 6"),
        (score(3, 0, 6, 50, 50), "3 of 6 met", "50 %", "3 of 6"),
        (score(0, 0, 0, None, None), "nothing counted", "", "–"),
        (score(0, 1, 500, 0, 0), "0 to 1 of 500 met", "0 %", "0–1 of 500"),
    ],
)
def test_scores(part: dict[str, Any], words: str, percent: str, short: str) -> None:
    assert wording.score(part) == words
    assert wording.percent(part) == percent
    assert wording.short_score(part) == short
    assert wording.short_percent(part) == percent.replace(" to ", "–")


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 B"), (999, "999 B"), (86_400, "86 kB"), (2_100_000, "2.1 MB")]
)
def test_sizes(number: int, words: str) -> None:
    assert wording.size(number) == words


def test_places() -> None:
    assert wording.place(None) == ""
    spot = {"path": "a.json", "pointer": "", "line": None, "column": None}
    assert wording.place(spot) == "a.json"
    assert wording.place({**spot, "line": 3}) == "a.json:3:1"
    assert wording.place({**spot, "line": 3, "column": 9}) == "a.json:3:9"


def test_answers() -> None:
    assert wording.answer({"answer": 4}, 5) == "level 4 of 5"
    assert wording.answer({"answer": "not_met"}, 5) == "not met"
    assert wording.answer({"answer": None}, 5) == "answered badge by badge"
    parts = {"answer": None, "outcome": "failed"}
    assert wording.answer(parts, 5) == "not met, answered badge by badge"
    assert wording.answer({**parts, "outcome": "cantTell"}, 5) == "answered badge by badge"
    only = [{"answer": 4, "used": False}]
    assert wording.judgements(only, 5) == "level 4 of 5"
    assert wording.judgements([*only, {"answer": 2, "used": True}], 5) == "level 2 of 5"


def test_effects() -> None:
    step = {"rules": ["D-1", "D-2"], "unblocks": ["D-1"], "moves": 1, "findings": 1}
    assert wording.effect(step) == (
        "Then D-1 would hold; helps D-2; +1 on the total score; clears 1 finding"
    )
    assert wording.effect({"rules": [], "unblocks": [], "moves": 0, "findings": 0}) == ""


def test_values_of_any_kind() -> None:
    values = {"fields": ["a", "b"], "items": [{"key": "x", "title": "X"}], "on": True, "no": None}
    assert wording.parameters(values) == "fields a / b, items X, on yes, no –"
    assert wording.listed({"a": 1}) == "a 1"
    assert wording.listed([]) == "–"


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("outcome", Outcome),
        ("finding", Outcome),
        ("rule", Outcome),
        ("tally", Outcome),
        ("status", Status),
        ("obligation", Obligation),
        ("answers", Answer),
        ("applies", AppliesTo),
        ("role", ("self", "reviewer", "consensus")),
        ("decided", ("consensus", "judgements", "observation", "claim", "open")),
        ("action", ("fix", "judge", "provide")),
        ("need", ("required", "optional", "none")),
        ("source", ("official", "official-training", "secondary")),
        ("verdict", ("ready", "not-yet", "undecided")),
        ("verdict-text", ("ready", "not-yet", "undecided")),
        ("answer", ("yes", "no", "none", "met", "not_met", "not_applicable")),
        (
            "file-role",
            ("application", "badge", "credential", "evidence", "assessment", "ignored", "other"),
        ),
    ],
)
def test_every_value_has_words(prefix: str, values: Any) -> None:
    for value in values:
        assert catalogue()[f"report.{prefix}-{value}"]


@pytest.mark.parametrize("outcome", [*Outcome, "ready", "not-yet", "undecided"])
def test_every_outcome_has_a_symbol(outcome: str) -> None:
    assert len(wording.SYMBOLS[outcome]) == 1


def test_an_unknown_phrase_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("unheard-of")


@pytest.mark.parametrize("check", schema_file("standard")["$defs"]["parameters"]["properties"])
def test_every_number_or_word_of_a_check_can_be_said(check: str) -> None:
    told = schema_file("standard")["$defs"]["parameters"]["properties"][check]["properties"]
    assert not [name for name in told if f"report.parameter-{name}" not in catalogue()]


def test_one_finding_and_several() -> None:
    step = {"unblocks": [], "rules": [], "moves": 0}
    assert wording.effect({**step, "findings": 1}) == "Clears 1 finding"
    assert wording.effect({**step, "findings": 2}) == "Clears 2 findings"
