"""Check ``first_issue_before_application``: badges were in use long enough before applying."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.dates import months_after, read_date
from badgeaudit.checks.findings import in_application, not_provided, short
from badgeaudit.checks.issue_proofs import issue_proof
from badgeaudit.checks.training import issued
from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, message
from badgeaudit.model.results import DOSSIER, Finding

_AT = "/applied_on"
_VERIFIED = 200
"""So many of the earliest credentials are verified; those after them count as not checked."""
_NAMED = 20


def first_issue_before_application(
    facts: Facts, parameters: Parameters, tools: Tools
) -> Iterator[Finding]:
    """Ask that the first credential was issued long enough before applying.

    ``months``: how many. Counted forward from the first issue: holds when the earliest date of
    issue plus the months is on or before ``applied_on``. A day that the month does not have becomes
    its last (2025-08-31 and six months → 2026-02-28; our choice, the label's pages leave it open).
    Dates count as written. Credentials that ``staff_trained`` names were received, not issued, and
    are left out.

    A date in a file proves nothing by itself, so the early credentials are verified, the earliest
    first (``issue_proof`` says what makes a date proven, open or refuted). Expiry and revocation
    are no fault here: what expired or was revoked had been issued.

    | among the credentials that are early enough | outcome |
    |---|---|
    | one with a proven date | ``passed``; refuted ones before it are remarked upon |
    | none proven, one open (offline, hosted …) | ``passed``, saying that it could not be checked |
    | only some of an issuer that issues no badge class here, or that is not told | ``cantTell`` |
    | only refuted ones | ``failed``: nothing that verifies shows the months; each is named |
    | there is none, verified or not | ``failed`` |

    So nothing fails because it could not be checked. No ``applied_on``, or no credential →
    ``untested``; no credential with a readable date → ``cantTell``. That badges were *actively*
    used is for a person.

    Source: at least six months of use, https://badgequalitylabel.net/en/activities/18546; measuring
    it by the first date of issue is derived.
    """
    applied_on = read_date(tools.application.get("applied_on"))
    if applied_on is None:
        yield not_provided("applied_on")
        return
    credentials = issued(facts, tools)
    if not credentials:
        yield in_application(Outcome.UNTESTED, message("checks.no-credentials"))
        return
    dated = sorted(_dated(credentials), key=lambda each: each.day)
    if not dated:
        undated = message("checks.no-issue-dates", count=len(credentials))
        yield in_application(Outcome.CANT_TELL, undated)
        return
    months = parameters["months"]
    values = {"applied_on": str(applied_on), "months": months}
    early = [each for each in dated if months_after(each.day, months) <= applied_on]
    if not early:
        first = dated[0].day
        reached = str(months_after(first, months))
        late = message("checks.first-issue-late", first=str(first), reached=reached, **values)
        yield in_application(Outcome.FAILED, late, _AT)
        return
    yield from _spoken(_sorted(early, _own_issuers(facts), _badge_issuers(facts), tools), values)


class _Dated(NamedTuple):
    day: date
    row: Row


@dataclass(slots=True)
class _Early:
    """The early credentials, by what their dates are worth; the earliest first."""

    proven: date | None = None
    open: date | None = None
    foreign: tuple[date, Row, str] | None = None
    refuted: list[tuple[date, Place]] = field(default_factory=list)


def _dated(credentials: list[Row]) -> Iterator[_Dated]:
    for row in credentials:
        day = read_date(row.issued)
        if day is not None:
            yield _Dated(day, row)


def _sorted(
    early: list[_Dated], own: frozenset[str], of_badge: Mapping[str, str], tools: Tools
) -> _Early:
    """Verify one after the other until a date is proven."""
    found = _Early()
    for index, (day, row) in enumerate(early):
        if index >= _VERIFIED:
            found.open = found.open or day
            break
        standing, place = issue_proof(row, tools)
        issuer = row.issuer or of_badge.get(row.badge, "")
        if standing == "refuted":
            found.refuted.append((day, place))
        elif own and issuer not in own:
            found.foreign = found.foreign or (day, row, issuer)
        elif standing == "proven":
            found.proven = day
            break
        else:
            found.open = found.open or day
    return found


def _own_issuers(facts: Facts) -> frozenset[str]:
    """Return the issuers that the dossier's own profiles and badge classes name."""
    own = (row for row in facts.rows if not row.embedded and not row.staff)
    named = (row.id if row.kind == "issuer" else row.issuer for row in own if _describes(row))
    return frozenset(id for id in named if id)


def _describes(row: Row) -> bool:
    return row.kind in ("issuer", "badge_class")


def _badge_issuers(facts: Facts) -> dict[str, str]:
    """Return badge class → issuer; assertions of OB 2.0 name their issuer only through it."""
    return {row.id: row.issuer for row in facts.rows if row.kind == "badge_class" and row.issuer}


def _spoken(found: _Early, values: Mapping[str, Any]) -> Iterator[Finding]:
    if found.proven is not None:
        good = message("checks.first-issue", first=str(found.proven), **values)
        yield in_application(Outcome.PASSED, good, _AT)
    elif found.open is not None:
        open_ = message("checks.first-issue-unverified", first=str(found.open), **values)
        yield in_application(Outcome.PASSED, open_, _AT)
    elif found.foreign is not None:
        day, row, issuer = found.foreign
        other = message("checks.first-issue-other", first=str(day), issuer=short(issuer))
        if not issuer:
            badge = short(row.badge)
            other = message("checks.first-issue-whose", first=str(day), badge=badge)
        yield Finding(Outcome.CANT_TELL, other, DOSSIER, Place(row.path, row.pointer))
    else:
        none = message("checks.first-issue-refuted", count=len(found.refuted), **values)
        yield in_application(Outcome.FAILED, none, _AT)
    nothing_else = not (found.proven or found.open or found.foreign)
    outcome = Outcome.FAILED if nothing_else else Outcome.PASSED
    for day, place in found.refuted[:_NAMED]:
        out = message("checks.first-issue-left-out", file=short(place.path), date=str(day))
        yield Finding(outcome, out, DOSSIER, place)
    if len(found.refuted) > _NAMED:
        more = message("checks.first-issue-left-out-more", count=len(found.refuted) - _NAMED)
        yield in_application(outcome, more, _AT)
