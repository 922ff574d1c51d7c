"""Hosted assertions of OB 2.0: what their address answers, and whether it may speak for the issuer.

Source: OB 2.0, Hosted Badges and Badge Verification,
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedBadge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from badgeaudit.documents.strict_json import decode_json
from badgeaudit.errors import Undecodable
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Step
from badgeaudit.network.fetching import Fetched, Fetcher, NotFetched
from badgeaudit.verification import clauses

_FINE, _MISSING, _GONE = 200, 404, 410
_PROMISES = ("recipient", "badge", "issuedOn", "expires")
"""What makes an assertion: it must be the same at the address as in the file."""


def hosting_steps(
    assertion: Mapping[str, Any], issuer: Mapping[str, Any] | None, fetcher: Fetcher
) -> tuple[Step, ...]:
    """Return whether the assertion's address confirms it, and whether the issuer allows it there.

    410 or ``revoked: true``, there or in the file itself, is revoked; 404 is not hosted; other
    faults can't tell. The answer has to have the same id, recipient, badge and dates.
    ``issuer``: the profile, if it could be read.
    """
    id = _address(assertion)
    if id is None:
        return (_step(Outcome.FAILED, message("hosting.no-address"), "/id"),)
    scope = _scope(id, assertion, issuer)
    if assertion.get("revoked") is True:
        return (_step(Outcome.FAILED, _revoked(assertion), "/revoked", "revoked"), scope)
    answer = fetcher.get(id, "application/ld+json, application/json")
    if isinstance(answer, NotFetched):
        outcome = Outcome.UNTESTED if answer.offline else Outcome.CANT_TELL
        return (_step(outcome, answer.reason, "/id"), scope)
    return (_confirmed(assertion, id, answer), scope)


def _confirmed(assertion: Mapping[str, Any], id: str, answer: Fetched) -> Step:
    if answer.status == _GONE:
        return _step(Outcome.FAILED, message("hosting.gone"), "/id", "revoked")
    if answer.status == _MISSING:
        return _step(Outcome.FAILED, message("hosting.missing"), "/id")
    if answer.status != _FINE:
        return _step(Outcome.CANT_TELL, message("hosting.status", status=answer.status), "/id")
    try:
        hosted = decode_json(answer.body, "assertion")
    except Undecodable:
        return _step(Outcome.CANT_TELL, message("hosting.not-json"), "/id")
    if not isinstance(hosted, Mapping):
        return _step(Outcome.CANT_TELL, message("hosting.not-json"), "/id")
    if hosted.get("revoked") is True:
        return _step(Outcome.FAILED, _revoked(hosted), "/id", "revoked")
    if _address(hosted) not in (id, None):
        return _step(Outcome.FAILED, message("hosting.other-id"), "/id")
    different = tuple(_differences(assertion, hosted))
    if different:
        wrong = message("hosting.differs", properties=different)
        return _step(Outcome.FAILED, wrong, f"/{different[0]}")
    return _step(Outcome.PASSED, message("hosting.confirmed"), "/id", "not revoked")


def _revoked(assertion: Mapping[str, Any]) -> Message:
    reason = str(assertion.get("revocationReason") or "–")[:200]
    return message("hosting.revoked", reason=reason)


def _differences(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> Iterator[str]:
    for name in _PROMISES:
        if name in ours and _plain(name, ours[name]) != _plain(name, theirs.get(name)):
            yield name


def _plain(name: str, value: Any) -> Any:
    """A badge may be embedded in one and named in the other; its id is what has to agree."""
    if name == "badge" and isinstance(value, Mapping):
        return value.get("id")
    return value


def _scope(id: str, assertion: Mapping[str, Any], issuer: Mapping[str, Any] | None) -> Step:
    """Return whether the address lies where the issuer says its assertions do.

    ``startsWith`` and ``allowedOrigins`` of the issuer's ``verification``; without them the host of
    the issuer's own id.
    """
    if issuer is None:
        unknown = message("hosting.no-profile")
        return _step(Outcome.CANT_TELL, unknown, "/badge")
    rules = issuer.get("verification")
    rules = rules if isinstance(rules, Mapping) else {}
    starts, origins = _listed(rules.get("startsWith")), _listed(rules.get("allowedOrigins"))
    if starts and not any(id.startswith(start) for start in starts):
        return _step(Outcome.FAILED, message("hosting.outside-scope"), "/id")
    if not origins:
        if starts:
            return _step(Outcome.PASSED, message("hosting.in-scope"), "/id")
        origins = [_host(str(issuer.get("id", "")))]
    if _host(id) in {_host(origin) for origin in origins if origin}:
        return _step(Outcome.PASSED, message("hosting.in-scope"), "/id")
    return _step(Outcome.FAILED, message("hosting.outside-scope"), "/id")


def _address(assertion: Mapping[str, Any]) -> str | None:
    """Return where an assertion is hosted; OB 1.x says it under ``verify.url``."""
    id = assertion.get("id")
    if not isinstance(id, str):
        verify = assertion.get("verify")
        id = verify.get("url") if isinstance(verify, Mapping) else None
    return id if isinstance(id, str) and id.startswith(("http://", "https://")) else None


def _listed(value: Any) -> list[str]:
    return [each for each in (value if isinstance(value, list) else [value]) if _is_text(each)]


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value)


def _host(origin: str) -> str:
    try:
        parts = urlsplit(origin if "://" in origin else f"https://{origin}")
        return parts.netloc.lower()
    except ValueError:
        return ""


def _step(outcome: Outcome, reason: Message, pointer: str, answer: str = "") -> Step:
    details = {"answer": answer} if answer else {}
    return Step("hosting", outcome, reason, clauses.OB2_HOSTED, pointer, details=details)
