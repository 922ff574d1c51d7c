"""begun: the file of a decision in which nothing is decided yet, filled in from what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from badgeaudit.decision.dates import application_date
from badgeaudit.decision.names import without
from badgeaudit.documents.writing_yaml import yaml_text
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Message
from badgeaudit.model.standard import Standard
from badgeaudit.resources import package_folder

_NOBODY = "#  - name: Ana Example"
_WIDTH = 99


def begun(
    standard: Standard,
    applicant: str,
    dossier_digest: str,
    assessments: Sequence[Assessment],
    application: Mapping[str, Any],
) -> str:
    """Return YAML that ``read_decision`` reads: applicant, dossier, reviewers, first dates.

    The reviewers are those whose assessments are given. What people have to write down stays empty,
    with an explanation beside it.
    """
    reviews = [each for each in assessments if each.role == "reviewer"]
    names = [_line(name) for name in without((each.assessor for each in reviews), ())]
    days = [j.on.isoformat() for each in reviews for j in each.judgements if j.on]
    head = {
        "standard": standard.id,
        "edition": standard.edition,
        "applicant": _line(applicant) or None,
        "dossier": dossier_digest or None,
    }
    values = {
        "HEAD": _filled(head),
        "RECEIVED": _text(application.get("applied_on")),
        "REVIEWED": max(days, default=""),
        "DUE": _due(standard, application),
        "REVIEWERS": _reviewers(application),
        "NAMES": "\n".join(_person(name) for name in names) or _NOBODY,
        "DECLARATIONS": "\n".join(_declaration(name) for name in names) or _NOBODY,
        "OUTCOMES": ", ".join(_outcomes(standard)),
    }
    text = (package_folder("decision/templates") / "decision.yaml").read_bytes().decode()
    lines = "\n".join(_line_of_form(line, values) for line in text.splitlines())
    return "".join(line.rstrip() + "\n" for line in lines.splitlines())


def _line_of_form(line: str, values: Mapping[str, str]) -> str:
    """Return a line of the form with its one ``@PLACE@`` filled, a long comment on several lines.

    A place in small letters is a message. A value is never looked through for places.
    """
    before, *place = line.split("@")
    if not place:
        return line
    said = values[place[0]] if place[0] in values else _said(place[0])
    if not line.startswith("#"):
        return before + said
    following = "#" + " " * (len(before) - 1)
    # names of options stay whole, so that they can be copied
    return fill(
        said,
        _WIDTH,
        initial_indent=before,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _said(id: str, /, **values: str) -> str:
    """Return the words of ``decision.form-<id>`` on one line. Raises KeyError for an unknown id."""
    return _line(sentence(Message(f"decision.form-{id}", values)))


def _filled(data: Mapping[str, Any]) -> str:
    """Return entries as YAML; one without a value stays open."""
    return "\n".join(
        f"{key}:" if value is None else yaml_text({key: value}).rstrip("\n")
        for key, value in data.items()
    )


def _person(name: str) -> str:
    rest = "".join(f"\n    {key}:" for key in ("organisation", "country", "languages"))
    return f"  - {yaml_text({'name': name}).strip()}{rest}"


def _declaration(name: str) -> str:
    return f"#  - {yaml_text({'name': name}).strip()}\n#    interest: none"


def _due(standard: Standard, application: Mapping[str, Any]) -> str:
    for rule in standard.procedure:
        if rule.test == "decided_in_time" and rule.deadline is not None:
            start = application_date(application, rule.deadline)
            due = rule.deadline.ends(start) if start else None
            return _said("decided-due", rule=rule.id, due=str(due)) if due else _said("decided")
    return _said("decided")


def _reviewers(application: Mapping[str, Any]) -> str:
    about = application.get("organisation")
    known = about if isinstance(about, Mapping) else {}
    languages = known.get("languages")
    said = [known.get("country"), *(languages if isinstance(languages, Sequence) else ())]
    listed = ", ".join(_text(each) for each in said if _text(each))
    return _said("reviewers-shared", shared=listed) if listed else _said("reviewers")


def _outcomes(standard: Standard) -> Iterator[str]:
    for rule in standard.procedure:
        if rule.test == "outcome_known":
            yield from (_line(each) for each in rule.parameters["outcomes"])


def _text(value: Any) -> str:
    """Return a plain word such as a date or code; anything else is left out."""
    text = str(value) if isinstance(value, str) else ""
    return text if text.isascii() and text.replace("-", "").isalnum() else ""


def _line(text: str) -> str:
    return " ".join(text.split())
