"""Audit document → the same with only those findings that concern some files."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

_PICTURES = (".png", ".svg", ".jpg", ".jpeg", ".gif", ".webp")


def restricted(document: Mapping[str, Any], touched: Collection[str], since: str) -> dict[str, Any]:
    """Return the document with the findings about ``touched`` files only.

    A finding concerns a file when it stands in it, or when its subject does; a picture is part of
    the badge file beside it that has the same name. Outcomes, scores and readiness stay those of
    the whole dossier; ``restricted`` says what was left out.
    """
    files = document["dossier"]["files"]
    given, touched = touched, _with_badges_of_pictures(files, touched)
    paths = {each["id"]: each["path"] for each in document["subjects"]["badge_classes"]}
    left = 0

    def kept(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
        nonlocal left
        mine = [finding for finding in findings if _concerns(finding, touched, paths)]
        left += sum(f["outcome"] != "passed" for f in findings) - sum(
            f["outcome"] != "passed" for f in mine
        )
        return mine

    results = []
    for result in document["results"]:
        observed = result["observed"]
        if observed is not None:
            observed = {**observed, "findings": kept(observed["findings"])}
        results.append({**result, "observed": observed})
    found = {**document, "file_findings": kept(document["file_findings"]), "results": results}
    found["dossier"] = {**document["dossier"], "files": [_quiet(each, touched) for each in files]}
    left += sum(each["proof_failed"] and each["path"] not in touched for each in files)
    found["restricted"] = {"since": since, "files": sorted(given), "left_out": left}
    return found


def _with_badges_of_pictures(
    files: Sequence[Mapping[str, Any]], touched: Collection[str]
) -> frozenset[str]:
    names = {path.rpartition(".")[0] for path in touched if path.lower().endswith(_PICTURES)}
    beside = {
        each["path"] for each in files if each["form"] and each["path"].rpartition(".")[0] in names
    }
    return frozenset(touched) | beside


def _quiet(file: Mapping[str, Any], touched: Collection[str]) -> Mapping[str, Any]:
    """Return the file without its failed proof when it was not touched."""
    return file if file["path"] in touched else {**file, "proof_failed": False}


def _concerns(
    finding: Mapping[str, Any], touched: Collection[str], paths: Mapping[str, str]
) -> bool:
    place = finding["place"]
    if place is not None and place["path"] in touched:
        return True
    return paths.get(finding["subject"], finding["subject"]) in touched
