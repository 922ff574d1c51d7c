"""Checks that a standard declares as a JSON Schema on the normalised subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from badgeaudit.checks.base import Each, Parameters, Tools
from badgeaudit.checks.findings import failed, not_provided, untested
from badgeaudit.checks.languages import suggested
from badgeaudit.documents.schemas import Violation, compile_schema
from badgeaudit.model.badges import Subject, SubjectKind
from badgeaudit.model.places import Message, Parameter, message
from badgeaudit.model.results import Finding
from badgeaudit.model.standard import Check

_NAMED = 12
"""So many missing answers of the application are named one by one."""


def declared(check: Check, kind: SubjectKind) -> Each:
    """Return the check that holds a subject's fields against ``check.schema``.

    The schema is compiled here, once. The check yields nothing for a subject that matches; else one
    ``failed`` finding with the standard's advice, placed at the first violation (of a value that is
    missing: at what should hold it); in the application each missing answer is named. The found
    value is never shown. For ``kind`` ``dossier`` the fields are the application's; without an
    application, or without any answer under the key that the check is about (``part``) →
    ``untested``. A badge class that lacks its language gets a remark which one it seems to be in.

    Raises ValueError when the check has no schema.
    """
    if check.schema is None:
        raise ValueError("a declared check needs a schema")
    validator = compile_schema(check.schema)

    def each(subject: Subject, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
        if validator.is_valid(subject.fields):
            return
        if kind == "dossier" and not subject.fields:
            yield untested(subject, message("checks.no-application"))
            return
        if check.part and check.part not in subject.fields:
            yield not_provided(check.part)
            return
        violations = validator.violations(subject.fields)
        missing = [v for v in violations if kind == "dossier" and "property" in v.message.params]
        for violation in missing[:_NAMED]:
            name = str(violation.message.params["property"]).strip('"')
            key = f"{violation.pointer}/{name}".strip("/")
            named = message(
                "checks.declared-missing", advice=check.advice, key=key, missing=(name,)
            )
            yield failed(subject, named, violation.pointer)
        if not missing:
            what = _advised(check, violations)
            yield failed(subject, what, violations[0].pointer if violations else "")
            if kind == "badge_class" and "language" in _missing(what):
                yield from suggested(subject, tools)

    return each


def _advised(check: Check, violations: Iterable[Violation]) -> Message:
    """Return the standard's advice, with the names of what is missing beside it."""
    names = dict.fromkeys(str(v.message.params.get("member", "")) for v in violations)
    missing = tuple(name for name in names if name)
    more: dict[str, Parameter] = {"missing": missing} if missing else {}
    if check.advice:
        return message("checks.declared", advice=check.advice, **more)
    return message("checks.declared-without-advice", **more)


def _missing(what: Message) -> tuple[str, ...]:
    names = what.params.get("missing", ())
    return names if isinstance(names, tuple) else ()
