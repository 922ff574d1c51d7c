"""From when until when a credential is valid, seen from the moment of the audit.

Sources: OB 3.0 verification, step 4 (https://www.imsglobal.org/spec/ob/v3p0/#verification); VC data
model 2.0 section 4.9 and 1.1 sections 4.5 and 4.6; OB 2.0 Assertion (issuedOn, expires).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.verification import Clause, Step
from badgeaudit.verification.clauses import OB2_DATES, OB3_STATUS, VC_VALIDITY

_VC_STARTS = ("validFrom", "issuanceDate")
_VC_ENDS = ("validUntil", "expirationDate")


def moment(written: object) -> datetime | None:
    """Return a date-time with its zone (UTC when it names none); None when it is not readable.

    Dates before OB 2.0 were also written as seconds since 1970.
    """
    try:
        if isinstance(written, int | float) and not isinstance(written, bool):
            return datetime.fromtimestamp(written, UTC)
        if not isinstance(written, str):
            return None
        read = datetime.fromisoformat(written)
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None


def credential_dates(data: Mapping[str, Any], as_of: datetime) -> tuple[Step, ...]:
    """Return the steps for a verifiable credential, whichever version's names it uses."""
    return _dated(data, _VC_STARTS, _VC_ENDS, as_of, (OB3_STATUS, VC_VALIDITY))


def assertion_dates(data: Mapping[str, Any], as_of: datetime) -> tuple[Step, ...]:
    """Return the steps for an assertion of OB 2.0 or before."""
    return _dated(data, ("issuedOn", "issued_on"), ("expires",), as_of, (OB2_DATES, OB2_DATES))


def _dated(
    data: Mapping[str, Any],
    starts: tuple[str, ...],
    ends: tuple[str, ...],
    as_of: datetime,
    clauses: tuple[Clause, Clause],
) -> tuple[Step, ...]:
    steps: list[Step] = []
    read: dict[str, datetime] = {}
    for name in (*starts, *ends):
        if name not in data or data[name] is None:
            continue
        when = moment(data[name])
        if when is None:
            unreadable = message("verification.date-unreadable", name=name)
            steps.append(Step("dates", Outcome.FAILED, unreadable, clauses[1], f"/{name}"))
        else:
            read[name] = when
    for name in starts:
        if name in read and read[name] > as_of:
            early = message(
                "verification.not-yet-valid", date=_shown(read[name]), as_of=_shown(as_of)
            )
            steps.append(Step("dates", Outcome.FAILED, early, clauses[0], f"/{name}"))
    for name in ends:
        if name in read and read[name] < as_of:
            late = message("verification.expired", date=_shown(read[name]), as_of=_shown(as_of))
            steps.append(Step("dates", Outcome.FAILED, late, clauses[0], f"/{name}"))
    return (*steps, *_backwards(read, starts, ends, clauses[1])) or (_fine(read, ends, clauses[0]),)


def _backwards(
    read: Mapping[str, datetime], starts: tuple[str, ...], ends: tuple[str, ...], clause: Clause
) -> tuple[Step, ...]:
    first = [read[name] for name in starts if name in read]
    return tuple(
        Step("dates", Outcome.FAILED, message("verification.ends-first"), clause, f"/{name}")
        for name in ends
        if name in read and first and read[name] < min(first)
    )


def _fine(read: Mapping[str, datetime], ends: tuple[str, ...], clause: Clause) -> Step:
    last = [read[name] for name in ends if name in read]
    if last:
        reason = message("verification.dates-until", date=_shown(min(last)))
    else:
        reason = message("verification.dates-open")
    return Step("dates", Outcome.PASSED, reason, clause)


def _shown(when: datetime) -> str:
    """Return ``2026-11-24 10:00 UTC``: one form, whatever the document writes."""
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
