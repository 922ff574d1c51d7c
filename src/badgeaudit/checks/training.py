"""Check ``course_credential``: someone of the staff has the required course's badge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.checks.findings import in_application, not_provided, short
from badgeaudit.checks.opening import unread
from badgeaudit.checks.organisation import paths_of
from badgeaudit.model.badges import Row
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import message
from badgeaudit.model.results import Finding


class _Wanted(NamedTuple):
    ids: frozenset[str]
    names: frozenset[str]
    """As ``_compared`` writes them."""


_BEST_FIRST = ("right", "linked", "unknown", "wrong")


def course_credential(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask for a staff member's credential that awards one of the course's badges.

    ``badges``: ids (compared exactly) or names (without case and spacing) that count. ``field``:
    dotted path in the application to the list of people, each with a ``credential``: a path or
    link.

    One is enough, so only the best there is speaks: the right badge, verified → passed with a
    remark that names its issuer (anybody can sign a badge with this name, so a standard should let
    a person settle it); could not be verified → ``untested`` or ``cantTell``; a link →
    ``untested`` (what it leads to is not read); a file that is no credential (a scan) →
    ``cantTell``; the right badge but invalid, another badge, a file that is not in the dossier, or
    a link that leads nowhere → ``failed``. Nobody, or nobody with a credential → ``untested`` (not
    provided).

    Source: at least one staff member completed the playlist,
    https://badgequalitylabel.net/en/activities/18546.
    """
    field = parameters["field"]
    awards = _awards(facts)
    ids = frozenset(parameters["badges"])
    wanted = _Wanted(ids, frozenset(map(_compared, ids)))
    found: dict[str, list[Finding]] = {}
    for pointer, value in read.reached(tools.application, f"{field}.credential"):
        for at, reference in read.references(pointer, value):
            rank, finding = _spoken(at, reference, facts, awards, wanted, tools)
            found.setdefault(rank, []).append(finding)
    for rank in _BEST_FIRST:
        if rank in found:
            yield from found[rank]
            return
    yield not_provided(f"{field}.credential")


def _compared(name: str) -> str:
    return " ".join(name.casefold().split())


def _awards(facts: Facts) -> dict[str, list[tuple[str, str]]]:
    """Return path → id and name of each badge class that the credentials in this file award."""
    credentials = [row for row in facts.rows if row.kind == "credential"]
    awarded = {row.badge for row in credentials}
    classes = (row for row in facts.rows if row.kind == "badge_class" and row.id in awarded)
    names = {row.id: row.name for row in classes if row.name}
    awards: dict[str, list[tuple[str, str]]] = {}
    for row in credentials:
        awards.setdefault(row.path, []).append((row.badge, names.get(row.badge, "")))
    return awards


def _spoken(
    at: str,
    reference: str,
    facts: Facts,
    awards: dict[str, list[tuple[str, str]]],
    wanted: _Wanted,
    tools: Tools,
) -> tuple[str, Finding]:
    """Return how good one named credential is, and the finding that says so."""
    shown = short(reference)
    if read.is_link(reference):
        outcome, reason = unread(reference, tools)
        rank = "wrong" if outcome is Outcome.FAILED else "linked"
        return rank, in_application(outcome, reason, at)
    path = read.dossier_path(reference)
    if path not in awards:
        if path in paths_of(facts.files):
            scan = message("checks.course-not-a-badge", file=shown)
            return "unknown", in_application(Outcome.CANT_TELL, scan, at)
        missing = message("checks.file-missing", file=shown)
        return "wrong", in_application(Outcome.FAILED, missing, at)
    for id, name in awards[path]:
        if id in wanted.ids or _compared(name) in wanted.names:
            return _verified(at, path, short(name or id), tools)
    id, name = awards[path][0]
    other = message("checks.course-other-badge", file=shown, badge=short(name or id))
    return "wrong", in_application(Outcome.FAILED, other, at)


def _verified(at: str, path: str, badge: str, tools: Tools) -> tuple[str, Finding]:
    """Return what verifying the right badge says."""
    found = tools.verify(path)
    if found is None or found.verdict == "could not check":
        steps = found.steps if found is not None else ()
        tried = any(s.outcome is Outcome.CANT_TELL and s.level == "error" for s in steps)
        outcome = Outcome.CANT_TELL if tried else Outcome.UNTESTED
        open_ = message("checks.course-not-verified", file=short(path), badge=badge)
        return "right", in_application(outcome, open_, at)
    if found.verdict == "valid":
        good = message("checks.course-verified", file=short(path), badge=badge)
        return "right", in_application(Outcome.PASSED, good, at)
    bad = message("checks.course-invalid", file=short(path), badge=badge)
    return "wrong", in_application(Outcome.FAILED, bad, at)


def training_paths(tools: Tools) -> frozenset[str]:
    """Return the files that ``staff_trained`` names: received by the issuer, not issued by it."""
    named = read.reached(tools.application, "staff_trained.credential")
    return frozenset(
        read.dossier_path(reference)
        for pointer, value in named
        for _, reference in read.references(pointer, value)
    )


def issued(facts: Facts, tools: Tools) -> list[Row]:
    """Return the credentials the issuer has issued."""
    received = training_paths(tools)
    return [row for row in facts.rows if row.kind == "credential" and row.path not in received]
