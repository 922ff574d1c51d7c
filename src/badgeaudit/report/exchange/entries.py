"""Audit document → entries: every finding that a tool may show, in one order, for every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from badgeaudit.model.baseline import proof_fingerprint
from badgeaudit.report.phrases import phrase

FILE = "file"
"""Rule of files that are not valid."""
PROOF = "proof"
"""Rule of proofs that do not hold."""

Kind = Literal["fail", "review", "open"]
"""fail: it fails. review: a person has to look. open: nobody looked, since nothing was there."""
Level = Literal["error", "warning", "note"]

_KINDS: Mapping[str, Kind] = {"failed": "fail", "cantTell": "review", "untested": "open"}
_LEVELS: Mapping[str, Level] = {"must": "error", "should": "warning", "may": "note"}


class Entry(NamedTuple):
    """One finding, ready to be shown elsewhere."""

    rule: str
    """Id of the criterion, ``file`` or ``proof``."""
    kind: Kind
    level: Level
    """How strongly the criterion binds; a file that is not valid is an error."""
    text: str
    subject: str
    path: str
    """Path in the dossier; empty when it has no place."""
    line: int | None
    column: int | None
    pointer: str
    fingerprint: str
    new: bool | None
    """False when a baseline knew it; None without a baseline."""
    waiver: Mapping[str, Any] | None
    """The active waiver that accepts it."""

    @property
    def counts(self) -> bool:
        """True when it is a failure that nothing accepts."""
        return self.kind == "fail" and self.waiver is None and self.new is not False


def entries(document: Mapping[str, Any]) -> list[Entry]:
    """Return every entry: files first, then the criteria in the standard's order.

    A heuristic that leans to "failed" without settling it is a ``review``. What repeats another
    criterion is left out. The numbers of the formats agree since all of them start here.
    """
    return [*_of_files(document), *_of_criteria(document)]


def _of_files(document: Mapping[str, Any]) -> Iterator[Entry]:
    for finding in document["file_findings"]:
        if finding["outcome"] in _KINDS:
            yield _entry(document, FILE, _KINDS[finding["outcome"]], "error", finding)
    for file in document["dossier"]["files"]:
        if file["proof_failed"]:
            finding = {
                "message": {"text": phrase("exchange-proof")},
                "subject": file["path"],
                "place": {"path": file["path"], "pointer": "", "line": None, "column": None},
                "fingerprint": proof_fingerprint(file["path"]),
            }
            yield _entry(document, PROOF, "fail", "error", finding)


def _of_criteria(document: Mapping[str, Any]) -> Iterator[Entry]:
    results = {each["criterion"]: each for each in document["results"]}
    for criterion in document["standard"]["criteria"]:
        result = results.get(criterion["id"])
        if result is None or criterion["same_as"]:
            continue
        level = _LEVELS[criterion["obligation"]]
        observed = result["observed"]
        for finding in observed["findings"] if observed else ():
            kind = _KINDS.get(finding["outcome"])
            if kind is not None:
                weighed = "review" if kind == "fail" and not observed["settled"] else kind
                yield _entry(document, criterion["id"], weighed, level, finding)
        yield from _judged(criterion, result, level)


def _judged(
    criterion: Mapping[str, Any], result: Mapping[str, Any], level: Level
) -> Iterator[Entry]:
    """Yield what people decided against a criterion, or the applicant declared, in their words."""
    if result["outcome"] != "failed" or result["decided_by"] == "observation":
        return
    words = [each["comment"] for each in result["judged"] if each["used"] and each["comment"]]
    if result["decided_by"] == "claim" and result["claimed"]:
        words = [result["claimed"]["explanation"]]
    text = " / ".join(filter(None, dict.fromkeys(words))) or criterion["remedy"]
    id = criterion["id"]
    yield Entry(id, "fail", level, text, "dossier", "", None, None, "", f"judged-{id}", None, None)


def _entry(
    document: Mapping[str, Any], rule: str, kind: Kind, level: Level, finding: Mapping[str, Any]
) -> Entry:
    place = finding["place"] or {"path": "", "pointer": "", "line": None, "column": None}
    fingerprint = finding["fingerprint"]
    return Entry(
        rule=rule,
        kind=kind,
        level=level,
        text=finding["message"]["text"],
        subject=finding["subject"],
        path=place["path"],
        line=place["line"],
        column=place["column"],
        pointer=place["pointer"],
        fingerprint=fingerprint,
        new=_is_new(document, fingerprint) if kind == "fail" else None,
        waiver=_waiver(document, fingerprint),
    )


def _is_new(document: Mapping[str, Any], fingerprint: str) -> bool | None:
    baseline = document.get("baseline")
    return None if baseline is None else fingerprint not in baseline["known"]


def _waiver(document: Mapping[str, Any], fingerprint: str) -> Mapping[str, Any] | None:
    for waiver in document.get("waivers", ()):
        if waiver["state"] == "active" and fingerprint in waiver["covers"]:
            found: Mapping[str, Any] = waiver
            return found
    return None
