from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.cli.running import Audited
from badgeaudit.sheets.questions import State, begun, sheet_of
from badgeaudit.sheets.walking import TO_DO, Walk, agenda, left

ABC = Walk(("A-1", "B-1", "C-1"))


def test_goes_from_first_to_last() -> None:
    walk = ABC.begin()
    seen = []
    while walk.here is not None:
        seen.append(walk.here)
        walk = walk.forward()
    assert seen == ["A-1", "B-1", "C-1"]


def test_an_empty_agenda_ends_at_once() -> None:
    assert Walk(()).begin().here is None


def test_says_how_far_it_is() -> None:
    walk = ABC.begin().forward()
    assert walk.position() == (2, 3)
    assert walk.to("Z-9").position() is None


def test_goes_back_step_by_step_and_on_again() -> None:
    walk = ABC.begin().forward().forward()
    assert walk.here == "C-1"
    assert walk.back().here == "B-1"
    assert walk.back().back().here == "A-1"
    assert walk.back().back().back() == walk.back().back()
    again = walk.back().back()
    assert again.forward().here == "B-1"
    assert again.forward(skip={"B-1"}).here == "C-1"


def test_after_the_last_one_can_go_back() -> None:
    walk = ABC.begin().forward().forward().forward()
    assert walk.here is None
    assert walk.back().here == "C-1"


def test_after_a_jump_ahead_what_was_left_out_comes_last() -> None:
    walk = ABC.begin().to("C-1").forward()
    assert walk.here == "A-1"
    assert walk.forward().here == "B-1"
    assert walk.forward().forward().here is None


def test_after_a_jump_beside_the_agenda_it_goes_on_where_it_was() -> None:
    walk = ABC.begin().forward().to("Z-9")
    assert walk.here == "Z-9"
    assert walk.forward().here == "B-1"
    assert walk.back().here == "B-1"


def test_a_jump_to_where_one_is_changes_nothing() -> None:
    walk = ABC.begin()
    assert walk.to("A-1") == walk


def test_what_was_answered_elsewhere_is_left_out() -> None:
    assert ABC.begin().forward({"B-1"}).here == "C-1"
    assert ABC.begin().forward({"B-1", "C-1"}).here is None


MOVES = st.lists(
    st.one_of(st.just("forward"), st.just("back"), st.sampled_from(["A-1", "B-1", "C-1", "Z-9"])),
    max_size=30,
)


@given(MOVES)
def test_however_one_walks_everything_can_still_be_reached(moves: list[str]) -> None:
    walk = ABC.begin()
    for move in moves:
        if move == "forward":
            walk = walk.forward()
        elif move == "back":
            walk = walk.back()
        else:
            walk = walk.to(move)
        assert walk.here is None or walk.here in (*ABC.agenda, "Z-9")
    for _ in range(10):
        if walk.here is None:
            break
        walk = walk.forward()
    assert walk.here is None
    assert set(ABC.agenda) <= walk.done


def test_the_agenda_is_what_waits_then_the_rest(riverbank: Audited) -> None:
    author = begun(riverbank.audit, "Mira", "reviewer", "Riverbank")
    questions = sheet_of(riverbank.audit, author, "Riverbank").questions
    questions = (replace(questions[0], state=State.STALE), *questions[1:])
    some = agenda(questions, whole=False)
    assert some == tuple(q.criterion.id for q in questions if q.state in TO_DO)
    assert some[0] == "F-01"
    assert "Q2-00" in some
    everything = agenda(questions, whole=True)
    assert everything[: len(some)] == some
    assert set(everything) == {q.criterion.id for q in questions}
    assert [q.criterion.id for q in left(questions)] == list(some)
