"""Verify badge files: composes reading, validating and verifying, online, offline or replayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from badgeaudit.documents.foreign_schemas import foreign_violations
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.documents.strict_json import locate
from badgeaudit.errors import Undecodable
from badgeaudit.model.badges import Form, Packaging
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, message
from badgeaudit.model.verification import Step, Verdict, Verification
from badgeaudit.openbadges.reading import BadgeDocument, read_badge
from badgeaudit.openbadges.recognise import members
from badgeaudit.openbadges.shape import validator_for
from badgeaudit.verification.answers import NoAnswer, content_of
from badgeaudit.verification.clauses import OB2_READ, OB3_READ
from badgeaudit.verification.means import Credential, Means, ShapeProblem
from badgeaudit.verification.sequence import CREDENTIALS, verify
from badgeaudit.verification.sequence_inner import VERDICTS

_MEANT = ("openbadges.token-", "openbadges.baked-", "openbadges.png-", "openbadges.svg-empty")
"""Beginnings of what is said of credentials that are there but can't be read."""

_JSON = "documents.json-"
"""Beginning of what is said of broken JSON."""

_NO_BADGES = (Form.VC_OTHER, Form.VC_STATUS_LIST)
_GRAVEST: tuple[Verdict, ...] = ("not a badge", "invalid", "could not check", "valid")

Positions = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Verified:
    """One file's result, and where in the file the things spoken of stand."""

    verification: Verification
    positions: Positions = field(default_factory=dict)
    """JSON pointer → line and column; empty where the file has no lines (pictures, tokens)."""


def verify_path(path: Path, means: Means, limits: Limits = DEFAULT_LIMITS) -> Verified:
    """Verify one file of the file system. A path that can't be read is ``not a badge``."""
    shown = path.as_posix()
    try:
        with path.open("rb") as stream:
            raw = stream.read(limits.file_bytes + 1)
    except OSError as error:
        step = Step("read", Outcome.FAILED, _not_opened(path, error), OB3_READ)
        return Verified(Verification(shown, "", None, None, "not a badge", (step,)))
    return verify_bytes(raw, shown, means, limits)


def _not_opened(path: Path, error: OSError) -> Message:
    if isinstance(error, FileNotFoundError):
        return message("verification.file-missing")
    if path.is_dir():
        # Windows calls this a lack of permission
        return message("verification.file-is-folder")
    return message("verification.file-unreadable", reason=error.strerror or "?")


def verify_bytes(raw: bytes, path: str, means: Means, limits: Limits = DEFAULT_LIMITS) -> Verified:
    """Verify one file's content. Never raises for what is in it."""
    try:
        document = read_badge(raw, path, limits)
    except Undecodable as error:
        linked = _link(error)
        if linked is not None:
            return Verified(_followed(linked, raw, path, means))
        return _unreadable(error, raw, path)
    verification = verify_document(document, means)
    return Verified(verification, _positions(document, verification))


def _unreadable(error: Undecodable, raw: bytes, path: str) -> Verified:
    """Return that a file can't be read: invalid when it was meant to be a credential.

    A token, something baked into a picture, and a document with a context were meant to be one; an
    ordinary picture, a letter or a recipe were not.
    """
    place = error.problems[0].place
    spot = {} if place.line is None else {"": (place.line, place.column or 1)}
    said = [each.message for each in error.problems]
    meant = b'"@context"' in raw or any(each.id.startswith(_MEANT) for each in said)
    if not meant and all(each.id.startswith(_JSON) for each in said) and not _begins_as_json(raw):
        # what is wrong with a letter's JSON helps nobody
        said, spot = [message("verification.file-no-badge")], {}
    steps = tuple(Step("read", Outcome.FAILED, each, OB3_READ) for each in said)
    verdict: Verdict = "invalid" if meant else "not a badge"
    return Verified(Verification(path, "", None, None, verdict, steps), spot)


def _begins_as_json(raw: bytes) -> bool:
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[", b'"', b"")


def verify_document(document: BadgeDocument, means: Means) -> Verification:
    """Verify what was read: one credential, or each of a list or presentation."""
    found = [
        Credential(
            document.path,
            member.form,
            document.packaging,
            member.node,
            document.payload,
            token="" if member.pointer else document.token,
            header=document.header,
            image=document.image,
            pointer=member.pointer,
            problems=document.problems,
        )
        for member in members(document.data, document.form)
    ]
    results = [_judged(verify(credential, means)) for credential in found]
    if len(results) == 1:
        return results[0]
    return _together(document, results)


def shape_of(credential: Credential) -> tuple[ShapeProblem, ...]:
    """Validate a credential against our schemas of the specifications."""
    validator = validator_for(credential.form, credential.data)
    if validator is None or validator.is_valid(credential.data):
        return ()
    return tuple(ShapeProblem(v.pointer, v.message) for v in validator.violations(credential.data))


def reread(raw: bytes, path: str, limits: Limits = DEFAULT_LIMITS) -> Credential | None:
    """Unwrap a credential that stood in another one, or was fetched; None when it is none."""
    try:
        document = read_badge(raw, path, limits)
    except Undecodable:
        return None
    if document.form not in CREDENTIALS or not isinstance(document.data, Mapping):
        return None
    return _credential(document)


def conforms(schema: bytes, data: Mapping[str, Any]) -> tuple[ShapeProblem, ...] | None:
    """Validate against a foreign schema; None when it is no usable schema."""
    found = foreign_violations(schema, data)
    return None if found is None else tuple(ShapeProblem(v.pointer, v.message) for v in found)


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the verdict that decides over several: the first of them that was given."""
    given = set(verdicts)
    return next((each for each in _GRAVEST if each in given), "not a badge")


def _credential(document: BadgeDocument) -> Credential:
    return Credential(
        document.path,
        document.form,
        document.packaging,
        document.data,
        document.payload,
        token=document.token,
        header=document.header,
        image=document.image,
        problems=document.problems,
    )


def _judged(verification: Verification) -> Verification:
    """Say of a sound credential that is no badge that it is none; a broken one stays invalid."""
    if verification.form not in _NO_BADGES or verification.verdict == "invalid":
        return verification
    why = message("verification.credential-but-no-badge")
    step = Step("shape", Outcome.FAILED, why, OB3_READ, "/type", "warning")
    return replace(verification, verdict="not a badge", steps=(*verification.steps, step))


def _together(document: BadgeDocument, results: list[Verification]) -> Verification:
    """Return what came of a list of credentials: a step for each, and the gravest verdict."""
    why = message("verification.several", count=len(results))
    steps = [Step("read", Outcome.PASSED, why, OB3_READ)]
    for number, each in enumerate(results, 1):
        told = message(f"verification.member-{each.verdict.replace(' ', '-')}", number=number)
        steps.append(Step("nested", VERDICTS[each.verdict], told, OB3_READ, each.pointer))
    return Verification(
        document.path,
        "",
        document.form,
        document.packaging,
        worst(each.verdict for each in results),
        tuple(steps),
        tuple(results),
    )


def _link(error: Undecodable) -> str | None:
    """Return the web address that is all an old picture holds."""
    for problem in error.problems:
        if problem.message.id == "openbadges.baked-link":
            return str(problem.message.params["url"])
    return None


def _followed(url: str, raw: bytes, path: str, means: Means) -> Verification:
    """Verify the assertion an old picture links to (OB 1.0: only the address was baked in)."""
    answer = content_of(url, means.fetcher)
    packaging = Packaging.PNG if raw.startswith(b"\x89PNG") else Packaging.SVG
    if isinstance(answer, NoAnswer):
        why = message(f"verification.baked-link-{answer.why}", url=url)
        step = Step("hosting", answer.outcome, why, OB2_READ)
        return Verification(path, "", None, packaging, "could not check", (step,))
    credential = reread(answer, url)
    if credential is None:
        why = message("verification.baked-link-other", url=url)
        step = Step("hosting", Outcome.FAILED, why, OB2_READ)
        return Verification(path, "", None, packaging, "invalid", (step,))
    return verify(replace(credential, path=path, packaging=packaging, image=raw), means)


def _positions(document: BadgeDocument, verification: Verification) -> Positions:
    if document.packaging is not Packaging.JSON:
        return {}
    return locate(document.payload, set(_pointers(verification, "")))


def _pointers(verification: Verification, base: str) -> Iterable[str]:
    base += verification.pointer
    yield base
    for step in verification.steps:
        yield base + step.pointer
    for inner in verification.inner:
        yield from _pointers(inner, base)
