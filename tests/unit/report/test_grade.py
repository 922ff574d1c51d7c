"""A graded class in each format: what stands there, what is hidden, what can do no harm."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from markdown_it import MarkdownIt

from badgeaudit.documents.schemas import load_validator
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.report import grade_words as words
from badgeaudit.report.grade import FORMATS, render_feedback, render_grade
from badgeaudit.report.grade_document import grade_document
from badgeaudit.report.grade_hiding import hide_names
from badgeaudit.report.grade_progress import progress_document
from badgeaudit.report.grade_view import GradeView
from badgeaudit.workshop.grading import grade_class
from tests.unit.workshop.grading_sample import (
    CLASS,
    FLAWS,
    assessed,
    by,
    judged,
    label,
    perfect,
    sample_class,
    sample_key,
    too_lenient,
)

HOSTILE = "<script>alert(1)</script>|[x](javascript:alert(1))\x1b[31m\u202e"


@cache
def document() -> dict[str, Any]:
    grade = grade_class(sample_key(), sample_class(), label())
    return grade_document(grade, key_digest="0" * 64, round="Day 2")


@cache
def former() -> dict[str, Any]:
    lenient = [assessed(n, d, too_lenient) for n in ("Ana PERFECT", "Zoe Gone") for d in FLAWS]
    grade = grade_class(sample_key(), lenient, label())
    return grade_document(grade, key_digest="1" * 64, round="Day 1")


@cache
def with_progress() -> dict[str, Any]:
    return {**document(), "progress": progress_document(former(), document())}


@cache
def crowded() -> dict[str, Any]:
    """Everything that can be wrong with what was handed in, in one class."""
    files = [
        *sample_class()[:3],
        replace(sample_class()[0], source="ana-again.json", sha256="f" * 64),
        by("Zoe Gone", "Somebody Else", [judged("F-01", "met")], "zoe.json"),
    ]
    problem = Problem(message("cli.unreadable", reason="torn"), Place("kim-torn.yaml", "", 3, 1))
    return grade_document(
        grade_class(sample_key(), files, label()),
        key_digest="0" * 64,
        unusable=[("kim-torn.yaml", [problem])],
        passed_over=["luca/notes.json"],
        notes=[message("grading.note-changed", dossier="practice-1")],
    )


def valid(made: dict[str, Any]) -> bool:
    return load_validator("grade").violations(json.loads(render_grade(made, "json"))) == ()


@pytest.mark.parametrize("made", [document, former, with_progress, crowded])
def test_json_follows_its_schema_with_names_and_without(made: Any) -> None:
    assert valid(made())
    assert valid(hide_names(made()))


def test_json_says_first_what_it_is() -> None:
    assert list(json.loads(render_grade(document(), "json")))[:3] == ["grade", "tool", "round"]


def test_who_passed_and_what_lacks() -> None:
    found = {each["name"]: each for each in document()["trainees"]}
    assert found["Ana Perfect"]["passed"] is True
    lacking = [part for part in found["Bruno Strict"]["parts"] if not part["passed"]]
    assert [(part["part"], part["lacks"]) for part in lacking] == [
        ("same_decision_on", 1),
        ("exact_share", 8),
    ]
    assert lacking[1]["text"] == "Exact answers: 76 of 112 (67\xa0%); needed: 84 (75\xa0%)."


def test_without_a_rule_it_is_said_that_nobody_is_certified() -> None:
    bare = replace(label(), certification=None)
    grade = grade_class(sample_key(), sample_class(), bare)
    made = grade_document(grade, key_digest="0" * 64)
    assert valid(made)
    assert made["certification"] is made["class"]["passed"] is None
    for format in FORMATS:
        assert "no rule for certification" in " ".join(render_grade(made, format).split())
    assert "not passed" not in render_grade(made, "html")
    assert "Your results" in render_feedback(made, made["trainees"][0])


def test_an_exercise_too_small_to_pass_with_is_told() -> None:
    small = replace(sample_key(), dossiers=sample_key().dossiers[:1])
    grade = grade_class(small, sample_class()[:1], label())
    (note,) = grade_document(grade, key_digest="0" * 64)["notes"]
    assert note["id"] == "grading.note-too-few-dossiers"


def test_the_rule_is_ours_wherever_it_is_applied() -> None:
    for format in ("terminal", "html", "markdown"):
        assert "ours, not official" in render_grade(document(), format)
    for trainee in document()["trainees"]:
        assert "ours, not official" in render_feedback(document(), trainee)


def test_heat_map_has_a_sign_for_every_answer() -> None:
    page = render_grade(document(), "html")
    cells = re.findall(r'<td class="cell [^"]*">(.*?)</td>', page)
    assert len(cells) == 2 * 56 * len(CLASS)
    assert all(re.search(r'aria-hidden="true">\S+</span><span class="hidden">\S', c) for c in cells)
    table = render_grade(document(), "markdown")
    rows = [line for line in table.splitlines() if line.startswith("| Q2-00 ")]
    assert rows[0].startswith("| Q2-00 Good practices shown | 4 | ✓ | −1 | ")


@pytest.mark.parametrize(
    ("cell", "sign", "in_words"),
    [
        ({"state": "exact", "answer": "met", "difference": 0}, "✓", "as the key says"),
        (
            {"state": "adjacent", "answer": 5, "difference": 1},
            "+1",
            "level 5 of 5, 1 above the key",
        ),
        ({"state": "off", "answer": 1, "difference": -3}, "−3", "level 1 of 5, 3 below the key"),
        (
            {"state": "off", "answer": "met", "difference": 1},
            "+",
            "met, more lenient than the key",
        ),
        (
            {"state": "off", "answer": "not_met", "difference": -1},
            "−",
            "not met, stricter than the key",
        ),
        (
            {"state": "off", "answer": "not_applicable", "difference": None},
            "≠",
            "not applicable, where the key says otherwise",
        ),
        ({"state": "unanswered", "answer": None, "difference": None}, "○", "not answered"),
        ({"state": "machine", "answer": None, "difference": None}, "m", "left to the machine"),
    ],
)
def test_signs_and_words(cell: dict[str, Any], sign: str, in_words: str) -> None:
    assert words.sign(cell) == sign
    assert words.compared(cell, 5) == in_words


def test_feedback_teaches_what_why_and_where() -> None:
    eva = next(each for each in document()["trainees"] if each["name"] == "Eva Machine")
    page = re.sub(r"<[^>]+>", "", render_feedback(document(), eva))
    text = " ".join(page.split())
    assert "You: met, more lenient than the key, on the other side of the pass level." in text
    assert "You wrote: Looks good." in text
    assert "The key says: not met. The badge is about hiking, the framework entry about" in text
    assert "Where to look: badges/night-hike.json" in text
    assert "The appeal policy contradicts itself missed" in text
    assert "Not passed yet" in text
    others = [name for name in CLASS if name != "Eva Machine"]
    assert not [name for name in others if name in text], "nothing about anybody else"


def test_feedback_begins_with_the_other_side() -> None:
    view = GradeView(document())
    for trainee in document()["trainees"]:
        for graded in trainee["dossiers"]:
            sides = [each["other_side"] for each in view.to_learn(graded)]
            assert sides == sorted(sides, reverse=True)


def test_hidden_names_are_nowhere() -> None:
    for made in (with_progress(), crowded()):
        hidden = hide_names(made)
        for format in FORMATS:
            text = render_grade(hidden, format)
            for name in (*CLASS, "Zoe Gone", "ana-again", "kim-torn", "luca/"):
                assert name not in text, (format, name)
            assert "Trainee 1" in text
        for trainee in hidden["trainees"]:
            assert "You wrote" not in render_feedback(hidden, trainee)


def test_hidden_names_keep_their_numbers_and_tell_no_order() -> None:
    backwards = grade_class(sample_key(), sample_class()[::-1], label())
    again = hide_names(grade_document(backwards, key_digest="0" * 64, round="Day 2"))
    hidden = hide_names(document())
    assert again == hidden
    assert [each["name"] for each in hidden["trainees"]] == [
        f"Trainee {number}" for number in range(1, len(CLASS) + 1)
    ]
    scores = [each["tally"] for each in hidden["trainees"]]
    assert scores != [each["tally"] for each in document()["trainees"]]
    assert sorted(map(str, scores)) == sorted(str(each["tally"]) for each in document()["trainees"])


def test_hidden_heat_map_follows_the_trainees() -> None:
    hidden = hide_names(document())
    for heat in hidden["class"]["heat_maps"]:
        for at, trainee in enumerate(hidden["trainees"]):
            graded = next(d for d in trainee["dossiers"] if d["dossier"] == heat["dossier"])
            own = {each["criterion"]: each["state"] for each in graded["answers"]}
            assert own == {row["criterion"]: row["states"][at] for row in heat["rows"]}


def test_progress_by_name_and_for_the_class() -> None:
    progress = with_progress()["progress"]
    (ana,) = progress["trainees"]
    assert (ana["name"], ana["before"]["found"], ana["now"]["found"]) == ("Ana Perfect", 0, 6)
    assert progress["only_before"] == ["Zoe Gone"]
    assert len(progress["only_now"]) == len(CLASS) - 1
    assert (progress["same_exercise"], progress["round"]) == (False, "Day 1")
    assert progress["class"]["before"]["assessments"] == 4
    for format in ("terminal", "markdown", "html"):
        assert "Progress" in render_grade(with_progress(), format)


def test_progress_after_a_round_without_names_is_the_class_alone() -> None:
    progress = progress_document(hide_names(former()), document())
    assert progress["trainees"] == progress["only_before"] == progress["only_now"] == []
    assert progress["names_hidden"] is True
    assert valid({**document(), "progress": progress})


def test_what_was_handed_in_is_told() -> None:
    text = render_grade(crowded(), "html")
    for told in ("ana-again.json", "zoe.json", "Somebody Else", "kim-torn.yaml", "luca/notes.json"):
        assert told in text
    assert "Bruno Strict</bdi>: nothing about <bdi>Library of Lowtown" in text


def test_nothing_from_an_assessment_is_alive() -> None:
    hostile = by(HOSTILE, "Hillside Scouts", [judged("Q1-06", "met", HOSTILE, HOSTILE)], HOSTILE)
    grade = grade_class(sample_key(), [hostile], label())
    made = grade_document(grade, key_digest="0" * 64, round=HOSTILE)
    pages = [render_grade(made, "html"), render_feedback(made, made["trainees"][0])]
    for page in pages:
        assert "<script" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page
    shown = MarkdownIt("commonmark").enable("table").render(render_grade(made, "markdown"))
    assert "<script" not in shown
    assert "javascript:" not in re.findall(r'href="([^"]*)"', shown)
    assert "\x1b" not in render_grade(made, "terminal")
    assert "\x1b" not in render_grade(made, "json")


def test_equal_grades_give_equal_bytes() -> None:
    for format in FORMATS:
        assert render_grade(document(), format) == render_grade(document(), format)
        again = grade_class(sample_key(), sample_class()[::-1], label())
        made = grade_document(again, key_digest="0" * 64, round="Day 2")
        assert render_grade(made, format) == render_grade(document(), format)


def test_a_perfect_class_has_nothing_to_discuss() -> None:
    grade = grade_class(sample_key(), [assessed("Ana", d, perfect) for d in FLAWS], label())
    made = grade_document(grade, key_digest="0" * 64)
    for format in ("terminal", "markdown", "html"):
        assert "everybody answered as the key does" in render_grade(made, format)


def test_the_terminal_fits_its_width() -> None:
    assert max(map(len, render_grade(with_progress(), "terminal").splitlines())) <= 80


def test_figures_are_never_rounded_up_to_perfect() -> None:
    alpha = {"name": "alpha-nominal"}
    assert words.measure(alpha, 0.999) == "0.99"
    assert words.measure(alpha, -0.001) == "0.00"
    assert words.measure(alpha, -0.5) == "−0.50"
    assert words.measure({"name": "exact"}, 0.29) == "29\N{NO-BREAK SPACE}%"
    assert words.measure(alpha, None) == words.percent(0, 0) == words.mean(None) == "–"
    assert (words.mean(0.5), words.mean(-0.25), words.mean(-0.001)) == ("+0.50", "−0.25", "0.00")
