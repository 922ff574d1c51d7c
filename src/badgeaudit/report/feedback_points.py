"""points_of: each criterion of an audit → one point of the letter, with whom it lies and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from badgeaudit.report.feedback_parts import Comment, Point, Spot, State, Trouble
from badgeaudit.report.phrases import phrase
from badgeaudit.report.view import OPEN, Item, View

_MISSING = frozenset(
    {
        "audit.no-application",
        "checks.activity-text-missing",
        "checks.no-application",
        "checks.no-credentials",
        "checks.not-provided",
    }
)
"""Messages that say: nothing was handed in. Only then is an open point the applicant's turn."""

_ROLES = ("consensus", "reviewer", "self")


def points_of(view: View, *, names: bool) -> tuple[Point, ...]:
    """Return every criterion as a point, in the standard's order; repeated ones only once."""
    repeats: dict[str, tuple[str, ...]] = {}
    for id, criterion in view.criteria.items():
        original = criterion["same_as"]
        if original:
            repeats[original] = (*repeats.get(original, ()), id)
    return tuple(
        _point(view, view.item(id), repeats.get(id, ()), names)
        for id, criterion in view.criteria.items()
        if criterion["same_as"] not in view.criteria
    )


def troubles(view: View, findings: Iterable[Mapping[str, Any]]) -> tuple[Trouble, ...]:
    """Return findings by kind, each with its first spots."""
    return tuple(
        Trouble(
            group.text,
            tuple(_spot(view, finding, told=bool(group.text)) for finding in group.fold.shown),
            group.total - len(group.fold.shown),
        )
        for group in view.groups(findings)
    )


def spot_key(finding: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return what tells two findings about the same spot: message, file and pointer, not the line.

    A file that can't be read is found twice, as a problem of the file and of a criterion.
    """
    place = finding["place"] or {"path": "", "pointer": ""}
    return finding["message"]["id"], place["path"], place["pointer"]


def _point(view: View, item: Item, also: tuple[str, ...], names: bool) -> Point:
    criterion, result = item.criterion, item.result or {}
    missing = _missing(item)
    state = _state(item, missing)
    claimed = result.get("claimed") or {}
    levels = result.get("levels") or ()
    decided = item.outcome not in OPEN
    return Point(
        id=criterion["id"],
        title=criterion["title"],
        section=criterion["section"],
        also=also,
        official=criterion["status"] == "official",
        state=state,
        question=criterion["question"],
        why=criterion["why"],
        wanted=criterion["wanted"],
        remedy=criterion["remedy"],
        passed_example=criterion["passed_example"],
        failed_example=criterion["failed_example"],
        missing=missing,
        waits_for="" if decided else _waits_for(result, missing),
        found_by=_found_by(result) if decided else "",
        level=min(levels) if levels and decided else None,
        needed=view.standard["scale"]["pass_level"],
        comments=_comments(result, names),
        troubles=troubles(view, _telling(item, missing)) if state in ("to do", "optional") else (),
        explanation=str(claimed.get("explanation") or "") if state == "to do" else "",
        fulfils=_fulfils(view, criterion["id"]) if state == "to do" else (),
    )


def _state(item: Item, missing: bool) -> State:
    if item.outcome == "passed":
        return "met"
    if item.outcome == "inapplicable":
        return "not applicable"
    if item.criterion["obligation"] == "may":
        return "optional"
    return "to do" if item.outcome == "failed" or missing else "waiting"


def _missing(item: Item) -> bool:
    """Tell whether the point is open because nothing was handed in, and nobody judged it yet."""
    if item.outcome not in OPEN or item.result is None or item.result["judged"]:
        return False
    observed = item.result["observed"]
    if observed is None or observed["outcome"] != "untested":
        return False
    said = {each["message"]["id"] for each in observed["findings"] if each["outcome"] != "passed"}
    return said <= _MISSING


def _waits_for(result: Mapping[str, Any], missing: bool) -> str:
    if missing:
        return "you"
    used = [each for each in result.get("judged", ()) if each["used"]]
    return "committee" if len({each["outcome"] for each in used}) > 1 else "reviewers"


def _found_by(result: Mapping[str, Any]) -> str:
    by = result["decided_by"]
    if by == "judgements":
        people = {
            each["assessor"]
            for each in result["judged"]
            if each["role"] == "reviewer" and _used(each)
        }
        return "you" if not people else "reviewer" if result["provisional"] else "reviewers"
    return {"consensus": "committee", "observation": "check", "claim": "you"}.get(by, "")


def _used(judged: Mapping[str, Any]) -> bool:
    return bool(judged["used"])


def _comments(result: Mapping[str, Any], names: bool) -> tuple[Comment, ...]:
    """Return the comments that stand: the committee's first, then those of reviewers it followed.

    A self-assessment is the applicant's own word, so it is not quoted back. A comment that the
    committee took over word for word, as ``compare --consensus`` does, is not told twice.
    """
    used = [each for each in result.get("judged", ()) if each["used"] and each["comment"].strip()]
    decided = result.get("outcome") not in OPEN
    heard = [
        each
        for role in _ROLES[:2]
        for each in used
        if each["role"] == role and (not decided or each["outcome"] == result["outcome"])
    ]
    agreed = [each["comment"] for each in heard if each["role"] == "consensus"]
    heard = [
        each
        for each in heard
        if each["role"] == "consensus" or not any(_taken_over(each["comment"], a) for a in agreed)
    ]
    made: list[Comment] = []
    for each in heard:
        first = all(other.role != each["role"] for other in made)
        key = "committee" if each["role"] == "consensus" else "first" if first else "further"
        by = each["assessor"] if names else phrase(f"feedback-by-{key}")
        made.append(Comment(by, each["role"], each["comment"]))
    return tuple(made)


def _taken_over(comment: str, agreed: str) -> bool:
    """Tell whether a comment stands in the committee's as lines of their own."""
    return f"\n{comment.strip()}\n" in f"\n{agreed.strip()}\n"


def _telling(item: Item, missing: bool) -> list[Mapping[str, Any]]:
    """Return the findings that help the applicant: what failed, or what was not handed in.

    A guess of the machine that people did not follow is left out.
    """
    observed = item.result["observed"] if item.result else None
    if observed is None:
        return []
    told = "untested" if missing else "failed"
    if not missing and "failed" not in (observed["outcome"], observed["leaning"]):
        return []
    return [each for each in observed["findings"] if each["outcome"] == told]


def _fulfils(view: View, criterion: str) -> tuple[str, ...]:
    step = next((s for s in view.document["steps"] if s["criterion"] == criterion), None)
    if step is None:
        return ()
    return tuple(view.rules[id]["title"] for id in step["unblocks"] if id in view.rules)


def _spot(view: View, finding: Mapping[str, Any], *, told: bool) -> Spot:
    place, subject = finding["place"], finding["subject"]
    if place and place["line"] is None:
        place = _lines(view).get(spot_key(finding), place)
    known = view.subject_name(subject)
    badge = known if subject != "dossier" and known != subject else ""
    return Spot("" if told else finding["message"]["text"], badge, _where(place))


def _lines(view: View) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """Return places with lines, which only the problems of files have where nothing was decoded."""
    found = view.document["file_findings"]
    return {spot_key(each): each["place"] for each in found if each["place"]}


def _where(place: Mapping[str, Any] | None) -> str:
    if not place:
        return ""
    if place["line"] is None:
        return str(place["path"])
    return phrase("feedback-place", path=place["path"], line=place["line"])
