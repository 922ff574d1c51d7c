"""Judgements of two audits, matched by criterion, assessor and role: who answers otherwise now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from badgeaudit.renewal.comparable import Comparable, Part, distinct

Kind = Literal["changed", "new", "withdrawn", "set_aside", "counts_again"]
"""changed: another answer. new, withdrawn: there was none, there is none. set_aside: the same
answer no longer counts. counts_again: it did not count, and does now.
"""
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class JudgementChange:
    """One assessor's judgement of one criterion that is not as it was."""

    criterion: str
    title: str
    assessor: str
    role: str
    kind: Kind
    then: Part | None
    now: Part | None


@dataclass(frozen=True, slots=True)
class JudgementChanges:
    """What became of all judgements."""

    changed: tuple[JudgementChange, ...]
    unchanged: int


def judgement_changes(old: Part, new: Part, common: Comparable) -> JudgementChanges:
    """Return every judgement that is not as it was, by criterion in the new standard's order.

    Only criteria that ask the same are looked at. One voice counts once: of several judgements by
    the same person in the same role, the first that counts.
    """
    then, now = _voices(old), _voices(new)
    found = []
    unchanged = 0
    for id, criterion in distinct(new["standard"]).items():
        if id not in common.asked:
            continue
        for key in dict.fromkeys(key for key in (*then, *now) if key[0] == id):
            before, after = then.get(key), now.get(key)
            kind = _kind(before, after)
            if kind is None:
                unchanged += 1
                continue
            named = after or before or {}
            found.append(
                JudgementChange(
                    criterion=id,
                    title=criterion["title"],
                    assessor=named["assessor"],
                    role=named["role"],
                    kind=kind,
                    then=before,
                    now=after,
                )
            )
    return JudgementChanges(tuple(found), unchanged)


def person(assessor: str) -> str:
    """Return a name as the same person is recognised by, whatever the spelling."""
    return " ".join(assessor.casefold().split())


def judgements_of(document: Part) -> Iterator[tuple[str, Part]]:
    """Yield criterion id and judgement; what is said of a repeated criterion only once."""
    repeats = {each["id"] for each in document["standard"]["criteria"] if each["same_as"]}
    for result in document["results"]:
        if result["criterion"] not in repeats:
            for judged in result["judged"]:
                yield result["criterion"], judged


def _voices(document: Part) -> dict[Key, Part]:
    found: dict[Key, Part] = {}
    for criterion, judged in judgements_of(document):
        key = (criterion, person(judged["assessor"]), judged["role"])
        if key not in found or (judged["used"] and not found[key]["used"]):
            found[key] = judged
    return found


def _kind(then: Part | None, now: Part | None) -> Kind | None:
    if then is None:
        return "new"
    if now is None:
        return "withdrawn"
    if (then["answer"], then["subjects"]) != (now["answer"], now["subjects"]):
        return "changed"
    if then["used"] != now["used"]:
        return "counts_again" if now["used"] else "set_aside"
    return None
