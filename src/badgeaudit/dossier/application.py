"""Read ``application.yaml``: keep the real answers, say what is wrong with the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, NamedTuple

from badgeaudit.documents.json_pointers import join, split
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.places import placed_at
from badgeaudit.documents.schemas import Violation, load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.dossier.placeholders import Kept, real_answers, without
from badgeaudit.errors import Undecodable
from badgeaudit.model.dossier import Application
from badgeaudit.model.places import Problem, message

_YES_NO = {"yes": "yes", "true": "yes", "no": "no", "false": "no"}
_ROUNDS = 5
"""A hundred violations are reported at once; with over five hundred a file is no application."""


class _Valid(NamedTuple):
    """What is left of the answers, and what was wrong with the others (pointers as in the file)."""

    fields: Mapping[str, Any]
    origins: Mapping[str, str]
    violations: tuple[Violation, ...]


def read_application(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Application:
    """Return the application with its real answers and everything that is wrong with it.

    Unfilled placeholders are left out without a word; unknown keys and values that
    ``schemas/application.schema.json`` does not allow become problems and are left out, and only
    they. ``positions`` has the pointers of ``fields``, where items of a list may have moved up, and
    those of what was left out outside of lists.
    Never raises for content: what is not YAML, or no mapping, has no fields and a problem.
    """
    try:
        document = decode_yaml(raw, path, limits)
    except Undecodable as error:
        return Application(path, {}, error.problems)
    places = document.places
    if not isinstance(document.data, dict):
        place = placed_at("", path, places)
        return Application(path, {}, (Problem(message("dossier.application-no-mapping"), place),))
    answers = real_answers(document.data)
    valid = _valid(Kept(_spelled(answers.data or {}), answers.origins))
    problems = tuple(
        Problem(violation.message, placed_at(violation.pointer, path, places))
        for violation in valid.violations
    )
    # where something was left out one still wants to look, unless items of a list may have moved up
    positions = {old: at for old, at in places.items() if not _in_a_list(old)}
    positions |= {new: places[old] for new, old in valid.origins.items() if old in places}
    return Application(path, valid.fields, problems, positions)


def _in_a_list(pointer: str) -> bool:
    return any(name.isdigit() for name in split(pointer))


def unknown_claims(application: Application, known: Collection[str]) -> tuple[Problem, ...]:
    """Return a problem for each claim about a criterion that the standard does not have.

    ``known``: the keys that claims may have. The reader can't tell, since it knows no standard.
    """
    claims = application.fields.get("claims")
    problems = []
    for key in claims if isinstance(claims, Mapping) else ():
        if key not in known:
            place = placed_at(
                join("", "claims", key), application.path, application.positions or {}
            )
            similar = tuple(get_close_matches(key, sorted(known), 3))
            id = "dossier.claim-unknown-similar" if similar else "dossier.claim-unknown"
            problems.append(Problem(message(id, criterion=key, similar=similar), place))
    return tuple(problems)


def answers_elsewhere(fields: Mapping[str, Any], standard: str) -> bool:
    """Tell whether the answers name another standard, so that its ids mean other criteria."""
    named = fields.get("standard")
    return isinstance(named, str) and named != standard


def claims_elsewhere(application: Application, standard: str) -> tuple[Problem, ...]:
    """Return a remark when there are claims, and they answer another standard than this one."""
    fields = application.fields
    if not fields.get("claims") or not answers_elsewhere(fields, standard):
        return ()
    place = placed_at("/standard", application.path, application.positions or {})
    what = message("dossier.claims-elsewhere", named=fields["standard"], standard=standard)
    return (Problem(what, place),)


def _valid(answers: Kept) -> _Valid:
    """Leave out exactly what the schema does not allow, as long as it is reported one by one."""
    validator = load_validator("application")
    data, origins = answers.data, answers.origins
    found: list[Violation] = []
    for _ in range(_ROUNDS):
        violations = validator.violations(data)
        if not violations:
            return _Valid(data, origins, tuple(found))
        wrong = {violation.pointer for violation in violations if violation.pointer}
        found += _as_in_file(violations, origins)
        left = without(data, wrong)
        data = left.data or {}
        origins = {new: origins[old] for new, old in left.origins.items()}
    found += _as_in_file(validator.violations(data), origins, also_rest=True)
    # Too many to go on one by one: a top-level key is now kept only when all of it is right.
    bad = {join("", key) for key in data if not validator.is_valid({key: data[key]})}
    left = without(data, bad)
    origins = {new: origins[old] for new, old in left.origins.items()}
    return _Valid(left.data or {}, origins, tuple(found))


def _as_in_file(
    violations: Iterable[Violation], origins: Mapping[str, str], also_rest: bool = False
) -> Iterator[Violation]:
    """Yield violations with the pointers of the file.

    ``also_rest``: with the one that only says how many there are besides, about the whole document.
    """
    for violation in violations:
        if violation.pointer or also_rest:
            pointer = origins.get(violation.pointer, violation.pointer)
            yield replace(violation, pointer=pointer)


def _spelled(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers with one spelling of yes and no: words in claims, else booleans."""
    spelled = dict(data)
    claims, declarations = data.get("claims"), data.get("declarations")
    if isinstance(claims, Mapping):
        spelled["claims"] = {key: _spelled_claim(claim) for key, claim in claims.items()}
    if isinstance(declarations, Mapping):
        booleans = {"yes": True, "no": False}
        spelled["declarations"] = {
            key: booleans.get(_YES_NO.get(str(value).lower(), ""), value)
            for key, value in declarations.items()
        }
    return spelled


def _spelled_claim(claim: Any) -> Any:
    if not isinstance(claim, Mapping) or "answer" not in claim:
        return claim
    answer = claim["answer"]
    return {**claim, "answer": _YES_NO.get(str(answer).lower(), answer)}
