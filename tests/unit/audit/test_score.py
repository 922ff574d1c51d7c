from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from badgeaudit.audit.score import percent, score
from badgeaudit.model.outcomes import Obligation, Outcome
from badgeaudit.model.results import Result
from tests.builders import claim, criterion, result, standard

outcomes = st.lists(st.sampled_from(Outcome), min_size=1, max_size=12)


def test_the_worked_example_of_the_docstring() -> None:
    found = [Outcome.PASSED] * 3 + [Outcome.FAILED] + [Outcome.CANT_TELL, Outcome.UNTESTED]
    found += [Outcome.INAPPLICABLE, Outcome.FAILED]
    criteria = [criterion(f"A-{n}") for n in range(7)]
    criteria.append(criterion("A-7", obligation=Obligation.MAY))
    section, total = score(
        standard(criteria), [result(c.id, o) for c, o in zip(criteria, found, strict=True)]
    )
    assert (section.met, section.open, section.of) == (3, 2, 6)
    assert section.not_applicable == 1
    assert (percent(3, 6), percent(5, 6)) == (50, 83)
    assert (total.section, total.met, total.open, total.of) == ("total", 3, 2, 6)


def test_a_repeated_criterion_counts_in_both_sections_and_once_in_total() -> None:
    criteria = [criterion("A-1"), criterion("B-1", section="B", same_as="A-1")]
    results = [result("A-1", Outcome.PASSED), result("B-1", Outcome.PASSED)]
    first, second, total = score(standard(criteria), results)
    assert (first.of, second.of, total.of, total.met) == (1, 1, 1, 1)


def test_claims_are_counted_but_never_met() -> None:
    only = criterion("A-1")
    open_result = result("A-1", Outcome.UNTESTED, decided_by="open", claimed=claim("A-1", "yes"))
    section, _ = score(standard([only]), [open_result])
    assert (section.claimed, section.met, section.open) == (1, 0, 1)


def test_who_decided_is_counted() -> None:
    criteria = [criterion("A-1"), criterion("A-2"), criterion("A-3")]
    results = [
        result("A-1", Outcome.PASSED),
        result("A-2", Outcome.FAILED, decided_by="judgements"),
        result("A-3", Outcome.PASSED, decided_by="consensus"),
    ]
    section, _ = score(standard(criteria), results)
    assert (section.observed, section.judged) == (1, 2)


@given(outcomes)
def test_the_interval_stays_inside_the_denominator(found: list[Outcome]) -> None:
    criteria = [criterion(f"A-{n}") for n in range(len(found))]
    results = [result(c.id, o) for c, o in zip(criteria, found, strict=True)]
    total = score(standard(criteria), results)[-1]
    assert 0 <= total.met <= total.met + total.open <= total.of
    assert total.of + total.not_applicable == len(found)


@given(outcomes, st.data())
def test_deciding_an_open_criterion_never_leaves_the_interval(
    found: list[Outcome], data: st.DataObject
) -> None:
    criteria = [criterion(f"A-{n}") for n in range(len(found))]
    before: list[Result] = [result(c.id, o) for c, o in zip(criteria, found, strict=True)]
    waiting = [n for n, o in enumerate(found) if o in (Outcome.CANT_TELL, Outcome.UNTESTED)]
    if not waiting:
        return
    at = data.draw(st.sampled_from(waiting))
    after = list(before)
    after[at] = result(
        criteria[at].id, data.draw(st.sampled_from([Outcome.PASSED, Outcome.FAILED]))
    )
    old, new = score(standard(criteria), before)[-1], score(standard(criteria), after)[-1]
    assert old.of == new.of
    assert old.met <= new.met
    assert new.met + new.open <= old.met + old.open


def test_nothing_counted_is_zero_percent_of_nothing() -> None:
    only = criterion("A-1", obligation=Obligation.MAY)
    total = score(standard([only]), [result("A-1", Outcome.PASSED)])[-1]
    assert (total.of, percent(total.met, total.of)) == (0, 0)
