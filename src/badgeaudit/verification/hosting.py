"""Hosted assertions of OB 2.0: what their address answers, and whether the file agrees with it.

The file in hand is only trusted to name the address; what is found there is the assertion. Source:
OB 2.0, HostedBadge Verification,
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedBadge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Level, Step
from badgeaudit.network.fetching import Fetched, Fetcher, NotFetched
from badgeaudit.verification import clauses

_FINE, _MISSING, _GONE = 200, 404, 410
_PROMISES = ("recipient", "badge", "issuedOn", "expires", "claim", "issuer")
"""What makes an assertion or endorsement: it has to be the same at the address as in the file."""
_LINKED = ("badge", "issuer")
_UNCOMPARED = frozenset(("@context", "id", "type", "revoked", *_PROMISES))
_BADGE = ("name", "criteria", "issuer")
_ISSUER = ("name",)
_SHOWN = 8


class Hosted(NamedTuple):
    """What the address of an assertion answered."""

    steps: tuple[Step, ...]
    copy: Mapping[str, Any] | None = None
    """The assertion there, when it is the one that was asked for."""
    body: bytes = b""


def hosted(assertion: Mapping[str, Any], fetcher: Fetcher) -> Hosted:
    """Ask the assertion's address, and compare.

    410 or ``revoked: true``, there or in the file itself, is revoked; 404 is not hosted; other
    faults can't tell. The answer has to have the same id, recipient, badge and dates; other
    differences are a warning, since an issuer may add evidence later.
    """
    id = address_of(assertion)
    if id is None:
        return Hosted((_step(Outcome.FAILED, message("hosting.no-address"), "/id"),))
    if assertion.get("revoked") is True:
        return Hosted((_step(Outcome.FAILED, _revoked(assertion), "/revoked", "revoked"),))
    answer = fetcher.get(id, "application/ld+json, application/json")
    if isinstance(answer, NotFetched):
        outcome = Outcome.UNTESTED if answer.offline else Outcome.CANT_TELL
        return Hosted((_step(outcome, answer.reason, "/id"),))
    return _answered(assertion, id, answer)


def _answered(assertion: Mapping[str, Any], id: str, answer: Fetched) -> Hosted:
    if answer.status == _GONE:
        return Hosted((_step(Outcome.FAILED, message("hosting.gone"), "/id", "revoked"),))
    if answer.status == _MISSING:
        return Hosted((_step(Outcome.FAILED, message("hosting.missing"), "/id"),))
    if answer.status != _FINE:
        why = message("hosting.status", status=answer.status)
        return Hosted((_step(Outcome.CANT_TELL, why, "/id"),))
    copy = _decoded(answer.body)
    if copy is None:
        return Hosted((_step(Outcome.CANT_TELL, message("hosting.not-json"), "/id"),))
    if copy.get("revoked") is True:
        return Hosted((_step(Outcome.FAILED, _revoked(copy), "/id", "revoked"),))
    if address_of(copy) not in (id, None):
        return Hosted((_step(Outcome.FAILED, message("hosting.other-id"), "/id"),))
    return Hosted(tuple(_compared(assertion, copy)), copy, answer.body)


def _compared(assertion: Mapping[str, Any], copy: Mapping[str, Any]) -> Iterator[Step]:
    different = tuple(_differences(_PROMISES, assertion, copy))
    if different:
        wrong = message("hosting.differs", properties=different)
        yield _step(Outcome.FAILED, wrong, f"/{different[0]}")
        return
    yield _step(Outcome.PASSED, message("hosting.confirmed"), "/id", "not revoked")
    others = sorted({*assertion, *copy} - _UNCOMPARED)
    besides = tuple(_differences(others, assertion, copy))
    if besides:
        shown = besides[:_SHOWN] + (("…",) if len(besides) > _SHOWN else ())
        why = message("hosting.differs-besides", properties=shown)
        yield _step(Outcome.FAILED, why, "", level="warning")


def inside_steps(
    assertion: Mapping[str, Any],
    badge: Mapping[str, Any] | None,
    issuer: Mapping[str, Any] | None,
) -> Iterator[Step]:
    """Yield what the badge class and profile inside the file say otherwise than the issuer's own.

    Else a file could show another badge, or another issuer, under the address of a real assertion.
    """
    inside = assertion.get("badge")
    if isinstance(inside, Mapping) and badge is not None:
        different = _told(_BADGE, inside, badge)
        if different:
            why = message("hosting.badge-differs", properties=different)
            yield _step(Outcome.FAILED, why, f"/badge/{different[0]}")
    holder, at = (inside, "/badge") if isinstance(inside, Mapping) else (assertion, "")
    profile = holder.get("issuer")
    if isinstance(profile, Mapping) and issuer is not None:
        different = _told(_ISSUER, profile, issuer)
        if different:
            why = message("hosting.issuer-differs", properties=different)
            yield _step(Outcome.FAILED, why, f"{at}/issuer/{different[0]}")


def _told(
    names: Iterable[str], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return what ours tells and theirs tells otherwise."""
    return tuple(_differences((name for name in names if name in ours), ours, theirs))


def _differences(
    names: Iterable[str], ours: Mapping[str, Any], theirs: Mapping[str, Any]
) -> Iterator[str]:
    for name in names:
        if not _same(name, ours.get(name), theirs.get(name)):
            yield name


def _same(name: str, one: Any, other: Any) -> bool:
    """Compare; what is named by its address in one may be described in the other."""
    if one == other:
        return True
    described = [isinstance(each, Mapping) for each in (one, other)]
    if all(described) and name not in _LINKED:
        return False
    return any(described) and _id(one) is not None and _id(one) == _id(other)


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, Mapping) else value


def _decoded(raw: bytes) -> Mapping[str, Any] | None:
    try:
        found = decode_json(raw, "assertion")
    except Undecodable:
        return None
    return found if isinstance(found, Mapping) else None


def _revoked(assertion: Mapping[str, Any]) -> Message:
    reason = str(assertion.get("revocationReason") or "–")[:200]
    return message("hosting.revoked", reason=reason)


def address_of(assertion: Mapping[str, Any]) -> str | None:
    """Return where an assertion is hosted; OB 1.x says it under ``verify.url``."""
    id = assertion.get("id")
    if not isinstance(id, str):
        verify = assertion.get("verify")
        id = verify.get("url") if isinstance(verify, Mapping) else None
    return id if isinstance(id, str) and id.startswith(("http://", "https://")) else None


def _step(
    outcome: Outcome, reason: Message, pointer: str, answer: str = "", level: Level = "error"
) -> Step:
    details = {"answer": answer} if answer else {}
    return Step("hosting", outcome, reason, clauses.OB2_HOSTED, pointer, level, details)
