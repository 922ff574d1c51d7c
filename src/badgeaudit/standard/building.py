"""Valid data → Criterion, Rule, Scale and the other parts of a Standard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from badgeaudit.model.certification import Certification
from badgeaudit.model.outcomes import Answer, AppliesTo, Obligation, Outcome, Status
from badgeaudit.model.standard import (
    Check,
    ClaimForm,
    Criterion,
    Deadline,
    Level,
    ProcedureRule,
    Proof,
    Rule,
    Scale,
    Section,
    Source,
    Texts,
)
from badgeaudit.standard.check_entries import named_checks
from badgeaudit.standard.procedure_entries import procedure_tests
from badgeaudit.standard.selecting import select

Data = Mapping[str, Any]

_TEXTS = ("title", "question", "why", "wanted", "remedy", "passed_example", "failed_example")


def criteria_in_order(raw: Sequence[Data], sections: Sequence[Data]) -> tuple[Criterion, ...]:
    """Return the criteria in the order of their sections, within one as they stand in the files."""
    order = {section["id"]: index for index, section in enumerate(sections)}
    by_id = {each["id"]: each for each in raw}
    return tuple(
        _repeated(each, by_id[each["same_as"]]) if "same_as" in each else _criterion(each)
        for each in sorted(raw, key=lambda each: order[each["section"]])
    )


def rule(raw: Data, criteria: Sequence[Criterion]) -> Rule:
    """Return a readiness rule with its selector resolved against the criteria in their order."""
    chosen = set(select(raw["of"], [_row(each) for each in criteria]))
    of = [each for each in criteria if each.id in chosen]
    status = Status(raw["status"])
    at_least = raw.get("at_least")
    return Rule(
        id=raw["id"],
        holds=raw["holds"],
        of=tuple(each.id for each in of),
        at_least=_percent(at_least) if isinstance(at_least, str) else at_least,
        status=status,
        sources=tuple(raw["sources"]),
        title=_text(raw["title"]),
        text=_text(raw["text"]),
        assumes=tuple(raw.get("assumes", ())),
        rehearsal=status is Status.OFFICIAL and any(c.status is Status.DERIVED for c in of),
    )


def scale(raw: Data) -> Scale:
    """Return the scale with its levels."""
    levels = tuple(
        Level(
            each["value"], _text(each["title"]), _text(each["description"]), Status(each["status"])
        )
        for each in raw["levels"]
    )
    return Scale(
        raw["lowest"],
        raw["highest"],
        raw["pass_level"],
        levels,
        tuple(raw["sources"]),
        tuple(raw.get("assumes", ())),
    )


def section(raw: Data) -> Section:
    """Return one section."""
    return Section(
        raw["id"],
        _text(raw["title"]),
        _text(raw["text"]),
        Status(raw["status"]),
        tuple(raw["sources"]),
        raw.get("binding", False),
    )


def source(key: str, raw: Data) -> Source:
    """Return one source of the list."""
    return Source(key, _text(raw["title"]), raw["url"], raw["kind"])


def procedure_rule(raw: Data) -> ProcedureRule:
    """Return one rule of the procedure."""
    deadline = raw.get("deadline")
    test = raw.get("test", "")
    defaults = procedure_tests()[test].defaults if test else {}
    return ProcedureRule(
        raw["id"],
        _text(raw["title"]),
        _text(raw["text"]),
        Status(raw["status"]),
        tuple(raw["sources"]),
        None
        if deadline is None
        else Deadline(deadline["after"], deadline.get("days", 0), deadline.get("years", 0)),
        {**defaults, **raw.get("parameters", {})},
        test,
    )


def certification(raw: Data | None) -> Certification | None:
    """Return the rule that says who passes a workshop; None where the standard has none."""
    if raw is None:
        return None
    return Certification(
        title=_text(raw["title"]),
        text=_text(raw["text"]),
        status=Status(raw["status"]),
        sources=tuple(raw["sources"]),
        dossiers=raw["dossiers"],
        same_decision_on=raw["same_decision_on"],
        exact_share=_percent(raw["exact_share"]),
        no_level_off=raw["no_level_off"],
        cited_evidence=_percent(raw["cited_evidence"]),
    )


def keywords(raw: Iterable[tuple[str, Data]]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return language → topic → word beginnings."""
    return {
        language: {topic: tuple(words) for topic, words in topics.items()}
        for language, topics in raw
    }


def _criterion(raw: Data) -> Criterion:
    proof = raw.get("proof", {})
    claim = raw.get("claim")
    return Criterion(
        id=raw["id"],
        section=raw["section"],
        answer=Answer(raw["answer"]),
        status=Status(raw["status"]),
        sources=tuple(raw["sources"]),
        obligation=Obligation(raw["obligation"]),
        applies_to=AppliesTo(raw["applies_to"]),
        texts=Texts(**{key: _text(raw[key]) for key in _TEXTS}),
        proof=Proof(proof.get("comment", "optional"), proof.get("evidence", "none")),
        not_applicable=raw.get("not_applicable", "never"),
        claim=None
        if claim is None
        else ClaimForm(claim.get("field", raw["id"]), claim.get("explanation", "allowed")),
        check=_check(raw["check"]) if "check" in raw else None,
        concerns=tuple(raw.get("concerns", ())),
        note=_text(raw.get("note", "")),
        paste={
            kind: {name: _text(lines) for name, lines in members.items()}
            for kind, members in raw.get("paste", {}).items()
        },
    )


def _repeated(raw: Data, other: Data) -> Criterion:
    """Return a criterion that repeats another; claim and check stay with the other one."""
    kept = {key: value for key, value in other.items() if key not in ("claim", "check", "note")}
    criterion = _criterion({**kept, **{key: raw[key] for key in raw if key != "same_as"}})
    return replace(criterion, same_as=raw["same_as"])


def _check(raw: Data) -> Check:
    named = raw.get("named")
    given = raw.get("with", {})
    return Check(
        named=named,
        schema=raw.get("schema"),
        parameters={**named_checks()[named].defaults, **given} if named else {},
        at_least=_percent(raw.get("at_least", "100%")),
        when_none=Outcome(raw.get("when_none", "untested")),
        settles=tuple(Outcome(each) for each in raw["settles"]),
        status=Status(raw.get("status", "derived")),
        advice=_text(raw.get("advice", "")),
        part=raw.get("part", ""),
    )


def _row(criterion: Criterion) -> dict[str, str]:
    row = {
        "id": criterion.id,
        "section": criterion.section,
        "answer": criterion.answer.value,
        "status": criterion.status.value,
        "obligation": criterion.obligation.value,
    }
    return row if criterion.same_as is None else {**row, "same_as": criterion.same_as}


def _percent(written: str) -> int:
    return int(written.removesuffix("%"))


def _text(written: str) -> str:
    return written.strip()
