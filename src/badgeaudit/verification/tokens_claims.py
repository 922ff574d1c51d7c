"""Compares a token's registered claims with the credential they stand for.

Source: OB 3.0 "Verify a Credential VC-JWT Signature"
(https://www.imsglobal.org/spec/ob/v3p0/#jwt-verify-credential) and "Create the JOSE Header". A
claim that contradicts the credential makes it invalid. One that is missing is against the
specification, yet contradicts nothing, since the signature covers the credential: a warning. (W3C's
own VC-JOSE-COSE does not ask for them.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Clause, Level, Step
from badgeaudit.verification.dates import moment

_OB3 = "https://www.imsglobal.org/spec/ob/v3p0/"
_CLAIMS = Clause("OB 3.0, Verify a Credential VC-JWT Signature", f"{_OB3}#jwt-verify-credential")
_HEADER = Clause("OB 3.0, Create the JOSE Header", f"{_OB3}#joseheader")

_ALLOWED_HEADERS = frozenset(("alg", "kid", "jwk", "typ"))
_VC1 = "https://www.w3.org/2018/credentials/v1"


@dataclass(frozen=True, slots=True)
class _Pair:
    """A claim, and what the credential says in its place."""

    claim: str
    pointer: str
    values: tuple[Any, ...]
    """Several for several subjects; empty when the credential says nothing of it."""
    is_date: bool = False


def claim_steps(
    header: Mapping[str, Any],
    claims: Mapping[str, Any],
    credential: Mapping[str, Any],
    as_of: datetime | None = None,
) -> tuple[Step, ...]:
    """Return the steps for the claims, and for header members OB 3.0 does not know.

    With ``as_of``, ``nbf`` and ``exp`` are also held against that moment, which matters when the
    credential itself leaves the date out.
    """
    steps: list[Step] = []
    compared: list[str] = []
    missing: list[str] = []
    alone: list[str] = []
    for pair in _pairs(credential):
        if pair.claim not in claims:
            if pair.values:
                missing.append(pair.claim)
            continue
        problem = _problem(pair, claims[pair.claim], as_of)
        if problem is not None:
            steps.append(_step(Outcome.FAILED, problem, pair.pointer))
        else:
            (compared if pair.values else alone).append(pair.claim)
    if compared and not steps:
        steps.append(_step(Outcome.PASSED, message("tokens.claims-fit", claims=tuple(compared))))
    if alone:
        why = message("tokens.claims-alone", claims=tuple(alone))
        steps.append(_step(Outcome.FAILED, why, level="warning"))
    if missing:
        why = message("tokens.claims-missing", claims=tuple(missing))
        steps.append(_step(Outcome.FAILED, why, level="warning"))
    return (*steps, *_header_steps(header))


def _problem(pair: _Pair, claim: Any, as_of: datetime | None) -> Message | None:
    """Return how a claim contradicts the credential; never with a value that could be a person."""
    if pair.is_date:
        return _date_problem(pair, claim, as_of)
    if not isinstance(claim, str):
        return message("tokens.claim-not-text", claim=pair.claim)
    if pair.values and claim not in pair.values:
        return message("tokens.claim-differs", claim=pair.claim)
    return None


def _date_problem(pair: _Pair, claim: Any, as_of: datetime | None) -> Message | None:
    when = moment(claim) if isinstance(claim, int | float) else None
    if when is None:
        return message("tokens.claim-not-date", claim=pair.claim)
    if as_of is not None and pair.claim == "exp" and when < as_of:
        return message("tokens.expired", date=_shown(when))
    if as_of is not None and pair.claim == "nbf" and when > as_of:
        return message("tokens.not-yet", date=_shown(when))
    if not pair.values:
        return None
    said = moment(pair.values[0]) if isinstance(pair.values[0], str) else None
    # whole seconds are usual in tokens, also where the credential is written to the millisecond
    if said is None or abs((said - when).total_seconds()) >= 1:
        found = _shown(said) if said else "–"
        params = {"claim": pair.claim, "date": _shown(when)}
        return message("tokens.date-differs", found=found, **params)
    return None


def _pairs(credential: Mapping[str, Any]) -> Iterator[_Pair]:
    yield _Pair("iss", "/issuer", _ids(credential.get("issuer")))
    yield _Pair("sub", "/credentialSubject", _ids(credential.get("credentialSubject")))
    yield _Pair("jti", "/id", _text(credential.get("id")))
    contexts = credential.get("@context")
    old = contexts == _VC1 or (isinstance(contexts, list) and _VC1 in contexts)
    for claim, names in (
        ("nbf", ("validFrom", "issuanceDate")),
        ("exp", ("validUntil", "expirationDate")),
    ):
        ordered = names[::-1] if old else names
        name = next((each for each in ordered if credential.get(each) is not None), ordered[0])
        value = credential.get(name)
        yield _Pair(claim, f"/{name}", () if value is None else (value,), is_date=True)


def _ids(value: Any) -> tuple[str, ...]:
    entries = value if isinstance(value, list) else [value]
    named = (
        each.get("id", each.get("@id")) if isinstance(each, Mapping) else each for each in entries
    )
    return tuple(each for each in named if isinstance(each, str))


def _text(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else ()


def _header_steps(header: Mapping[str, Any]) -> Iterator[Step]:
    extra = sorted(each[:50] for each in set(header) - _ALLOWED_HEADERS)
    if extra:
        why = message("tokens.header-extra", members=tuple(extra[:10]))
        yield Step("claims", Outcome.FAILED, why, _HEADER, level="warning")
    kind = header.get("typ", "JWT")
    if not isinstance(kind, str) or kind.upper() != "JWT":
        found = kind[:50] if isinstance(kind, str) else "–"
        why = message("tokens.header-type", found=found)
        yield Step("claims", Outcome.FAILED, why, _HEADER, level="warning")


def _step(outcome: Outcome, why: Message, pointer: str = "", level: Level = "error") -> Step:
    return Step("claims", outcome, why, _CLAIMS, pointer, level)


def _shown(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S} UTC"
