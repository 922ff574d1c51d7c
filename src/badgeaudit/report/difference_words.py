"""Parts of a difference → short plain words; the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, Parameter
from badgeaudit.report import wording
from badgeaudit.report.phrases import phrase, verdict_key

Part = Mapping[str, Any]

KINDS = ("worse", "opened", "fixed", "level", "other")
"""Kinds of changed criteria, in the order they are shown: what needs attention first."""

JUDGEMENT_KINDS = ("set_aside", "changed", "counts_again", "new", "withdrawn")
"""Kinds of changed judgements, in the order they are shown: what has to be asked again first."""

NAMED = 6
"""Up to how many judgements are named at the file they rested on; of more only the criteria."""

_DIGEST = 12
"""Digits of a digest that are enough to tell two dossiers apart by eye."""


def said(id: str, /, **values: Parameter) -> str:
    """Return the words of ``difference.<id>``, filled in. Raises KeyError for an unknown id."""
    return sentence(Message(f"difference.{id}", values))


def arrow(then: str, now: str) -> str:
    """``not met → met``; ``still met`` when nothing changed."""
    return said("same", now=now) if then == now else said("arrow", then=then, now=now)


def title(document: Part) -> str:
    """Return whom the audits are about: the new name goes first."""
    sides = (document["new"], document["old"])
    found = [side["applicant"] for side in sides if side["applicant"]]
    return str(found[0] if found else document["new"]["dossier"])


def side(part: Part) -> str:
    """Return one audit on one line: date, standard, digest."""
    standard = part["standard"]
    known = {
        "as_of": part["as_of"],
        "standard": standard["title"],
        "edition": standard["edition"],
        "digest": part["digest"][:_DIGEST] or "–",
    }
    applied = part["applied_on"]
    return said("side-applied", on=applied, **known) if applied else said("side", **known)


def readiness(document: Part) -> str:
    """``Not yet ready → Undecided``."""
    part = document["readiness"]
    then, now = (phrase(f"verdict-{verdict_key(part[key]['outcome'])}") for key in ("then", "now"))
    return arrow(then, now)


def summary(document: Part) -> str:
    """Return the most important numbers in one sentence."""
    kinds = [each["kind"] for each in document["criteria"]]
    findings = document["findings"]
    return said(
        "sum",
        fixed=kinds.count("fixed"),
        worse=kinds.count("worse"),
        opened=kinds.count("opened"),
        gone=findings["fixed"],
        new=findings["new"],
        unchanged=findings["unchanged"],
    )


def total(document: Part) -> Part:
    """Return the total score's change."""
    found: Part = next(each for each in document["scores"] if each["section"] == "total")
    return found


def incomparable(part: Part) -> str:
    """Return why a criterion or rule can't be compared."""
    entries = part["entries"]
    if part["why"] != "different":
        return said(f"why-{part['why']}")
    if list(entries) == ["check"]:
        return said("why-check")
    return said("why-different", entries=tuple(said(f"entry-{entry}") for entry in entries))


def score(change: Part) -> str:
    """``3 to 4 of 6 met (50 to 66 %) → 5 of 6 met (83 %)``; else why there is none to compare."""
    then, now = change["then"], change["now"]
    if then is None or now is None:
        there = now or then or {}
        key = "section-new" if then is None else "section-gone"
        return said(key, **{"now" if then is None else "then": _score(there)})
    if then == now:
        words = said("as-before", score=_score(now))
    else:
        words = said("arrow", then=_score(then), now=_score(now))
    return words if change["comparable"] else said("not-comparable", score=words)


def _score(part: Part) -> str:
    percent = wording.percent(part)
    return f"{wording.score(part)} ({percent})" if percent else wording.score(part)


def outcome(change: Part) -> str:
    """``not met → met``, with levels where there are any."""
    return arrow(_state(change["then"]), _state(change["now"]))


def _state(part: Part) -> str:
    words = phrase(f"outcome-{part['outcome']}")
    levels = tuple(str(level) for level in part["levels"])
    return f"{words} ({said('levels', levels=levels)})" if levels else words


def judgement(change: Part, document: Part) -> str:
    """``level 2 of 5 → level 4 of 5``; a judgement that is new or gone stands alone."""
    then, now = (
        _answer(change[key], document[audit]["standard"]["highest"])
        for key, audit in (("then", "old"), ("now", "new"))
    )
    if not then or not now:
        return then or now
    return now if change["kind"] in ("set_aside", "counts_again") else arrow(then, now)


def _answer(judged: Part | None, highest: int) -> str:
    """Return an answer; badge by badge it is counted out, so that a change shows."""
    if judged is None:
        return ""
    words = wording.answer(judged, highest)
    verdicts = list(judged["subjects"].values())
    counts = [
        said(f"count-{verdict}", count=verdicts.count(verdict))
        for verdict in ("met", "not_met", "not_applicable")
        if verdict in verdicts
    ]
    return f"{words} ({', '.join(counts)})" if counts else words


def rested(file: Part) -> str:
    """``F-05 (Mira), Q1-19 (Jon, on a part of it)``; of many their number and the criteria."""
    resting = file["rested"]
    if len(resting) <= NAMED:
        return ", ".join(_resting(resting))
    criteria = tuple(dict.fromkeys(each["criterion"] for each in resting))
    return said("rested-many", count=len(resting), criteria=criteria)


def _resting(parts: Iterable[Part]) -> Iterator[str]:
    for each in parts:
        how = "" if each["how"] == "file" else f", {said('how-' + each['how'])}"
        yield f"{each['criterion']} ({each['assessor']}{how})"


def due(change: Part) -> str:
    """``due 2029-01-01 → due 2032-01-01``."""
    texts = {
        key: said("overdue" if change[key]["overdue"] else "due", due=change[key]["due"])
        for key in ("then", "now")
        if change[key]
    }
    return said(f"due-{change['kind']}", **texts)


def kinds(document: Part) -> list[tuple[str, Sequence[Part]]]:
    """Return the changed criteria by kind, without kinds that do not occur."""
    found = [
        (kind, [each for each in document["criteria"] if each["kind"] == kind]) for kind in KINDS
    ]
    return [(kind, criteria) for kind, criteria in found if criteria]


def judgement_kinds(document: Part) -> list[tuple[str, Sequence[Part]]]:
    """Return the changed judgements by kind, without kinds that do not occur."""
    changes = document["judgements"]["changes"]
    found = [(kind, [each for each in changes if each["kind"] == kind]) for kind in JUDGEMENT_KINDS]
    return [(kind, judgements) for kind, judgements in found if judgements]


def files(document: Part) -> list[Part]:
    """Return the changed files, those that judgements rested on first: these are asked again."""
    return sorted(document["evidence"]["files"], key=lambda file: not file["rested"])


def rules(document: Part) -> list[Part]:
    """Return the rules whose outcome is another one."""
    return [rule for rule in document["readiness"]["rules"] if rule["changed"]]


def group(part: Part) -> str:
    """``2 fixed, 1 new, 5 unchanged``, without what there is none of."""
    return ", ".join(
        said(f"count-{key}", count=len(part[key]))
        for key in ("fixed", "new", "unchanged")
        if part[key]
    )


def nothing(document: Part) -> bool:
    """Tell whether the two audits say the same."""
    return not (
        document["criteria"]
        or rules(document)
        or any(each["then"] != each["now"] for each in document["scores"])
        or document["findings"]["fixed"]
        or document["findings"]["new"]
        or document["judgements"]["changes"]
        or document["evidence"]["files"]
        or any(each["kind"] != "unchanged" for each in document["dues"])
    )
