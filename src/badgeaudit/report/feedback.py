"""feedback_of: one audit document → what its applicant has to know, in the order it is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.report.feedback_parts import Chapter, Date, Decision, Feedback, Point, Trouble
from badgeaudit.report.feedback_points import points_of, spot_key, troubles
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.view import View

_LIMITS = RenderOptions(findings=8, folded=0)
"""A letter names the first eight places of one kind and counts the others."""


def feedback_of(document: Mapping[str, Any], *, names: bool = False) -> Feedback:
    """Return what the letter says; the same for equal documents. ``names`` shows reviewers' names.

    Every criterion stands in exactly one of ``good``, ``to_do``, ``optional``, ``waiting`` and
    ``not_applicable``; one that repeats another stands there with it (``also``).
    """
    view = View(document, _LIMITS)
    points = points_of(view, names=names)
    good = _having(points, "met")
    decision = _decision(document)
    total = view.total
    return Feedback(
        applicant=view.title,
        standard=view.standard["title"],
        edition=view.standard["edition"],
        as_of=document["as_of"],
        applied_on=document["dossier"]["applied_on"] or "",
        readiness=document["readiness"]["outcome"],
        provisional=document["readiness"]["provisional"],
        met=total["met"],
        still_open=total["open"],
        counted=total["of"],
        decision=decision,
        good=good,
        good_by_section=_chapters(view, good),
        to_do=_in_order(_having(points, "to do"), document),
        optional=_having(points, "optional"),
        waiting=_in_order(_having(points, "waiting"), document),
        not_applicable=_having(points, "not applicable"),
        files=_files(view, points),
        dates=_dates(view, decided=decision is not None),
        reviewers=_reviewers(document) if names else (),
        disclaimer=view.standard["disclaimer"],
    )


def _having(points: tuple[Point, ...], state: str) -> tuple[Point, ...]:
    return tuple(point for point in points if point.state == state)


def _chapters(view: View, points: tuple[Point, ...]) -> tuple[Chapter, ...]:
    chapters = (
        Chapter(
            section["id"],
            section["title"],
            tuple(point for point in points if point.section == section["id"]),
        )
        for section in view.standard["sections"]
    )
    return tuple(chapter for chapter in chapters if chapter.points)


def _in_order(points: tuple[Point, ...], document: Mapping[str, Any]) -> tuple[Point, ...]:
    """Order by effect, as the audit's steps are; what has no step comes after them."""
    order = {step["criterion"]: number for number, step in enumerate(document["steps"])}
    return tuple(sorted(points, key=lambda point: order.get(point.id, len(order))))


def _files(view: View, points: tuple[Point, ...]) -> tuple[Trouble, ...]:
    """Return the problems of files that no point tells of already."""
    told = {
        spot_key(finding)
        for point in points
        if point.troubles
        for finding in view.results[point.id]["observed"]["findings"]
    }
    findings = view.document["file_findings"]
    untold = [each for each in findings if spot_key(each) not in told]
    return troubles(view, [each for each in untold if each["outcome"] == "failed"])


def _dates(view: View, *, decided: bool) -> tuple[Date, ...]:
    """Return the dates; once it is decided, those counted from the application are behind us."""
    applied = view.document["dossier"]["applied_on"]
    return tuple(
        Date(
            title=view.procedure[due["rule"]]["title"] if due["rule"] in view.procedure else "",
            text=view.procedure[due["rule"]]["text"] if due["rule"] in view.procedure else "",
            start=due["start"],
            on=due["due"],
            overdue=due["overdue"],
        )
        for due in view.document["dues"]
        if not (decided and applied and due["start"] == applied[:10])
    )


def _reviewers(document: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            each["assessor"] for each in document["assessments"] if each["role"] == "reviewer"
        )
    )


def _decision(document: Mapping[str, Any]) -> Decision | None:
    written = document.get("decision")
    if not isinstance(written, Mapping):
        return None
    outcome = str(written.get("outcome") or "")
    dates = written.get("dates")
    on = dates.get("decided_on") if isinstance(dates, Mapping) else None
    label = written.get("label")
    until = label.get("valid_until") if isinstance(label, Mapping) else None
    return Decision(
        outcome=outcome,
        issued=outcome == "issued",
        on=str(on or written.get("decided_on") or ""),
        conditions=tuple(str(each) for each in written.get("conditions") or ()),
        reasons=str(written.get("reasons") or ""),
        valid_until=str(until or written.get("valid_until") or ""),
    )
