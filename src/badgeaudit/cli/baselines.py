"""``--baseline`` and ``--write-baseline``: files of failures that are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from badgeaudit.documents.places import placed
from badgeaudit.documents.schemas import load_validator
from badgeaudit.documents.strict_json import decode_json, locate
from badgeaudit.errors import InvalidAudit, InvalidBaseline, Undecodable
from badgeaudit.gate.baseline import compare, failures
from badgeaudit.languages import sentence
from badgeaudit.model.baseline import Baseline, Failure, proof_fingerprint
from badgeaudit.model.places import Message, Place, Problem, message
from badgeaudit.model.results import Audit
from badgeaudit.report.acceptance_document import failure_document
from badgeaudit.report.reading import AUDIT_LIMITS, read_document
from badgeaudit.report.untrusted import escape_harmful
from badgeaudit.writing import write_whole


def read_baseline(file: Path) -> Baseline:
    """Read what ``--write-baseline`` wrote, or take a saved audit as the baseline.

    Raises InvalidBaseline with every problem and its line; InvalidAudit for a broken audit.
    """
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = message("cli.baseline-unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidBaseline([Problem(reason, Place(str(file)))]) from error
    try:
        data = decode_json(raw, str(file), AUDIT_LIMITS)
    except Undecodable as error:
        raise InvalidBaseline(error.problems) from error
    if isinstance(data, dict) and "schema_version" in data:
        data = _of_audit(read_document(raw, str(file)))
    violations = load_validator("baseline").violations(data)
    if violations:
        positions = locate(raw, [violation.pointer for violation in violations])
        raise InvalidBaseline(placed(violations, str(file), positions))
    known = [Failure(**each) for each in data["failures"]]
    return Baseline(
        source=file.name,
        standard=data["standard"],
        edition=data["edition"],
        as_of=date.fromisoformat(data["as_of"]),
        failures={failure.fingerprint: failure for failure in known},
        met=data["score"]["met"],
        of=data["score"]["of"],
        organisation=data.get("organisation", ""),
    )


def held_against(audit: Audit, baseline: Baseline) -> Audit:
    """Return the audit compared with a baseline. Raises InvalidBaseline for another standard's."""
    if baseline.standard != audit.standard.id:
        other = message(
            "cli.baseline-standard", found=baseline.standard, expected=audit.standard.id
        )
        raise InvalidBaseline([Problem(other, Place(baseline.source, "/standard"))])
    return replace(audit, baseline=compare(audit, baseline, _words))


def acceptance_warnings(audit: Audit) -> Iterator[Message]:
    """Say which waivers do nothing, and that fixed failures can leave the baseline.

    When nothing that a baseline holds is found, but other failures are, it is somebody else's.
    """
    for waived in audit.waiving.waived:
        if waived.state != "active":
            yield message(
                "cli.waiver",
                source=waived.waiver.place.path,
                line=waived.waiver.place.line or 0,
                criterion=waived.waiver.criterion,
                state=waived.state,
                said=sentence(waived.said),
            )
    compared = audit.baseline
    if compared is None:
        return
    if compared.baseline.edition != audit.standard.edition:
        found = compared.baseline.edition
        yield message("cli.baseline-edition", found=found, edition=audit.standard.edition)
    before, here = compared.baseline.organisation, _organisation(audit)
    if before and here and before != here:
        yield message("cli.baseline-organisation", before=before, here=here)
    if compared.fixed and compared.new and not compared.known:
        yield message("cli.baseline-strange", source=compared.baseline.source)
    elif compared.fixed:
        yield message("cli.baseline-fixed", count=len(compared.fixed))


def write_baseline(audit: Audit, file: Path) -> tuple[Message, ...]:
    """Write the failures of an audit as a baseline; return what to say. An older one is replaced.

    What is new in it is said too, since it passes from now on. Raises NotWritten when the file is
    something else.
    """
    from badgeaudit.cli.reporting import refuse_others

    refuse_others(file)
    before = _fingerprints(file)
    found = failures(audit, _words)
    total = audit.scores[-1]
    document = {
        "baseline": 1,
        "tool": audit.tool,
        "standard": audit.standard.id,
        "edition": audit.standard.edition,
        "organisation": _organisation(audit),
        "as_of": audit.as_of.isoformat(),
        "score": {"met": total.met, "of": total.of},
        "failures": [failure_document(each) for each in found],
    }
    text = escape_harmful(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"
    write_whole(file, text.encode("utf-8"), overwrite=True)
    written = message("cli.baseline-written", file=str(file), count=len(found))
    if before is None:
        return (written,)
    now = {each.fingerprint for each in found}
    added, gone = len(now - before), len(before - now)
    return (written, message("cli.baseline-replaced", added=added, gone=gone))


def _fingerprints(file: Path) -> frozenset[str] | None:
    """Return what a baseline holds that stands there; None for none."""
    if not file.is_file():
        return None
    try:
        return frozenset(read_baseline(file).failures)
    except (InvalidBaseline, InvalidAudit):
        return None


def _organisation(audit: Audit) -> str:
    application = audit.dossier.application
    about = application.fields.get("organisation") if application else None
    name = about.get("name") if isinstance(about, Mapping) else None
    return name if isinstance(name, str) else ""


def _words(said: Message) -> str:
    return sentence(said)


def _of_audit(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a saved audit's failures in the form of a baseline file."""
    total = document["scores"][-1]
    return {
        "baseline": 1,
        "tool": document["tool"]["name"],
        "standard": document["standard"]["id"],
        "edition": document["standard"]["edition"],
        "organisation": document["dossier"]["organisation"] or "",
        "as_of": document["as_of"],
        "score": {"met": total["met"], "of": total["of"]},
        "failures": list(_failed(document)),
    }


def _failed(document: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    repeats = {each["id"] for each in document["standard"]["criteria"] if each["same_as"]}
    found = list(document["file_findings"])
    for result in document["results"]:
        observed = result["observed"]
        if observed and observed["settled"] and result["criterion"] not in repeats:
            found += observed["findings"]
    for finding in found:
        if finding["outcome"] == "failed":
            yield {
                "fingerprint": finding["fingerprint"],
                "criterion": finding["criterion"],
                "subject": finding["subject"],
                "path": finding["place"]["path"] if finding["place"] else "",
                "text": finding["message"]["text"],
            }
    for file in document["dossier"]["files"]:
        if file["proof_failed"]:
            path = file["path"]
            yield {
                "fingerprint": proof_fingerprint(path),
                "criterion": "",
                "subject": path,
                "path": path,
                "text": file["verdict"],
            }
