"""A file of judgements → Assessment, or everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from typing import Any

from badgeaudit.assessment.answers import with_answers_explained
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.own_files import mistaken
from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_yaml import decode_yaml
from badgeaudit.errors import InvalidAssessment, Undecodable
from badgeaudit.model.outcomes import AppliesTo
from badgeaudit.model.people import Assessment, Judgement, Opinion, RestsOn
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.standard import Standard


def read_assessment(
    raw: bytes,
    source: str,
    standard: Standard,
    *,
    inside_dossier: bool = False,
    applicant: str = "",
    limits: Limits = DEFAULT_LIMITS,
) -> Assessment:
    """Read one assessor's file, YAML or JSON (which is YAML too).

    ``source`` is how reports name the file; ``inside_dossier`` tells that it lies in what the
    applicant handed in. Raises InvalidAssessment with every problem and its line and column: what
    the schema refuses, another standard, another applicant (``applicant``: the name in the
    application, empty when not known), criteria that the standard does not have.
    """
    try:
        document = decode_yaml(raw, source, limits)
    except Undecodable as error:
        raise InvalidAssessment(error.problems) from error
    violations = load_validator("assessment").violations(document.data)
    if violations:
        other = mistaken(document.data, "assessment")
        if other is not None:
            raise InvalidAssessment([Problem(other, Place(source))])
        violations = with_answers_explained(violations, document.data, standard)
        problems = placed(violations, source, document.places)
        raise InvalidAssessment(sorted(problems, key=_line))
    data: Mapping[str, Any] = document.data
    problems = (
        *_other_applicant(data, source, applicant, document.keys),
        *_misfits(data, source, standard, document.keys),
    )
    if problems:
        raise InvalidAssessment(sorted(problems, key=_line))
    entries = [_judgement(id, one, data) for id, one in data["judgements"].items()]
    return Assessment(
        source=source,
        sha256=sha256(raw).hexdigest(),
        inside_dossier=inside_dossier,
        assessor=data["assessor"],
        role=data["role"],
        standard=data["standard"],
        edition=data.get("edition", ""),
        judgements=tuple(each for each in entries if _answered(each)),
        applicant=data.get("applicant", ""),
        opinions={id: _opinions(each) for id, each in data.get("opinions", {}).items()},
        drafts=tuple(each for each in entries if not _answered(each)),
    )


def _line(problem: Problem) -> tuple[int, int]:
    return problem.place.line or 0, problem.place.column or 0


def _other_applicant(
    data: Mapping[str, Any], source: str, applicant: str, keys: Mapping[str, tuple[int, int]]
) -> Iterator[Problem]:
    named = data.get("applicant")
    if named and applicant and named.casefold().split() != applicant.casefold().split():
        other = message("assessment.other-applicant", found=named, expected=applicant)
        yield Problem(other, Place(source, "/applicant", *keys.get("/applicant", (None, None))))


def _misfits(
    data: Mapping[str, Any],
    source: str,
    standard: Standard,
    keys: Mapping[str, tuple[int, int]],
) -> Iterator[Problem]:
    if data["standard"] != standard.id:
        other = message("assessment.other-standard", found=data["standard"], expected=standard.id)
        yield Problem(other, Place(source, "/standard", *keys.get("/standard", (None, None))))
        return
    repeats = {criterion.id: criterion.same_as for criterion in standard.criteria}
    named = [(part, id) for part in ("judgements", "opinions") for id in data.get(part, ())]
    for part, id in named:
        pointer = f"/{part}/{id}"
        place = Place(source, pointer, *keys.get(pointer, (None, None)))
        if id not in repeats:
            near = get_close_matches(id, repeats, n=1)
            suggestion = f" Did you mean {near[0]}?" if near else ""
            yield Problem(
                message("assessment.unknown-criterion", criterion=id, suggestion=suggestion), place
            )
        elif repeats[id] is not None:
            yield Problem(
                message("assessment.repeats-other", criterion=id, other=repeats[id] or ""), place
            )


def _judgement(criterion: str, written: Mapping[str, Any], whole: Mapping[str, Any]) -> Judgement:
    on = written.get("on", whole.get("date"))
    return Judgement(
        criterion=criterion,
        assessor=whole["assessor"],
        role=whole["role"],
        answer=written.get("answer"),
        comment=written.get("comment", ""),
        note=written.get("note", ""),
        confidence=written.get("confidence"),
        on=date.fromisoformat(on) if on else None,
        cites=tuple(written.get("cites", ())),
        rests_on=_rests_on(written.get("rests_on", ())),
        subjects=dict(written.get("subjects", {})),
    )


def _answered(judgement: Judgement) -> bool:
    return judgement.answer is not None or bool(judgement.subjects)


def _rests_on(written: Sequence[Mapping[str, Any]]) -> tuple[RestsOn, ...]:
    return tuple(
        RestsOn(
            path=ground.get("path", ""),
            sha256=ground["sha256"],
            pointer=ground.get("pointer", ""),
            subjects=AppliesTo(ground["subjects"]) if "subjects" in ground else None,
        )
        for ground in written
    )


def _opinions(written: Sequence[Mapping[str, Any]]) -> tuple[Opinion, ...]:
    return tuple(
        Opinion(
            assessor=opinion["assessor"],
            answer=opinion.get("answer"),
            comment=opinion.get("comment", ""),
            confidence=opinion.get("confidence"),
        )
        for opinion in written
    )
