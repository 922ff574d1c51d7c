from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.model.badges import Row
from tests.unit.checks.fakes import badge_row, credential_row, facts, look, seen


def failing(rows: list[Row]) -> list[str]:
    return sorted(finding.subject for finding in look("distinct_name", facts(rows)))


def test_distinct_names_pass() -> None:
    assert look("distinct_name", facts([badge_row("a", "One"), badge_row("b", "Two")])) == []


@pytest.mark.parametrize("name", ["team  work", "TEAM WORK", " Team\tWork "])
def test_the_same_name_in_another_spelling_fails_both(name: str) -> None:
    rows = [badge_row("a", "Team Work"), badge_row("b", name), badge_row("c", "Other")]
    found = look("distinct_name", facts(rows))
    assert seen(found) == [("failed", "name-duplicate")] * 2
    assert [(f.subject, f.message.params["other"]) for f in found] == [("a", "b"), ("b", "a")]
    assert found[0].place is not None
    assert found[0].place.pointer == "/name"


def test_no_name_fails_unless_a_copy_has_one() -> None:
    found = look("distinct_name", facts([badge_row("a", " "), badge_row("b"), badge_row("b", "B")]))
    assert seen(found) == [("failed", "name-missing")]
    assert found[0].subject == "a"


def test_copies_with_the_same_id_are_no_duplicates() -> None:
    assert failing([badge_row("a", "One"), badge_row("a", "One", embedded=True)]) == []


def test_credentials_names_do_not_count() -> None:
    assert failing([badge_row("a", "One"), credential_row("a", name="One")]) == []


@pytest.mark.parametrize(("of_a", "of_b"), [(("b",), ()), ((), ("a",)), (("x",), ("x",))])
def test_translations_are_no_duplicates(of_a: tuple[str, ...], of_b: tuple[str, ...]) -> None:
    rows = [badge_row("a", "One", related=of_a), badge_row("b", "One", related=of_b)]
    assert failing(rows) == []
    assert failing([*rows, badge_row("c", "One")]) == ["a", "b", "c"]


def test_translations_are_linked_over_a_third_one() -> None:
    rows = [
        badge_row("a", "One", related=("b",)),
        badge_row("b", "Jedan", related=("c",)),
        badge_row("c", "One"),
    ]
    assert failing(rows) == []


def test_issuers_are_kept_apart_and_an_unknown_one_is_compared_with_all() -> None:
    rows = [badge_row("a", "One", issuer="x"), badge_row("b", "One", issuer="y")]
    assert failing(rows) == []
    assert failing([*rows, badge_row("c", "One")]) == ["a", "b", "c"]
    assert failing([*rows, badge_row("c", "One", issuer="y")]) == ["b", "c"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"),
            st.sampled_from(["One", "one ", "Two", ""]),
            st.sampled_from(["", "x", "y"]),
            st.lists(st.sampled_from("abcdefgh"), max_size=2),
        ),
        max_size=8,
        unique_by=lambda row: row[0],
    )
)
def test_agrees_with_comparing_every_pair(
    described: list[tuple[str, str, str, list[str]]],
) -> None:
    rows = [badge_row(id, name, issuer=i, related=tuple(r)) for id, name, i, r in described]
    linked = {row.id: {row.id} for row in rows}
    for row in rows:
        for other in row.related:
            linked.setdefault(other, {other})
            joined = linked[row.id] | linked[other]
            for member in joined:
                linked[member] = joined
    expected = {
        one.id
        for one in rows
        for two in rows
        if one.name.strip()
        and one.name.strip().lower() == two.name.strip().lower()
        and (one.issuer == two.issuer or not one.issuer or not two.issuer)
        and two.id not in linked[one.id]
    }
    expected |= {row.id for row in rows if not row.name}
    found = look("distinct_name", facts(rows))
    assert {finding.subject for finding in found} == expected
    for finding in found:
        assert finding.message.params.get("other") not in linked[finding.subject]


@pytest.mark.parametrize("related", [(), ("hub",)])
def test_many_namesakes_take_linear_time(related: tuple[str, ...]) -> None:
    rows = [badge_row(str(n), "One", issuer=str(n % 3), related=related) for n in range(20_000)]
    start = time.process_time()
    found = look_without_words(rows)
    assert time.process_time() - start < 3
    assert found == (0 if related else 20_000)


def look_without_words(rows: list[Row]) -> int:
    from badgeaudit.checks.names import distinct_name
    from tests.unit.checks.fakes import FakeTools

    return sum(1 for _ in distinct_name(facts(rows), {}, FakeTools()))
