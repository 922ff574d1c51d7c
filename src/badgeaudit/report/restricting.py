"""Audit document → the same with only those findings that concern some files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any


def restricted(document: Mapping[str, Any], touched: Collection[str], since: str) -> dict[str, Any]:
    """Return the document with the findings about ``touched`` files only.

    A finding concerns a file when it stands in it, or when its subject does. Outcomes, scores and
    readiness stay those of the whole dossier; ``restricted`` says what was left out.
    """
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
    found["restricted"] = {"since": since, "files": sorted(touched), "left_out": left}
    return found


def _concerns(
    finding: Mapping[str, Any], touched: Collection[str], paths: Mapping[str, str]
) -> bool:
    place = finding["place"]
    if place is not None and place["path"] in touched:
        return True
    return paths.get(finding["subject"], finding["subject"]) in touched
