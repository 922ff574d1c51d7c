"""Assessment → the file that ``read_assessment`` reads: plain data, YAML with comments, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps
from textwrap import indent
from typing import Any

from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.model.people import Assessment, Judgement, Opinion, RestsOn

_SECOND = "  "


def as_document(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as data that ``schemas/assessment.schema.json`` describes.

    What is empty is left out. ``source``, ``sha256`` and ``inside_dossier`` are about the file it
    was read from and are not written.
    """
    document: dict[str, Any] = {
        "assessment": 1,
        "standard": assessment.standard,
        "edition": assessment.edition,
        "applicant": assessment.applicant,
        "assessor": assessment.assessor,
        "role": assessment.role,
    }
    document = {key: value for key, value in document.items() if value != ""}
    entries = {each.criterion: judgement_document(each) for each in assessment.judgements}
    for draft in assessment.drafts:
        entries.setdefault(draft.criterion, {"answer": None, **judgement_document(draft)})
    document["judgements"] = entries
    if assessment.opinions:
        document["opinions"] = {
            id: [_opinion(each) for each in opinions]
            for id, opinions in assessment.opinions.items()
        }
    return document


def judgement_document(judgement: Judgement) -> dict[str, Any]:
    """Return one judgement as data; what is empty is left out."""
    written: dict[str, Any] = {
        "answer": judgement.answer,
        "subjects": dict(judgement.subjects),
        "comment": judgement.comment,
        "note": judgement.note,
        "confidence": judgement.confidence,
        "on": judgement.on.isoformat() if judgement.on else None,
        "cites": list(judgement.cites),
        "rests_on": [rests_on_document(ground) for ground in judgement.rests_on],
    }
    return {key: value for key, value in written.items() if value not in (None, "", [], {})}


def rests_on_document(ground: RestsOn) -> dict[str, str]:
    """Return one thing a judgement rests on as data."""
    written = {
        "path": ground.path,
        "pointer": ground.pointer,
        "subjects": str(ground.subjects or ""),
        "sha256": ground.sha256,
    }
    return {key: value for key, value in written.items() if value}


def to_json(assessment: Assessment) -> bytes:
    """Return an assessment as JSON, UTF-8, ending in a newline."""
    return (dumps(as_document(assessment), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def to_yaml(assessment: Assessment, titles: Mapping[str, str] | None = None) -> bytes:
    """Return an assessment as YAML, UTF-8; above each criterion its title as a comment."""
    document = as_document(assessment)
    parts = {part: document.pop(part) for part in ("judgements", "opinions") if part in document}
    text = yaml_text(document)
    for part, entries in parts.items():
        text += f"\n{part}:" + ("\n" if entries else " {}\n")
        for id, entry in entries.items():
            text += "".join(_titled(id, entry, (titles or {}).get(id, "")))
    return text.encode("utf-8")


def _titled(id: str, entry: Any, title: str) -> Iterator[str]:
    if title:
        yield f"{_SECOND}# {' '.join(title.split())}\n"
    yield indent(yaml_text({id: entry}), _SECOND, lambda line: line != "\n")


def _opinion(opinion: Opinion) -> dict[str, Any]:
    written: dict[str, Any] = {
        "assessor": opinion.assessor,
        "answer": opinion.answer,
        "comment": opinion.comment,
        "confidence": opinion.confidence,
    }
    return {key: value for key, value in written.items() if value not in (None, "")}
