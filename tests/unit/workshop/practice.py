"""Practice dossiers for the tests: drafts without flaws, and what an audit sees of a draft."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.dossier.opening import open_dossier
from badgeaudit.model.people import Assessment
from badgeaudit.model.results import Audit
from badgeaudit.model.standard import Standard
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.workshop.making import DAY
from badgeaudit.workshop.making_base import base_draft
from badgeaudit.workshop.making_composing import Files, composed
from badgeaudit.workshop.making_data import fields
from badgeaudit.workshop.making_draft import Draft, Form

Sight = dict[str, tuple[str, str]]


@cache
def standard() -> Standard:
    return load_standard(find_standard("quality-label"))


@cache
def flawless(index: int, form: Form) -> Draft:
    """Return a dossier without flaws from one of the fields; not to be changed."""
    field = fields()[index % len(fields())]
    drafts = (base_draft(field, f"test {number}", DAY) for number in range(100))
    return next(draft for draft in drafts if draft.form == form)


@cache
def flawless_files(index: int, form: Form) -> Files:
    """Return the files of such a dossier; not to be changed."""
    return composed(flawless(index, form))


def audited(files: Files, *given: Assessment) -> Audit:
    with tempfile.TemporaryDirectory() as folder:
        for path, content in files.items():
            target = Path(folder) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        opened = open_dossier([Path(folder)])
        return run_audit(Request(standard(), opened, DAY, assessments=given))


def seen(draft: Draft) -> Sight:
    """Return what the machine says of each criterion: the outcome, and where it leans."""
    return seen_in(composed(draft))


def seen_in(files: Files) -> Sight:
    """Return what the machine says of each criterion in files."""
    audit = audited(files)
    repeats = {criterion.id for criterion in standard().criteria if criterion.same_as}
    return {
        r.criterion: (str(r.outcome), str(r.observed.leaning if r.observed else None))
        for r in audit.results
        if r.criterion not in repeats
    }


@cache
def seen_without_flaws(index: int, form: Form) -> Sight:
    return seen_in(flawless_files(index, form))
