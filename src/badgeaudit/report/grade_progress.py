"""Two graded rounds → what became better and worse: for each trainee, and for the class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from badgeaudit.report.grade_words import found_of

Document = Mapping[str, Any]


def progress_document(before: Document, now: Document) -> dict[str, Any]:
    """Compare a graded class with a former round of it, both as documents.

    Trainees are the same when their names are, whatever capitals and blanks; with hidden names in
    the former round only the class is compared.
    """
    former = {} if before["names_hidden"] else {_person(each): each for each in before["trainees"]}
    current = {_person(each): each for each in now["trainees"]}
    both = [person for person in current if person in former]
    return {
        "round": before["round"],
        "seed": before["key"]["seed"],
        "same_exercise": before["key"]["sha256"] == now["key"]["sha256"],
        "same_edition": before["standard"]["edition"] == now["standard"]["edition"],
        "names_hidden": before["names_hidden"],
        "class": {"before": _marks(before["class"]), "now": _marks(now["class"])},
        "agreement": _agreement(before, now),
        "trainees": [
            {
                "name": current[person]["name"],
                "before": _marks(former[person]),
                "now": _marks(current[person]),
            }
            for person in both
        ],
        "only_before": [each["name"] for person, each in former.items() if person not in current],
        "only_now": [
            each["name"] for person, each in current.items() if former and person not in former
        ],
    }


def _person(trainee: Document) -> str:
    return " ".join(str(trainee["name"]).casefold().split())


def _marks(part: Document) -> dict[str, Any]:
    """Return the numbers of a trainee or a class that rounds are compared by."""
    tally = part["tally"]
    assessments = part["assessments"] if "assessments" in part else len(part["dossiers"])
    return {
        "asked": tally["asked"],
        "answered": tally["answered"],
        "exact": tally["exact"],
        "far": tally["far"],
        "assessments": assessments,
        "same_decision": part["same_decision"],
        "flaws": found_of(part["flaws"]),
        "found": part["flaws"]["found"],
        "imagined": part["imagined"],
        "reasons_asked": tally["reasons_asked"],
        "cited": tally["cited"],
        "leaning": part["severity"]["leaning"] if "severity" in part else None,
        "passed": part["passed"],
    }


def _agreement(before: Document, now: Document) -> list[dict[str, Any]]:
    """Return Krippendorff's alpha of both rounds for each kind of question."""
    former = {
        (group["scope"], each["name"]): each["value"]
        for group in before["class"]["agreement"]
        for each in group["measures"]
    }
    return [
        {
            "scope": group["scope"],
            "name": each["name"],
            "title": each["title"],
            "before": former.get((group["scope"], each["name"])),
            "now": each["value"],
        }
        for group in now["class"]["agreement"]
        for each in group["measures"]
        if each["name"].startswith("alpha")
    ]
