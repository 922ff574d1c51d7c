"""record_of: an audit document → what the record of a decision tells beyond the document itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from badgeaudit.report import wording

if TYPE_CHECKING:
    from badgeaudit.report.view import View

Part = Mapping[str, Any]

DATES = ("received_on", "reviewed_on", "decided_on", "communicated_on", "feedback_sent_on")
"""In the order in which they come about."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member or reviewer with everything the decision says of them."""

    name: str
    organisation: str
    country: str
    languages: str
    trio: bool | None
    vote: str
    """``for``, ``against``, ``abstain``; empty without a vote."""
    interest: str
    """Which tie was declared; empty without a declaration."""
    text: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """One reviewer's answer, or what the committee agreed on."""

    by: str
    answer: str
    comment: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A criterion that was put before the committee."""

    id: str
    title: str
    opinions: tuple[Opinion, ...]
    agreed: tuple[Opinion, ...]
    """Empty while there is no consensus."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the templates of the record need."""

    members: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    others: tuple[Person, ...]
    """Who declares or votes without being named as member or reviewer."""
    votes: Mapping[str, int]
    dates: tuple[tuple[str, str], ...]
    """Key and day; empty for a day that is not written down."""
    put: tuple[Settled, ...]


def record_of(view: View) -> Mapping[str, Any]:
    """Return ``record`` for the templates ``decision.*.j2``.

    Without a decision it is a form to be filled in by hand: what the audit knows stands there, the
    reviewers and the criteria on which they differ.
    """
    decision: Part = view.document["decision"] or {"reviewers": _assessed(view)}
    members = _people(decision, decision.get("members", ()))
    reviewers = _people(decision, decision.get("reviewers", ()))
    named = {_folded(each.name) for each in (*members, *reviewers)}
    said = [*decision.get("declarations", ()), *decision.get("votes", ())]
    strangers = {
        _folded(each["name"]): {"name": each["name"]}
        for each in said
        if _folded(each["name"]) not in named
    }
    votes = [each["vote"] for each in decision.get("votes", ())]
    record = Record(
        members=members,
        reviewers=reviewers,
        others=_people(decision, list(strangers.values())),
        votes={vote: votes.count(vote) for vote in ("for", "against", "abstain")},
        dates=tuple((key, decision.get(key) or "") for key in DATES),
        put=tuple(_settled(view, id) for id in _put(view)),
    )
    return {"record": record, "decision": view.document["decision"]}


def _people(decision: Part, people: Sequence[Part]) -> tuple[Person, ...]:
    votes = {_folded(each["name"]): each["vote"] for each in decision.get("votes", ())}
    said = {_folded(each["name"]): each for each in decision.get("declarations", ())}
    found = []
    for each in people:
        declared = said.get(_folded(each["name"]), {})
        found.append(
            Person(
                name=each["name"],
                organisation=each.get("organisation", ""),
                country=each.get("country", ""),
                languages=", ".join(each.get("languages", ())),
                trio=each.get("coordination_trio"),
                vote=votes.get(_folded(each["name"]), ""),
                interest=declared.get("interest", ""),
                text=declared.get("text", ""),
            )
        )
    return tuple(found)


def _assessed(view: View) -> list[Part]:
    """Return the reviewers whose assessments were given."""
    given = view.document["assessments"]
    return [{"name": each["assessor"]} for each in given if each["role"] == "reviewer"]


def _put(view: View) -> tuple[str, ...]:
    """Return the criteria that a rule of the procedure puts before the committee, each once.

    Without a decision no rule was looked at: then those on which the reviewers differ.
    """
    if view.document["decision"] is None:
        return tuple(id for id, result in view.results.items() if _differs(result, view))
    found = (id for each in view.document["procedure"] for id in each["criteria"])
    return tuple(id for id in dict.fromkeys(found) if id in view.results)


def _differs(result: Part, view: View) -> bool:
    """Tell whether reviewers stand on either side of the pass level, or levels far apart."""
    if view.criteria[result["criterion"]]["same_as"]:
        return False
    used = [each for each in result["judged"] if each["used"] and each["role"] == "reviewer"]
    apart = any(each["id"] == "audit.divergence-levels" for each in result["divergences"])
    return apart or {each["outcome"] for each in used} >= {"passed", "failed"}


def _settled(view: View, id: str) -> Settled:
    judged = [each for each in view.results[id]["judged"] if each["used"]]
    highest = view.standard["scale"]["highest"]
    return Settled(
        id=id,
        title=view.criteria[id]["title"],
        opinions=_opinions(judged, "reviewer", highest),
        agreed=_opinions(judged, "consensus", highest),
    )


def _opinions(judged: Sequence[Part], role: str, highest: int) -> tuple[Opinion, ...]:
    return tuple(
        Opinion(each["assessor"], wording.answer(each, highest), each["comment"])
        for each in judged
        if each["role"] == role
    )


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
