"""A committee's file → Decision, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from badgeaudit.decision.names import folded, same_name
from badgeaudit.documents.json_pointers import join
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.own_files import mistaken
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidDecision, Undecodable
from badgeaudit.model.decision import Decision, Declaration, Former, Label, Official
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard

_DATES = ("received_on", "reviewed_on", "decided_on", "communicated_on", "feedback_sent_on")


def read_decision(
    raw: bytes,
    source: str,
    standard: Standard,
    *,
    inside_dossier: bool = False,
    applicant: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Decision:
    """Read a committee's file, YAML or JSON (which is YAML too).

    A key that is left empty is not written down yet. ``source`` is how reports name the file.
    Raises InvalidDecision with every problem and its line and column: what the schema refuses,
    another standard, another applicant (``applicant``: the name in the application, empty when not
    known), the same person twice. What the procedure asks is not looked at here.
    """
    try:
        document = decode_yaml(raw, source, limits)
    except Undecodable as error:
        raise InvalidDecision(error.problems) from error
    data = _without_blanks(document.data)
    violations = load_validator("decision").violations(data)
    other = mistaken(data, "decision") if violations else None
    if other is not None:
        raise InvalidDecision([Problem(other, Place(source))])
    problems = placed(violations, source, document.places)
    if not violations:
        problems = tuple(_misfits(data, source, standard, applicant, document.places))
    if problems:
        raise InvalidDecision(sorted(problems, key=_line))
    return _decision(data, source, sha256(raw).hexdigest(), inside_dossier, document.places)


def _line(problem: Problem) -> tuple[int, int]:
    return problem.place.line or 0, problem.place.column or 0


def _without_blanks(data: Any) -> Any:
    """Leave out the members of mappings that have no value; list items keep their numbers."""
    if isinstance(data, dict):
        return {key: _without_blanks(each) for key, each in data.items() if each is not None}
    if isinstance(data, list):
        return [_without_blanks(each) for each in data]
    return data


def _misfits(
    data: Mapping[str, Any],
    source: str,
    standard: Standard,
    applicant: str,
    places: Mapping[str, tuple[int, int]],
) -> Iterator[Problem]:
    def at(pointer: str) -> Place:
        return Place(source, pointer, *places.get(pointer, (None, None)))

    if data["standard"] != standard.id:
        other = message("decision.other-standard", found=data["standard"], expected=standard.id)
        yield Problem(other, at("/standard"))
    named = data.get("applicant", "")
    if named and applicant and not same_name(named, applicant):
        other = message("decision.other-applicant", found=named, expected=applicant)
        yield Problem(other, at("/applicant"))
    for part in ("members", "reviewers", "declarations"):
        seen: set[str] = set()
        for index, each in enumerate(data.get(part, ())):
            if folded(each["name"]) in seen:
                twice = message("decision.named-twice", name=each["name"])
                yield Problem(twice, at(f"/{part}/{index}/name"))
            seen.add(folded(each["name"]))
    voters: set[str] = set()
    for name in data.get("votes", {}):
        if folded(name) in voters:
            twice = message("decision.voted-twice", name=name)
            yield Problem(twice, at(join("/votes", name)))
        voters.add(folded(name))


def _decision(
    data: Mapping[str, Any],
    source: str,
    digest: str,
    inside_dossier: bool,
    positions: Mapping[str, tuple[int, int]],
) -> Decision:
    audit = data.get("audit", {})
    return Decision(
        source=source,
        sha256=digest,
        inside_dossier=inside_dossier,
        standard=data["standard"],
        edition=data.get("edition", ""),
        applicant=data.get("applicant", ""),
        dossier_digest=data.get("dossier", ""),
        audit_as_of=_date(audit, "as_of"),
        audit_sha256=audit.get("sha256", ""),
        members=tuple(map(_official, data.get("members", ()))),
        reviewers=tuple(map(_official, data.get("reviewers", ()))),
        declarations=tuple(
            Declaration(each["name"], each["interest"], each.get("text", ""))
            for each in data.get("declarations", ())
        ),
        decided_by=data.get("decided_by"),
        votes=dict(data.get("votes", {})),
        outcome=" ".join(data.get("outcome", "").split()),
        conditions=tuple(data.get("conditions", ())),
        reasons=data.get("reasons", "").strip(),
        notes=data.get("notes", ""),
        label=_label(data.get("label")),
        former=_former(data.get("former")),
        positions=positions,
        **{key: _date(data, key) for key in _DATES},
    )


def _official(written: Mapping[str, Any]) -> Official:
    return Official(
        name=" ".join(written["name"].split()),
        organisation=written.get("organisation", ""),
        country=written.get("country", ""),
        languages=tuple(written.get("languages", ())),
        coordination_trio=written.get("coordination_trio"),
    )


def _label(written: Mapping[str, Any] | None) -> Label | None:
    """Return the label's data; None when no word of it is written."""
    if not written:
        return None
    return Label(
        written.get("issuing_body", ""), _date(written, "issued_on"), _date(written, "valid_until")
    )


def _former(written: Mapping[str, Any] | None) -> Former | None:
    if not written:
        return None
    return Former(
        _date(written, "decided_on"), written.get("outcome", ""), written.get("changes_seen")
    )


def _date(written: Mapping[str, Any], key: str) -> date | None:
    return date.fromisoformat(written[key]) if key in written else None
