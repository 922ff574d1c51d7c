"""Whether an assertion of OB 2.0 is hosted where its issuer's profile allows it.

Source: OB 2.0 VerificationObject (``startsWith``, ``allowedOrigins``) and HostedBadge Verification:
without ``verification`` in the profile, assertion and badge class lie on the origin of its ``id``.
https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#VerificationObject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Step
from badgeaudit.verification import clauses
from badgeaudit.verification.issuer_profiles import Linked

_PORTS = {"http": 80, "https": 443}
_HTTP = ("http://", "https://")


class Origin(NamedTuple):
    """Where something is hosted."""

    host: str
    port: int | None
    """None for the usual one."""


def scope_steps(id: str, linked: Linked) -> tuple[Step, ...]:
    """Return whether the address is one of the issuer's, and the badge class's besides.

    ``id`` has to begin with one of ``startsWith``, and its host has to be one of
    ``allowedOrigins``, as far as the profile has them. With neither, it lies on the host (and port)
    of the profile's own ``id``, and so does the badge class when its id is a web address; http and
    https count as one origin, as issuers moved from one to the other.

    Only a profile that was found at its own address may say so: a copy inside the assertion could
    be anybody's, and a profile without a web address has no origin. Then it can't be told.
    """
    at = "/issuer" if linked.badge is None and linked.issuer is not None else "/badge"
    if linked.issuer is not None and origin_of(linked.issuer_id) is None:
        return (_step(Outcome.CANT_TELL, message("hosting.no-origin"), at),)
    if linked.issuer is None or linked.own is not Outcome.PASSED:
        return (_step(linked.own, _no_profile(linked.own), at),)
    rules = linked.issuer.get("verification")
    if rules is not None and not isinstance(rules, Mapping):
        return (_step(Outcome.CANT_TELL, message("hosting.rules-elsewhere"), at),)
    starts = _listed((rules or {}).get("startsWith"))
    origins = _listed((rules or {}).get("allowedOrigins"))
    if starts or origins:
        allowed = not starts or any(_begins(id, start) for start in starts)
        allowed = allowed and (not origins or any(_on(id, origin) for origin in origins))
        return (_in_scope() if allowed else _outside(),)
    return tuple(_by_origin(id, linked, at))


def _by_origin(id: str, linked: Linked, at: str) -> Iterator[Step]:
    home = origin_of(linked.issuer_id)
    yield _in_scope() if origin_of(id) == home else _outside()
    badge = linked.badge_id
    if not linked.older and badge.startswith(_HTTP) and origin_of(badge) != home:
        yield _step(Outcome.FAILED, message("hosting.badge-outside-scope", url=badge[:300]), at)


def _no_profile(why: Outcome) -> Message:
    if why is Outcome.UNTESTED:
        return message("hosting.no-profile-offline")
    return message("hosting.no-profile")


def _in_scope() -> Step:
    return _step(Outcome.PASSED, message("hosting.in-scope"), "/id")


def _outside() -> Step:
    return _step(Outcome.FAILED, message("hosting.outside-scope"), "/id")


def origin_of(url: str) -> Origin | None:
    """Return the origin of a web address; None when it is none."""
    if not url.startswith(_HTTP):
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    return Origin(host, None if port == _PORTS[parts.scheme] else port) if host else None


def _on(id: str, allowed: str) -> bool:
    """Tell whether an address lies on an allowed origin: a host name, at any port it does not name.

    The specification has the bare host; issuers also write an address or a port.
    """
    wanted = origin_of(allowed if "://" in allowed else f"https://{allowed}")
    found = origin_of(id)
    if wanted is None or found is None:
        return False
    return wanted == found or (wanted.port is None and wanted.host == found.host)


def _begins(id: str, start: str) -> bool:
    """Tell whether an id begins so, on the same host, and does not climb out of it again.

    ``https://a.example`` is not the beginning of ``https://a.example.org``.
    """
    found = origin_of(id)
    if not id.startswith(start) or found is None or found != origin_of(start):
        return False
    return ".." not in unquote(urlsplit(id).path).split("/")


def _listed(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [each for each in listed if isinstance(each, str) and each]


def _step(outcome: Outcome, reason: Message, pointer: str) -> Step:
    return Step("hosting", outcome, reason, clauses.OB2_HOSTED, pointer)
