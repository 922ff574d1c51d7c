"""One file of the dossier → what it is, its subjects, and what its schema says of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from badgeaudit.documents.limits import Limits
from badgeaudit.documents.strict_json import locate
from badgeaudit.dossier.evidence import evidence_kind
from badgeaudit.dossier.sources import Source
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form, Packaging, Subject
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.results import Finding
from badgeaudit.openbadges.normalise import normalise
from badgeaudit.openbadges.reading import BadgeDocument, NotABadge, read_badge
from badgeaudit.openbadges.shape import violations

_PROMISED = ("badges/", "credentials/")
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file."""

    file: SourceFile
    subjects: Sequence[Subject] = ()
    findings: Sequence[Finding] = ()
    """Violations of its schema, or the one reason why it can't be read; not yet located."""
    document: BadgeDocument | None = None


def read_file(file: SourceFile, source: Source, limits: Limits) -> Read:
    """Read, hash and, where it is a badge file, recognise, validate and normalise one file.

    Never raises for what a file holds: an unreadable one comes back with its problem and a finding.
    """
    if file.role == "ignored":
        return Read(file)
    try:
        raw = source.read(file.path)
    except Undecodable as error:
        return _unreadable(file, error)
    # dataclasses.replace takes ten times as long
    file = SourceFile(
        file.path, len(raw), file.role, sha256(raw).hexdigest(), file.form, file.problem
    )
    if file.role in ("badge", "credential"):
        return _read_badge_file(file, raw, limits)
    return Read(replace(file, form=file.form or evidence_kind(file.path, raw[:_HEAD])))


def _read_badge_file(file: SourceFile, raw: bytes, limits: Limits) -> Read:
    try:
        document = read_badge(raw, file.path, limits)
    except NotABadge:
        return _ordinary(file, raw)
    except Undecodable as error:
        return _unreadable(file, error)
    if document.form is Form.OTHER_JSON:
        return _not_recognised(file)
    findings = tuple(_against_rules(document, file.path))
    form, problems = document.form.value, len(findings)
    file = SourceFile(file.path, file.size, file.role, file.sha256, form, file.problem, problems)
    return Read(file, normalise(document), findings, document)


def _against_rules(document: BadgeDocument, path: str) -> Iterator[Finding]:
    for why in document.problems:
        yield Finding(Outcome.FAILED, why, path, Place(path))
    for found in violations(document):
        yield Finding(Outcome.FAILED, found.message, path, Place(path, found.pointer))


def _ordinary(file: SourceFile, raw: bytes) -> Read:
    """A picture without a badge in it: beside badge classes the image of one, most likely."""
    findings: tuple[Finding, ...] = ()
    if file.role == "credential":
        empty = message("audit.picture-without-badge")
        findings = (Finding(Outcome.CANT_TELL, empty, file.path, Place(file.path)),)
    return Read(replace(file, form=evidence_kind(file.path, raw[:_HEAD])), findings=findings)


def _not_recognised(file: SourceFile) -> Read:
    """JSON that is no badge: a problem only where its folder promises one."""
    if not file.path.startswith(_PROMISED):
        return Read(replace(file, role="other", form=Form.OTHER_JSON.value))
    why = message("audit.not-a-badge")
    return Read(
        replace(file, form=Form.OTHER_JSON.value, problem=why),
        findings=(Finding(Outcome.FAILED, why, file.path, Place(file.path)),),
    )


def _unreadable(file: SourceFile, error: Undecodable) -> Read:
    first: Problem = error.problems[0]
    return Read(
        replace(file, problem=first.message),
        findings=tuple(
            Finding(Outcome.FAILED, p.message, file.path, replace(p.place, path=file.path))
            for p in error.problems
        ),
    )


def located(
    findings: Sequence[Finding],
    document: BadgeDocument | None,
    mark: Callable[[Finding], str] | None = None,
) -> Sequence[Finding]:
    """Fill in line and column of findings in one JSON document; elsewhere there are no lines.

    With ``mark`` their fingerprints too.
    """
    spots: Mapping[str, tuple[int, int]] = {}
    if findings and document is not None and document.packaging is Packaging.JSON:
        pointers = {f.place.pointer for f in findings if f.place is not None}
        spots = locate(document.payload, pointers)
    return [
        # dataclasses.replace takes ten times as long
        Finding(
            f.outcome,
            f.message,
            f.subject,
            _located(f.place, spots),
            f.criterion,
            mark(f) if mark else f.fingerprint,
        )
        for f in findings
    ]


def _located(place: Place | None, spots: Mapping[str, tuple[int, int]]) -> Place | None:
    if place is None or place.line is not None or place.pointer not in spots:
        return place
    return Place(place.path, place.pointer, *spots[place.pointer])
