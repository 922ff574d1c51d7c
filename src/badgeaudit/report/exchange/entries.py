"""Audit document → entries: every finding that a tool may show, in one order, for every format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from badgeaudit.model.baseline import proof_fingerprint
from badgeaudit.report.exchange.fixes import Fix, fix_of
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
    fix: Fix | None = None
    """Lines to paste that mend it, of a failure where they can be known."""

    @property
    def counts(self) -> bool:
        """True when it is a failure that nothing accepts."""
        return self.kind == "fail" and self.waiver is None and self.new is not False


def entries(document: Mapping[str, Any]) -> list[Entry]:
    """Return every entry: files first, then the criteria in the standard's order.

    A heuristic that leans to "failed" without settling it is a ``review``. What repeats another
    criterion is left out. The numbers of the formats agree since all of them start here.
    """
    known = _known(document)
    return [*_of_files(document, known), *_of_criteria(document, known)]


class _Known(NamedTuple):
    """What the document says about findings elsewhere, looked up once."""

    forms: Mapping[str, str]
    """Path → form of the file; ``application`` for the application."""
    baseline: frozenset[str] | None
    """Fingerprints a baseline knew; None without one."""
    waivers: Mapping[str, Mapping[str, Any]]
    """Fingerprint → the active waiver that covers it."""


def _known(document: Mapping[str, Any]) -> _Known:
    files = document["dossier"]["files"]
    baseline = document.get("baseline")
    forms = {
        each["path"]: "application" if each["role"] == "application" else each["form"] or ""
        for each in files
    }
    active = [each for each in document.get("waivers", ()) if each["state"] == "active"]
    return _Known(
        forms,
        None if baseline is None else frozenset(baseline["known"]),
        {print: each for each in reversed(active) for print in each["covers"]},
    )


def _of_files(document: Mapping[str, Any], known: _Known) -> Iterator[Entry]:
    for finding in document["file_findings"]:
        if finding["outcome"] in _KINDS:
            yield _entry(known, None, _KINDS[finding["outcome"]], "error", finding)
    for file in document["dossier"]["files"]:
        if file["proof_failed"]:
            finding = {
                "outcome": "failed",
                "message": {"id": "", "text": phrase("exchange-proof")},
                "subject": file["path"],
                "place": {"path": file["path"], "pointer": "", "line": None, "column": None},
                "fingerprint": proof_fingerprint(file["path"]),
            }
            yield _entry(known, None, "fail", "error", finding)._replace(rule=PROOF)


def _of_criteria(document: Mapping[str, Any], known: _Known) -> Iterator[Entry]:
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
                yield _entry(known, criterion, weighed, level, finding)
        yield from _judged(document, criterion, result, level)


def _judged(
    document: Mapping[str, Any],
    criterion: Mapping[str, Any],
    result: Mapping[str, Any],
    level: Level,
) -> Iterator[Entry]:
    """Yield what people decided against a criterion, or the applicant declared, in their words.

    What was declared stands in the application. Where only what was touched is shown, neither is,
    unless it was the application.
    """
    if result["outcome"] != "failed" or result["decided_by"] == "observation":
        return
    words = [each["comment"] for each in result["judged"] if each["used"] and each["comment"]]
    path = ""
    if result["decided_by"] == "claim" and result["claimed"]:
        words = [result["claimed"]["explanation"]]
        path = document["dossier"]["application"] or ""
    if "restricted" in document and path not in document["restricted"]["files"]:
        return
    text = " / ".join(filter(None, dict.fromkeys(words))) or criterion["remedy"]
    id = criterion["id"]
    print = f"judged-{id}"
    yield Entry(id, "fail", level, text, "dossier", path, None, None, "", print, None, None)


def _entry(
    known: _Known,
    criterion: Mapping[str, Any] | None,
    kind: Kind,
    level: Level,
    finding: Mapping[str, Any],
) -> Entry:
    place = finding["place"] or {"path": "", "pointer": "", "line": None, "column": None}
    fingerprint = finding["fingerprint"]
    form = known.forms.get(place["path"], "")
    new = None if known.baseline is None else fingerprint not in known.baseline
    return Entry(
        rule=FILE if criterion is None else criterion["id"],
        kind=kind,
        level=level,
        text=finding["message"]["text"],
        subject=finding["subject"],
        path=place["path"],
        line=place["line"],
        column=place["column"],
        pointer=place["pointer"],
        fingerprint=fingerprint,
        new=new if kind == "fail" else None,
        waiver=known.waivers.get(fingerprint),
        fix=fix_of(finding, criterion, form) if finding["outcome"] == "failed" else None,
    )
