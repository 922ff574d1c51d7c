"""The answer key of an exercise: model, reading, writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from json import dumps
from typing import Any, Literal

from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.own_files import mistaken
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidKey, Undecodable
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.model.standard import Standard
from badgeaudit.workshop.answers import Decision, KeyAnswer, decision_of, fits

__all__ = [
    "DossierKey",
    "Key",
    "KeyAnswer",
    "PlantedFlaw",
    "PlantedStrength",
    "read_key",
    "write_key",
]

SeenBy = Literal["machine", "person", "both"]


@dataclass(frozen=True, slots=True)
class PlantedFlaw:
    """Something that was put wrong on purpose."""

    kind: str
    title: str
    criteria: tuple[str, ...]
    path: str
    pointer: str
    """JSON pointer in the file, where it has one."""
    seen_by: SeenBy
    difficulty: int
    text: str
    """What is wrong, for the trainer."""


@dataclass(frozen=True, slots=True)
class PlantedStrength:
    """Something that was made better than it has to be."""

    title: str
    criteria: tuple[str, ...]
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class DossierKey:
    """What is right about one practice dossier."""

    name: str
    """Name of its folder."""
    digest: str
    """The dossier's digest, as an audit tells it."""
    applicant: str
    decision: Decision
    answers: Mapping[str, KeyAnswer]
    """Criterion id → answer; every criterion that does not repeat another."""
    flaws: tuple[PlantedFlaw, ...] = ()
    strengths: tuple[PlantedStrength, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """The answer key of an exercise: never in the trainees' folder."""

    tool: str
    standard: str
    edition: str
    seed: int
    difficulty: int
    dossiers: tuple[DossierKey, ...]


def write_key(key: Key) -> bytes:
    """Return a key as JSON, as ``read_key`` reads it; the same bytes for the same key."""
    document = {
        "key": 1,
        "tool": key.tool,
        "standard": key.standard,
        "edition": key.edition,
        "seed": key.seed,
        "difficulty": key.difficulty,
        "dossiers": [_dossier_document(each) for each in key.dossiers],
    }
    return (dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _dossier_document(dossier: DossierKey) -> dict[str, Any]:
    return {
        "name": dossier.name,
        "digest": dossier.digest,
        "applicant": dossier.applicant,
        "decision": dossier.decision,
        "answers": {
            id: {"answer": each.answer, "why": each.why, "evidence": list(each.evidence)}
            for id, each in dossier.answers.items()
        },
        "flaws": [
            {
                "kind": flaw.kind,
                "title": flaw.title,
                "criteria": list(flaw.criteria),
                "path": flaw.path,
                "pointer": flaw.pointer,
                "seen_by": flaw.seen_by,
                "difficulty": flaw.difficulty,
                "text": flaw.text,
            }
            for flaw in dossier.flaws
        ],
        "strengths": [
            {
                "title": strength.title,
                "criteria": list(strength.criteria),
                "path": strength.path,
                "text": strength.text,
            }
            for strength in dossier.strengths
        ],
    }


def read_key(raw: bytes, source: str, standard: Standard, limits: Limits = DEFAULT_LIMITS) -> Key:
    """Read an answer key. ``source`` is how messages name the file.

    Raises InvalidKey with every problem and its line and column: what the schema refuses, another
    standard, a criterion that the standard does not have or that has no answer, an answer that does
    not fit its criterion, two dossiers alike, a decision that does not follow from the answers.
    """
    try:
        document = decode_yaml(raw, source, limits)
    except Undecodable as error:
        raise InvalidKey(error.problems) from error
    violations = load_validator("workshop-key").violations(document.data)
    other = mistaken(document.data, "workshop-key") if violations else None
    if other is not None:
        raise InvalidKey([Problem(other, Place(source))])
    problems = placed(violations, source, document.places)
    if not problems:
        places = document.places
        problems = tuple(
            Problem(what, Place(source, pointer, *places.get(pointer, (None, None))))
            for what, pointer in _misfits(document.data, standard)
        )
    if problems:
        raise InvalidKey(sorted(problems, key=_line))
    data = document.data
    return Key(
        tool=data["tool"],
        standard=data["standard"],
        edition=data["edition"],
        seed=data["seed"],
        difficulty=data["difficulty"],
        dossiers=tuple(_dossier(each) for each in data["dossiers"]),
    )


def _line(problem: Problem) -> tuple[int, int]:
    return problem.place.line or 0, problem.place.column or 0


def _misfits(data: Mapping[str, Any], standard: Standard) -> Iterator[tuple[Message, str]]:
    for what in ("id", "edition"):
        written = data["standard" if what == "id" else what]
        expected = getattr(standard, what)
        if written != expected:
            yield (
                message(f"workshop.key-other-{what}", found=written, expected=expected),
                f"/{'standard' if what == 'id' else what}",
            )
            return
    seen: set[str] = set()
    for number, dossier in enumerate(data["dossiers"]):
        at = f"/dossiers/{number}"
        for field in ("name", "digest", "applicant"):
            if f"{field} {dossier[field]}" in seen:
                yield message("workshop.key-repeated", value=dossier[field]), f"{at}/{field}"
            seen.add(f"{field} {dossier[field]}")
        wrong = list(_wrong_answers(dossier["answers"], standard, at))
        yield from wrong
        yield from _unknown_criteria(dossier, standard, at)
        if not wrong:
            expected = decision_of(_answers(dossier["answers"]), standard)
            if dossier["decision"] != expected:
                yield message("workshop.key-decision", expected=expected), f"{at}/decision"


def _wrong_answers(
    answers: Mapping[str, Any], standard: Standard, at: str
) -> Iterator[tuple[Message, str]]:
    asked = {each.id: each for each in standard.criteria if each.same_as is None}
    missing = tuple(id for id in asked if id not in answers)
    if missing:
        yield message("workshop.key-unanswered", criteria=missing), f"{at}/answers"
    for id, written in answers.items():
        place = f"{at}/answers/{id}"
        if id not in asked:
            yield message("workshop.key-unknown-criterion", criterion=id), place
        elif not fits(written["answer"], asked[id], standard):
            yield message("workshop.key-answer", criterion=id), f"{place}/answer"


def _unknown_criteria(
    dossier: Mapping[str, Any], standard: Standard, at: str
) -> Iterator[tuple[Message, str]]:
    known = {criterion.id for criterion in standard.criteria}
    for part in ("flaws", "strengths"):
        for number, each in enumerate(dossier[part]):
            for index, id in enumerate(each["criteria"]):
                if id not in known:
                    place = f"{at}/{part}/{number}/criteria/{index}"
                    yield message("workshop.key-unknown-criterion", criterion=id), place


def _dossier(data: Mapping[str, Any]) -> DossierKey:
    return DossierKey(
        name=data["name"],
        digest=data["digest"],
        applicant=data["applicant"],
        decision=data["decision"],
        answers=_answers(data["answers"]),
        flaws=tuple(
            PlantedFlaw(**{**each, "criteria": tuple(each["criteria"])}) for each in data["flaws"]
        ),
        strengths=tuple(
            PlantedStrength(**{**each, "criteria": tuple(each["criteria"])})
            for each in data["strengths"]
        ),
    )


def _answers(data: Mapping[str, Any]) -> dict[str, KeyAnswer]:
    return {
        id: KeyAnswer(each["answer"], each["why"], tuple(each["evidence"]))
        for id, each in data.items()
    }
