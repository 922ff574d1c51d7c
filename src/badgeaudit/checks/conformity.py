"""Check ``conforms``: every badge file can be read, follows its specification, and agrees."""

from __future__ import annotations

from collections.abc import Iterator

from badgeaudit.checks import fields as read
from badgeaudit.checks.base import Facts, Parameters, Tools
from badgeaudit.model.badges import Form, Row
from badgeaudit.model.dossier import SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.places import Message, Place, message
from badgeaudit.model.results import Finding

_LEFT_ALONE = frozenset(
    {Form.JSONLD_CONTEXT.casefold(), "image", "png", "svg", "jpeg", "gif", "webp"}
)
"""Forms that lie rightly beside badges without being one: pictures, a JSON-LD context."""


def conforms(facts: Facts, parameters: Parameters, tools: Tools) -> Iterator[Finding]:
    """Ask that badge files are readable and valid, and that copies of a class are equal.

    No parameters. For a file with the role ``badge`` or ``credential``:

    * not readable → ``failed`` for the file's path, as a subject of its own,
    * violations of its specification → ``failed`` for each subject the file is about (the ones
      not embedded in another; else all of it), or for the path when nothing was found in it,
    * pictures and JSON-LD contexts beside the badges are left alone, and so are credentials that
      ``staff_trained`` names: somebody else issued them.

    A badge class that stands in several documents under one id with different content →
    ``failed``, once per deviating copy; the class's own file is the measure, else the first copy.

    Source: required metadata, https://github.com/mozilla/openbadges/wiki/Issuer-Checklist; Open
    Badges 2.0 and 3.0 through the project's schemas.
    """
    yield from _invalid_files(facts, _received(tools))
    yield from _deviating_copies(facts)


def _received(tools: Tools) -> frozenset[str]:
    """Return the files of credentials that the staff earned: others issued them."""
    people = read.reached(tools.application, "staff_trained.credential")
    return frozenset(read.dossier_path(path) for _, path in people if isinstance(path, str))


def _invalid_files(facts: Facts, received: frozenset[str]) -> Iterator[Finding]:
    wrong = {
        file.path: reason
        for file in facts.files
        if file.path not in received and (reason := _reason(file))
    }
    if not wrong:
        return
    rows: dict[str, list[Row]] = {}
    for row in facts.rows:
        if row.path in wrong:
            rows.setdefault(row.path, []).append(row)
    for path, reason in wrong.items():
        there = rows.get(path, [])
        own = [row for row in there if not row.embedded] or there
        for row in own:
            yield Finding(Outcome.FAILED, reason, row.id, Place(path, row.pointer))
        if not own:
            yield Finding(Outcome.FAILED, reason, path, Place(path))


def _reason(file: SourceFile) -> Message | None:
    if file.role not in ("badge", "credential"):
        return None
    if file.problems > 0:
        return message("checks.file-invalid", count=file.problems)
    if file.problem is not None and file.form.casefold() not in _LEFT_ALONE:
        return file.problem
    return None


def _deviating_copies(facts: Facts) -> Iterator[Finding]:
    once: set[int] = set()
    twice: set[int] = set()
    for row in facts.rows:
        (twice if hash(row.id) in once else once).add(hash(row.id))
    measure: dict[str, Row] = {}
    copies: list[Row] = []
    for row in facts.rows:
        # of a large dossier only those are kept at hand that can have a copy
        if row.kind != "badge_class" or not row.digest or hash(row.id) not in twice:
            continue
        first = measure.setdefault(row.id, row)
        if first is row:
            continue
        copies.append(row)
        if first.embedded and not row.embedded:
            measure[row.id] = row
            copies.append(first)
    for row in copies:
        original = measure[row.id]
        if row.digest != original.digest:
            yield Finding(
                Outcome.FAILED,
                message("checks.copy-deviates", other=original.path),
                row.id,
                Place(row.path, row.pointer),
            )
