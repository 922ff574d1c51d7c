"""matrix: badge classes × criteria, with what is known of each single badge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Part = Mapping[str, Any]
State = Literal["failed", "hint", "cantTell", "untested", "unsettled", "passed", "inapplicable"]
"""As outcomes. ``hint``: something speaks against it, ``unsettled``: nothing does; in both a
machine may not decide alone.
"""

SHOWN = 20
"""Badge classes in the table; the rest is counted below it."""

_WEIGHT = {"failed": 0, "hint": 1, "cantTell": 2, "untested": 3, "unsettled": 4, "passed": 5}
_GRAVITY = {"passed": 0, "inapplicable": 1, "untested": 2, "cantTell": 3, "failed": 4}
_VERDICTS = {"met": "passed", "not_met": "failed", "not_applicable": "inapplicable"}
_STATES: Mapping[str, State] = {
    "passed": "passed",
    "failed": "failed",
    "cantTell": "cantTell",
    "untested": "untested",
    "inapplicable": "inapplicable",
}
_ROLES = ("consensus", "reviewer", "self")


@dataclass(frozen=True, slots=True)
class Cell:
    """One badge class under one criterion."""

    state: State
    judged: bool = False
    """True when a person answered for this badge."""


@dataclass(frozen=True, slots=True)
class Column:
    """One criterion over all badge classes, not only those shown."""

    criterion: str
    outcome: str
    """The criterion's result."""
    passed: int
    applicable: int
    at_least: int
    """Percentage of the applicable badge classes that has to pass."""


@dataclass(frozen=True, slots=True)
class Line:
    """One badge class."""

    badge: str
    """Its id."""
    cells: tuple[Cell, ...]
    """In the order of the columns."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: what fails most comes first."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    states: tuple[State, ...]
    """Those that occur, for the key."""
    judged: bool
    """True when a cell is a person's answer."""
    left_out: int
    """Badge classes that are not in the table."""
    left_out_failing: int
    """How many of them fail a criterion."""
    files_too: bool
    """True when files that are no badge class count under a criterion."""
    people_only: tuple[str, ...]
    """Criteria about badge classes that nobody looked at badge by badge."""


def matrix(document: Part, shown: int = SHOWN) -> Matrix | None:
    """Return the table; None without badge classes, or when the document leaves findings out.

    A badge passes where its criterion was looked at and nothing was found, as in the audit
    (``audit.judging``); what a check may not settle alone is a hint. Answers that assessors gave
    badge by badge come first; where they differ the badge needs a person.
    """
    badges = [each["id"] for each in document["subjects"]["badge_classes"]]
    if not badges or "restricted" in document:
        return None
    about, people_only = _criteria(document)
    columns, by_criterion = [], []
    for criterion, result in about:
        columns.append(_column(criterion, result))
        by_criterion.append(_cells(criterion, result, document["standard"]["scale"]))
    lines = []
    for badge in badges:
        cells = tuple(special.get(badge, usual) for special, usual in by_criterion)
        lines.append(Line(badge, cells))
    if not columns:
        return None
    lines.sort(key=_failing_first)
    kept, rest = lines[:shown], lines[shown:]
    found = {cell.state for line in kept for cell in line.cells}
    order: tuple[State, ...] = (
        "passed", "unsettled", "hint", "failed", "cantTell", "untested", "inapplicable",
    )  # fmt: skip
    return Matrix(
        tuple(columns),
        tuple(kept),
        tuple(state for state in order if state in found),
        any(cell.judged for line in kept for cell in line.cells),
        len(rest),
        sum(any(cell.state == "failed" for cell in line.cells) for line in rest),
        any(column.applicable > len(badges) for column in columns),
        people_only,
    )


def _criteria(document: Part) -> tuple[list[tuple[Part, Part]], tuple[str, ...]]:
    """Return the criteria with something to show, and the ids of those that only people answer."""
    results = {each["criterion"]: each for each in document["results"]}
    shown, people_only = [], []
    for criterion in document["standard"]["criteria"]:
        result = results.get(criterion["id"])
        if criterion["applies_to"] != "badge_class" or criterion["same_as"] or result is None:
            continue
        if result["observed"] is not None or _by_badge(result):
            shown.append((criterion, result))
        else:
            people_only.append(criterion["id"])
    return shown, tuple(people_only)


def _column(criterion: Part, result: Part) -> Column:
    observed, check = result["observed"], criterion["check"]
    tally = observed["tally"] if observed else {}
    applicable = sum(tally.get(each, 0) for each in ("passed", "failed", "cantTell", "untested"))
    return Column(
        criterion["id"],
        result["outcome"],
        tally.get("passed", 0),
        applicable,
        check["at_least"] if check else 100,
    )


def _cells(criterion: Part, result: Part, scale: Part) -> tuple[Mapping[str, Cell], Cell]:
    """Return the cells of badges that did not simply pass, and the cell of all others."""
    observed, check = result["observed"], criterion["check"]
    settles = check["settles"] if check else ()
    cells: dict[str, Cell] = {}
    usual = Cell("untested")
    if observed is not None:
        decides = observed["settled"] and "failed" in settles and criterion["obligation"] != "may"
        usual = Cell("passed" if "passed" in settles else "unsettled")
        for subject, outcome in _gravest(observed["findings"]).items():
            cells[subject] = Cell(_state(outcome, decides=decides))
    for subject, outcome in _judged_by_badge(result, scale):
        cells[subject] = Cell(_state(outcome, decides=True), judged=True)
    return cells, usual


def _state(outcome: str, *, decides: bool) -> State:
    return "hint" if outcome == "failed" and not decides else _STATES[outcome]


def _gravest(findings: Iterable[Part]) -> Mapping[str, str]:
    """Return subject → gravest outcome of its findings; a remark (``passed``) changes nothing."""
    found: dict[str, str] = {}
    for finding in findings:
        subject, outcome = finding["subject"], finding["outcome"]
        if _GRAVITY[outcome] > _GRAVITY[found.get(subject, "passed")]:
            found[subject] = outcome
    return found


def _by_badge(result: Part) -> Sequence[Part]:
    """Return the judgements that count, if one of them answers badge by badge."""
    for role in _ROLES:
        used = [each for each in result["judged"] if each["used"] and each["role"] == role]
        if used:
            return used if any(each["subjects"] for each in used) else ()
    return ()


def _judged_by_badge(result: Part, scale: Part) -> Iterable[tuple[str, str]]:
    """Yield each badge that an assessor answered for, with what all answers come to."""
    judgements = _by_badge(result)
    for badge in dict.fromkeys(badge for each in judgements for badge in each["subjects"]):
        given = [each["subjects"].get(badge, each["answer"]) for each in judgements]
        outcomes = {_outcome(answer, scale) for answer in given if answer is not None}
        yield badge, outcomes.pop() if len(outcomes) == 1 else "cantTell"


def _outcome(answer: str | int, scale: Part) -> str:
    if isinstance(answer, int):
        return "passed" if answer >= scale["pass_level"] else "failed"
    return _VERDICTS[answer]


def _failing_first(line: Line) -> tuple[int, ...]:
    """Sort by how many fail, then by how many hint, and so on; equals stay in their order."""
    counts = Counter(_WEIGHT.get(cell.state, 6) for cell in line.cells)
    return tuple(-counts[weight] for weight in range(4))
