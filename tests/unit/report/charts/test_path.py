from __future__ import annotations

from typing import Any

from badgeaudit.report.charts.path import Climb, Threshold, path_chart


def rule(id: str, holds: str, criteria: list[str], **more: Any) -> dict[str, Any]:
    counts = {"met": 0, "open": 0, "of": len(criteria), "outcome": "failed", "at_least": None}
    return {"id": id, "holds": holds, "title": f"Rule {id}", "criteria": criteria, **counts, **more}


def score(section: str, met: int, open: int, of: int) -> dict[str, Any]:
    return {"section": section, "met": met, "open": open, "of": of}


def document(
    scores: list[dict[str, Any]],
    rules: list[dict[str, Any]],
    results: tuple[dict[str, Any], ...] = (),
) -> dict[str, Any]:
    ids = [id for each in rules for id in each.get("criteria", ())]
    sections = [each["section"] for each in scores if each["section"] != "total"]
    return {
        "standard": {
            "sections": [{"id": id, "title": f"Section {id}"} for id in sections],
            "criteria": [{"id": id, "section": id[:1]} for id in ids],
            "scale": {"lowest": 1, "highest": 5, "pass_level": 3},
        },
        "scores": scores,
        "readiness": {"rules": rules},
        "results": list(results),
    }


def ids(section: str, number: int) -> list[str]:
    return [f"{section}-{n}" for n in range(number)]


def test_the_interval_goes_from_worst_to_best() -> None:
    row = path_chart(document([score("Q", 3, 2, 10), score("total", 3, 2, 10)], [])).stretches
    assert [(each.section, each.met, each.best, each.of) for each in row] == [("Q", 3, 5, 10)]
    assert (row[0].met_width, row[0].open_width, row[0].threshold) == (30.0, 20.0, None)


def test_a_share_stands_in_the_row_of_its_section() -> None:
    share = rule("D-5", "share", ids("Q", 21), at_least=70, met=13, open=1)
    (row,) = path_chart(document([score("Q", 13, 1, 21)], [share])).stretches
    # 70 % of 21 is 14.7: fifteen criteria
    assert row.threshold == Threshold(("D-5",), 70, 15, "beyond")


def test_what_is_needed_is_counted_in_whole_numbers() -> None:
    share = rule("D-5", "share", ids("Q", 10), at_least=70, met=7, outcome="passed")
    (row,) = path_chart(document([score("Q", 7, 0, 10)], [share])).stretches
    assert row.threshold == Threshold(("D-5",), 70, 7, "reached")


def test_rules_that_want_all_are_taken_together_and_the_worst_tells_the_state() -> None:
    rules = [
        rule("D-1", "all", ["F-0"], met=1, outcome="passed"),
        rule("D-2", "all", ["F-1", "F-2"], met=1, open=1, outcome="cantTell"),
    ]
    (row,) = path_chart(document([score("F", 2, 1, 3)], rules)).stretches
    assert row.threshold == Threshold(("D-1", "D-2"), 100, 3, "within")


def test_a_rule_over_a_part_of_a_section_gets_a_row_of_its_own() -> None:
    share = rule("D-5", "share", ids("Q", 4), at_least=50, met=2, outcome="passed")
    section, own = path_chart(document([score("Q", 5, 0, 9)], [share])).stretches
    assert section.threshold is None
    assert (own.section, own.title, own.of) == ("", "Rule D-5", 4)
    assert own.threshold == Threshold(("D-5",), 50, 2, "reached")


def test_an_older_document_does_not_say_which_criteria_a_rule_counts() -> None:
    share = rule("D-5", "share", ids("Q", 4), at_least=50)
    del share["criteria"]
    levels = rule("D-4", "level", ["Q-9"], at_least=3)
    del levels["criteria"]
    made = path_chart(document([score("Q", 0, 0, 4)], [share, levels]))
    assert [each.threshold is None for each in made.stretches] == [True, False]
    assert made.ladders == ()


def test_levels() -> None:
    def result(criterion: str, outcome: str, *levels: int) -> dict[str, Any]:
        return {"criterion": criterion, "outcome": outcome, "levels": list(levels)}

    levels = rule("D-4", "level", ["Q-0", "Q-1", "Q-2", "Q-3", "Q-4"], at_least=3)
    results = (
        result("Q-0", "passed", 4, 3),
        result("Q-1", "cantTell", 4, 2),
        result("Q-2", "untested"),
        result("Q-3", "inapplicable"),
        result("Q-4", "failed", 2, 2),
    )
    (ladder,) = path_chart(document([], [levels], results)).ladders
    assert ladder.scale == (1, 2, 3, 4, 5)
    assert (ladder.needed, ladder.line) == (3, 40.0)
    assert ladder.climbs == (
        Climb("Q-0", (3, 4), False, "reached"),
        Climb("Q-1", (2, 4), True, "within"),
        Climb("Q-2", (), True, "within"),
        Climb("Q-4", (2, 2), False, "beyond"),
    )


def test_nothing_counted_is_not_drawn() -> None:
    assert path_chart(document([score("Q", 0, 0, 0)], [])).stretches == ()
