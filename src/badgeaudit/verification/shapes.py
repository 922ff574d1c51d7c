"""Whether a credential has the form the specification asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from badgeaudit.model.badges import Form
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step
from badgeaudit.verification import clauses
from badgeaudit.verification.context_versions import context_steps
from badgeaudit.verification.families import standing_alone
from badgeaudit.verification.means import Credential, Means, ShapeProblem

_KINDS: Mapping[Form, str] = {
    Form.OB3_CREDENTIAL: "AchievementCredential",
    Form.OB3_ENDORSEMENT: "EndorsementCredential",
    Form.CLR2_CREDENTIAL: "ClrCredential",
}
_BASICS = ("issuer", "credentialSubject")
_SHOWN = 8


def credential_shape(
    credential: Credential, means: Means, inside: Iterable[str]
) -> tuple[Step, ...]:
    """Return the steps for a verifiable credential; one that passed when nothing is wrong.

    ``inside`` are the pointers of the credentials in it: what is wrong in there is said of them.
    """
    data = credential.data
    found = list(_modelled(credential, means, tuple(inside)))
    said = {step.pointer.split("/")[1] for step in found if step.pointer}
    found += (s for s in context_steps(data) if s.level == "warning" or "@context" not in said)
    if credential.form in _KINDS:
        found += _families(data, _KINDS[credential.form])
    else:
        found += _basics(data)
    return _or_passed(found, clauses.OB3_CONFORMS)


def assertion_shape(
    credential: Credential, means: Means, inside: Iterable[str]
) -> tuple[Step, ...]:
    """Return the steps for an assertion or endorsement of OB 2.0 or before."""
    found = list(_modelled(credential, means, tuple(inside)))
    return _or_passed(found, clauses.OB2_CONFORMS)


def _or_passed(found: list[Step], clause: Clause) -> tuple[Step, ...]:
    if any(step.level == "error" for step in found):
        return tuple(found)
    return (Step("shape", Outcome.PASSED, message("verification.shape-fine"), clause), *found)


def _modelled(credential: Credential, means: Means, inside: tuple[str, ...]) -> Iterator[Step]:
    ob2 = credential.form.value.startswith(("ob1", "ob2"))
    clause = clauses.OB2_CONFORMS if ob2 else clauses.OB3_CONFORMS
    for problem in means.shape(credential):
        if not within(problem, inside):
            yield Step("shape", Outcome.FAILED, problem.message, clause, problem.pointer)


def within(problem: ShapeProblem, inside: tuple[str, ...]) -> bool:
    """Tell whether a problem lies in (or at) one of the inner credentials."""
    return any(f"{problem.pointer}/".startswith(f"{pointer}/") for pointer in inside)


def _families(data: Mapping[str, Any], kind: str) -> Iterator[Step]:
    alone = tuple(standing_alone(data, kind))
    if alone:
        shown = alone[:_SHOWN] + (("…",) if len(alone) > _SHOWN else ())
        why = message("verification.stands-alone", count=len(alone), pointers=shown)
        yield Step(
            "shape", Outcome.FAILED, why, clauses.OB3_SERIALISATION, alone[0], level="warning"
        )


def _basics(data: Mapping[str, Any]) -> Iterator[Step]:
    """What every verifiable credential has to have, for those that are no badges."""
    types = data.get("type", data.get("@type"))
    if "VerifiableCredential" not in (types if isinstance(types, list) else [types]):
        why = message("verification.no-vc-type")
        yield Step("shape", Outcome.FAILED, why, clauses.VC_BASICS, "/type")
    for name in _BASICS:
        if not data.get(name):
            why = message("verification.vc-without", name=name)
            yield Step("shape", Outcome.FAILED, why, clauses.VC_BASICS)
    id = data.get("id")
    if id is not None and not (isinstance(id, str) and ":" in id):
        why = message("verification.vc-id")
        yield Step("shape", Outcome.FAILED, why, clauses.VC_BASICS, "/id")
