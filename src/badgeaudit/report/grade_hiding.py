"""A graded class without names: Trainee 1, Trainee 2 …, for a projector or a report to others."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from badgeaudit.report.grade_words import said

Document = Mapping[str, Any]


def hide_names(document: Document) -> dict[str, Any]:
    """Return the document with every name, file name and comment of a trainee left out.

    The numbers are in an order that tells nothing (not the alphabet's), and stays the same for the
    same key and people, whatever the order of the files.
    """
    seed = document["key"]["seed"]
    order = sorted(
        range(len(document["trainees"])),
        key=lambda at: sha256(f"{seed}\0{document['trainees'][at]['name']}".encode()).digest(),
    )
    labels = {
        document["trainees"][at]["name"]: said("trainee", number=number)
        for number, at in enumerate(order, 1)
    }
    files = document["files"]
    return {
        **document,
        "names_hidden": True,
        "files": {
            **files,
            "duplicates": [
                {**each, "trainee": labels[each["trainee"]], "used": "", "others": [""] * count}
                for each in files["duplicates"]
                for count in [len(each["others"])]
            ],
            "gaps": [{**each, "trainee": labels[each["trainee"]]} for each in files["gaps"]],
            "unmatched": [
                {"source": "", "assessor": "", "applicant": each["applicant"]}
                for each in files["unmatched"]
            ],
            "unusable": [{"source": "", "problems": []} for _ in files["unusable"]],
            "passed_over": ["" for _ in files["passed_over"]],
        },
        "class": _class(document["class"], order),
        "progress": _progress(document["progress"], labels),
        "trainees": [_trainee(document["trainees"][at], labels) for at in order],
    }


def _class(part: Document, order: list[int]) -> dict[str, Any]:
    maps = [
        {
            **each,
            "rows": [
                {**row, "states": [row["states"][at] for at in order]} for row in each["rows"]
            ],
        }
        for each in part["heat_maps"]
    ]
    return {**part, "heat_maps": maps}


def _progress(progress: Document | None, labels: Mapping[str, str]) -> dict[str, Any] | None:
    if progress is None:
        return None
    rows = [{**each, "name": labels[each["name"]]} for each in progress["trainees"]]
    numbers = list(labels.values())
    return {
        **progress,
        "trainees": sorted(rows, key=lambda each: numbers.index(each["name"])),
        "only_before": ["" for _ in progress["only_before"]],
        "only_now": [labels[name] for name in progress["only_now"]],
    }


def _trainee(trainee: Document, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return one trainee; comments go as well, since people sign them or name each other."""
    dossiers = [
        {
            **each,
            "source": "",
            "answers": [{**answer, "comment": "", "cites": []} for answer in each["answers"]],
        }
        for each in trainee["dossiers"]
    ]
    return {**trainee, "name": labels[trainee["name"]], "dossiers": dossiers}
