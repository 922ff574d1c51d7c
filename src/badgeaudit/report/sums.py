"""contradiction: the first place where an audit document does not follow from its own results.

Whoever edits an outcome, a score or the readiness by hand would otherwise get a report that looks
like one of ours. Everything here is worked out again from the document alone, as the audit does it
(``audit.resolve``, ``audit.score``, ``audit.readiness``); what can't be, is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Part = Mapping[str, Any]

_OPEN = frozenset({"cantTell", "untested"})
_TOTAL = "total"
_CLAIMED = {"yes": "passed", "no": "failed"}
_RANKS = ("consensus", "reviewer", "self")


class Contradiction(NamedTuple):
    """One value that does not fit the others."""

    pointer: str
    """JSON pointer of the value."""
    found: str
    expected: str


def contradiction(document: Part) -> Contradiction | None:
    """Return the first contradiction, or None. Needs a document that follows the schema."""
    return next(_contradictions(document), None)


def _contradictions(document: Part) -> Iterator[Contradiction]:
    yield from _criteria(document)
    by_id = {each["criterion"]: each for each in document["results"]}
    criteria = {each["id"]: each for each in document["standard"]["criteria"]}
    for number, result in enumerate(document["results"]):
        yield from _result(f"/results/{number}", result, criteria[result["criterion"]], by_id)
    yield from _scores(document, by_id)
    for number, rule in enumerate(document["readiness"]["rules"]):
        yield from _rule(f"/readiness/rules/{number}", rule, by_id)
    yield from _readiness(document["readiness"], document["results"])
    yield from _steps(document, by_id)


def _differs(pointer: str, found: object, expected: object) -> Iterator[Contradiction]:
    if found != expected:
        yield Contradiction(pointer, _shown(found), _shown(expected))


def _shown(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value) or "nothing"
    return "nothing" if value is None else str(value)


def _criteria(document: Part) -> Iterator[Contradiction]:
    """Each criterion has exactly one result, in the standard's order and section."""
    criteria = document["standard"]["criteria"]
    results = document["results"]
    ids = [each["id"] for each in criteria]
    yield from _differs("/results", [each["criterion"] for each in results], ids)
    for number, (result, criterion) in enumerate(zip(results, criteria, strict=True)):
        yield from _differs(f"/results/{number}/section", result["section"], criterion["section"])


def _result(
    pointer: str, result: Part, criterion: Part, by_id: Mapping[str, Part]
) -> Iterator[Contradiction]:
    """The outcome follows from the layer that decided, in the order of precedence."""
    original = by_id.get(criterion["same_as"] or "")
    if original is not None:
        yield from _differs(f"{pointer}/outcome", result["outcome"], original["outcome"])
    by, outcome, levels = _decided(result, criterion)
    yield from _differs(f"{pointer}/decided_by", result["decided_by"], by)
    yield from _differs(f"{pointer}/outcome", result["outcome"], outcome)
    yield from _differs(f"{pointer}/levels", sorted(result["levels"]), levels)
    yield from _differs(f"{pointer}/provisional", result["provisional"], _provisional(result))


def _decided(result: Part, criterion: Part) -> tuple[str, str, list[int]]:
    """Return by whom, with which outcome, on which levels."""
    deciding = _deciding(result)
    levels = sorted(each["level"] for each in deciding if each["level"] is not None)
    outcomes = sorted({each["outcome"] for each in deciding})
    if len(outcomes) > 1:
        return "open", "cantTell", levels
    if outcomes:
        by = "consensus" if deciding[0]["role"] == "consensus" else "judgements"
        return by, outcomes[0], levels
    observed, claimed = result["observed"], result["claimed"]
    if observed is not None and observed["settled"]:
        return "observation", observed["outcome"], []
    provided = observed is None or observed["outcome"] != "untested"
    answer = claimed["answer"] if claimed else None
    if criterion["answer"] == "declaration" and provided and answer:
        return "claim", _CLAIMED[answer], []
    return "open", observed["outcome"] if observed else "untested", []


def _deciding(result: Part) -> list[Part]:
    for rank in _RANKS:
        used = [each for each in result["judged"] if each["used"] and each["role"] == rank]
        if used:
            return used
    return []


def _provisional(result: Part) -> bool:
    people = {
        each["assessor"].casefold().strip()
        for each in _deciding(result)
        if each["role"] == "reviewer"
    }
    return result["decided_by"] == "judgements" and len(people) < 2


def _scores(document: Part, by_id: Mapping[str, Part]) -> Iterator[Contradiction]:
    criteria = document["standard"]["criteria"]
    names = [*(each["id"] for each in document["standard"]["sections"]), _TOTAL]
    yield from _differs("/scores", [each["section"] for each in document["scores"]], names)
    for number, score in enumerate(document["scores"]):
        section = score["section"]
        counted = [
            by_id[each["id"]]
            for each in criteria
            if each["obligation"] != "may"
            and (not each["same_as"] if section == _TOTAL else each["section"] == section)
        ]
        for key, value in _count(counted).items():
            yield from _differs(f"/scores/{number}/{key}", score[key], value)


def _count(counted: list[Part]) -> dict[str, int | None]:
    applicable = [each for each in counted if each["outcome"] != "inapplicable"]
    of = len(applicable)
    met = sum(each["outcome"] == "passed" for each in applicable)
    open = sum(each["outcome"] in _OPEN for each in applicable)
    return {
        "met": met,
        "open": open,
        "of": of,
        "percent_low": 100 * met // of if of else None,
        "percent_high": 100 * (met + open) // of if of else None,
        "claimed": sum(_claims(each) for each in applicable),
        "observed": sum(each["decided_by"] == "observation" for each in applicable),
        "judged": sum(each["decided_by"] in ("judgements", "consensus") for each in applicable),
        "not_applicable": len(counted) - of,
    }


def _claims(result: Part) -> bool:
    return bool(result["claimed"]) and result["claimed"]["answer"] == "yes"


def _rule(pointer: str, rule: Part, by_id: Mapping[str, Part]) -> Iterator[Contradiction]:
    """The outcome follows from the rule's numbers; which criteria it counts is not written down."""
    met, open, of = rule["met"], rule["open"], rule["of"]
    needed = (rule["at_least"] or 0) if rule["holds"] == "share" else 100
    outcome = "cantTell"
    if of and met * 100 >= needed * of:
        outcome = "passed"
    elif of and (met + open) * 100 < needed * of:
        outcome = "failed"
    yield from _differs(f"{pointer}/outcome", rule["outcome"], outcome)
    blocking = {"passed": 0, "failed": of - met - open, "cantTell": open}[outcome]
    yield from _differs(f"{pointer}/blocking", len(rule["blocking"]), blocking)
    for number, id in enumerate(rule["blocking"]):
        found = by_id[id]["outcome"] if id in by_id else "nothing"
        waits = found in _OPEN
        fits = waits if outcome == "cantTell" else found == "failed" or rule["holds"] == "level"
        if not fits:
            yield Contradiction(f"{pointer}/blocking/{number}", f"{id}: {found}", outcome)


def _readiness(readiness: Part, results: list[Part]) -> Iterator[Contradiction]:
    outcomes = {rule["outcome"] for rule in readiness["rules"]}
    expected = "undecided"
    if "failed" in outcomes:
        expected = "not yet"
    elif outcomes == {"passed"} and not readiness["provisional"]:
        expected = "ready"
    yield from _differs("/readiness/outcome", readiness["outcome"], expected)
    if readiness["provisional"] and not any(each["provisional"] for each in results):
        yield Contradiction("/readiness/provisional", "True", "False")


def _steps(document: Part, by_id: Mapping[str, Part]) -> Iterator[Contradiction]:
    """Every counted criterion that is not met has one step; its order is not worked out again."""
    wanted = sorted(
        each["id"]
        for each in document["standard"]["criteria"]
        if each["obligation"] != "may"
        and not each["same_as"]
        and by_id[each["id"]]["outcome"] not in ("passed", "inapplicable")
    )
    steps = document["steps"]
    yield from _differs("/steps", sorted(each["criterion"] for each in steps), wanted)
    for number, step in enumerate(steps):
        action = _action(by_id[step["criterion"]])
        yield from _differs(f"/steps/{number}/action", step["action"], action)


def _action(result: Part) -> str:
    if result["outcome"] == "failed":
        return "fix"
    observed = result["observed"]
    missing = observed is not None and observed["outcome"] == "untested"
    return "provide" if missing and not result["judged"] else "judge"
