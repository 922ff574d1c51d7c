from __future__ import annotations

from typing import Any

import pytest

from badgeaudit.report.charts.matrix import matrix

SCALE = {"lowest": 1, "highest": 5, "pass_level": 3}


def criterion(id: str, *settles: str, **more: Any) -> dict[str, Any]:
    check = {"named": "some_check", "settles": list(settles), "at_least": 100, "parameters": {}}
    return {
        "id": id,
        "applies_to": "badge_class",
        "same_as": None,
        "obligation": "should",
        "check": check,
        **more,
    }


def finding(subject: str, outcome: str) -> dict[str, Any]:
    return {"subject": subject, "outcome": outcome}


def observed(*findings: dict[str, Any], settled: bool = True, passed: int = 0) -> dict[str, Any]:
    tally = {"passed": passed, "failed": 0, "cantTell": 0, "untested": 0, "inapplicable": 0}
    for each in findings:
        tally[each["outcome"]] += 1
    return {"settled": settled, "tally": tally, "findings": list(findings)}


def judged(role: str = "reviewer", used: bool = True, **answers: Any) -> dict[str, Any]:
    whole = answers.pop("whole", None)
    return {"role": role, "used": used, "answer": whole, "subjects": answers}


def result(id: str, seen: Any = None, *people: dict[str, Any]) -> dict[str, Any]:
    return {"criterion": id, "outcome": "failed", "observed": seen, "judged": list(people)}


def document(badges: str, *pairs: tuple[dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    return {
        "subjects": {"badge_classes": [{"id": each} for each in badges]},
        "standard": {"criteria": [each for each, _ in pairs], "scale": SCALE},
        "results": [each for _, each in pairs],
    }


def states(document: dict[str, Any], **more: Any) -> dict[str, list[str]]:
    made = matrix(document, **more)
    assert made is not None
    return {line.badge: [cell.state for cell in line.cells] for line in made.lines}


def test_what_was_not_found_passes_if_the_check_may_say_so() -> None:
    seen = observed(finding("b", "failed"), passed=2)
    found = states(document("abc", (criterion("X", "passed", "failed"), result("X", seen))))
    assert found == {"b": ["failed"], "a": ["passed"], "c": ["passed"]}


def test_a_check_that_may_not_settle_gives_hints_only() -> None:
    seen = observed(finding("b", "failed"), settled=False)
    assert states(document("ab", (criterion("X"), result("X", seen)))) == {
        "b": ["hint"],
        "a": ["unsettled"],
    }


def test_an_optional_criterion_never_looks_like_a_failure() -> None:
    optional = criterion("X", "passed", "failed", obligation="may")
    seen = observed(finding("a", "failed"))
    assert states(document("a", (optional, result("X", seen)))) == {"a": ["hint"]}


def test_the_gravest_finding_counts_and_a_remark_does_not() -> None:
    seen = observed(
        finding("a", "untested"), finding("a", "failed"), finding("a", "passed"),
        finding("b", "passed"), finding("c", "inapplicable"), finding("d", "cantTell"),
    )  # fmt: skip
    found = states(document("abcd", (criterion("X", "passed", "failed"), result("X", seen))))
    assert found == {"a": ["failed"], "b": ["passed"], "c": ["inapplicable"], "d": ["cantTell"]}


def test_answers_badge_by_badge_come_first() -> None:
    seen = observed(finding("a", "failed"), finding("b", "failed"))
    people = judged(a="met", c="not_applicable")
    made = matrix(document("abc", (criterion("X", "passed", "failed"), result("X", seen, people))))
    assert made is not None
    cells = {line.badge: line.cells[0] for line in made.lines}
    assert {id: (cell.state, cell.judged) for id, cell in cells.items()} == {
        "a": ("passed", True),
        "b": ("failed", False),
        "c": ("inapplicable", True),
    }
    assert made.judged


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((judged(a="met"), judged(a="not_met")), "cantTell"),
        ((judged(a="not_met"), judged(whole="not_met")), "failed"),
        ((judged(a="not_met"), judged(whole=4)), "cantTell"),
        ((judged(a="met"), judged("consensus", a="not_met")), "failed"),
        ((judged(a="met", used=False),), "unsettled"),
        ((judged(whole="not_met"),), "unsettled"),
    ],
)
def test_who_decides_about_a_badge(people: tuple[dict[str, Any], ...], expected: str) -> None:
    made = document("a", (criterion("X"), result("X", observed(settled=False), *people)))
    assert states(made) == {"a": [expected]}


def test_columns_count_all_badge_classes() -> None:
    seen = observed(finding("a", "failed"), finding("broken.json", "failed"), passed=2)
    made = matrix(document("abc", (criterion("X", "passed", "failed"), result("X", seen))))
    assert made is not None
    (column,) = made.columns
    assert (column.passed, column.applicable, column.at_least) == (2, 4, 100)
    assert made.files_too


def test_what_only_people_answer_is_named_and_repeats_are_left_out() -> None:
    made = matrix(
        document(
            "a",
            (criterion("X"), result("X", observed())),
            (criterion("P", check=None), result("P", None, judged(whole="met"))),
            (criterion("R", same_as="X"), result("R", observed())),
            (criterion("D", applies_to="dossier"), result("D", observed())),
        )
    )
    assert made is not None
    assert [each.criterion for each in made.columns] == ["X"]
    assert made.people_only == ("P",)


def test_failing_badges_come_first_and_the_rest_is_counted() -> None:
    seen = observed(finding("c", "failed"), finding("d", "failed"), finding("b", "cantTell"))
    pair = (criterion("X", "passed", "failed"), result("X", seen))
    assert list(states(document("abcd", pair))) == ["c", "d", "b", "a"]
    made = matrix(document("abcd", pair), shown=1)
    assert made is not None
    assert [line.badge for line in made.lines] == ["c"]
    assert (made.left_out, made.left_out_failing) == (3, 1)
    assert made.states == ("failed",)


def test_nothing_to_show() -> None:
    pair = (criterion("X"), result("X", observed()))
    assert matrix(document("", pair)) is None
    assert matrix(document("a")) is None
    # with --changed-since findings are missing, so a badge without one says nothing
    assert matrix({**document("a", pair), "restricted": {}}) is None
