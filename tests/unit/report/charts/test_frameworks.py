from __future__ import annotations

from typing import Any

from badgeaudit.report.charts.frameworks import MAPPED, Frameworks, Line, frameworks


def alignment(framework: str = "", host: str = "", known: str = "", count: int = 1) -> Any:
    return {"framework": framework, "host": host, "known": known, "count": count}


def document(*badges: list[Any]) -> dict[str, Any]:
    classes = [{"id": f"b{n}", "alignments": each} for n, each in enumerate(badges)]
    return {"subjects": {"badge_classes": classes}}


def drawn(document: dict[str, Any]) -> Frameworks:
    made = frameworks(document)
    assert made is not None
    return made


def test_the_most_used_comes_first() -> None:
    made = drawn(
        document(
            [alignment("ESCO", count=3)],
            [alignment("esco"), alignment("EQF")],
            [alignment(known="ESCO", framework="European skills")],
            [],
        )
    )
    assert [(each.name, each.count, each.alignments) for each in made.frameworks] == [
        ("ESCO", 3, 5),
        ("EQF", 1, 1),
    ]
    assert made.frameworks[0].badges == ("b0", "b1", "b2")
    assert made.frameworks[0].width == 75.0
    assert (made.without, made.without_count, made.total) == (("b3",), 1, 4)


def test_without_a_name_the_host_tells_and_without_both_it_comes_last() -> None:
    made = drawn(document([alignment(), alignment(host="skills.example")], [alignment()]))
    assert [each.name for each in made.frameworks] == ["skills.example", ""]


def test_lines_go_from_badge_to_framework_and_cross_little() -> None:
    made = drawn(document([alignment("B")], [alignment("A")], [alignment("A")]))
    assert [id for id, _ in made.badges] == ["b1", "b2", "b0"]
    assert made.lines == (Line(16.67, 25.0), Line(50.0, 25.0), Line(83.33, 75.0))


def test_many_badge_classes_are_not_drawn_one_by_one() -> None:
    made = drawn(document(*([alignment("A")] for _ in range(MAPPED + 1))))
    assert made.badges == ()
    assert made.lines == ()
    assert (len(made.frameworks[0].badges), made.frameworks[0].more) == (5, 12)


def test_many_frameworks_are_counted() -> None:
    made = drawn(document([alignment(f"F{n}") for n in range(11)]))
    assert len(made.frameworks) == 8
    assert made.others == 3


def test_nothing_known_nothing_drawn() -> None:
    assert frameworks({"subjects": {"badge_classes": [{"id": "old"}]}}) is None
    assert frameworks({"subjects": {"badge_classes": []}}) is None
    assert drawn(document([], [])).frameworks == ()
