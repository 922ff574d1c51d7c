"""Opens, reads and audits a dossier for every command that needs an audit of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from badgeaudit.audit.composing import Request, run_audit
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.audit.observing import Progress
from badgeaudit.cli.assessing import load_assessments
from badgeaudit.cli.deciding import load_decision
from badgeaudit.cli.languages import follow, in_words
from badgeaudit.cli.previous import Former, carried_from
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.opening import Opened, open_dossier
from badgeaudit.errors import InvalidWaivers, WrongUse
from badgeaudit.languages import sentence
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Place, Problem, message
from badgeaudit.model.results import Audit
from badgeaudit.model.standard import Standard
from badgeaudit.model.waivers import Waiver
from badgeaudit.renewal.carrying import Carried
from badgeaudit.standard.loading import find_standard, load_standard
from badgeaudit.waivers.reading import read_waivers

_MANY_FILES = 100
"""From how many files on progress is worth showing."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What to audit, against what, as of when."""

    paths: Sequence[Path]
    standard: str = "quality-label"
    assessments: Sequence[str] = ()
    """Values of ``--assessment``: files, folders, patterns."""
    given: Sequence[Assessment] = ()
    """Assessments that were read already."""
    decision: Path | None = None
    """Value of ``--decision``: the committee's file."""
    waivers: Path | None = None
    """Value of ``--waivers``: the issuer's accepted failures."""
    as_of: str | None = None
    network: Network = OFFLINE
    options: Mapping[str, Any] = field(default_factory=dict)
    """Recorded in the audit: options that change the verdict."""
    jobs: int = 0
    quiet: bool = False
    limits: Limits = DEFAULT_LIMITS
    in_words: bool = False
    """True for what people work with: the standard's texts are in the language in use, not in
    English, as a saved audit has them."""


class Audited(NamedTuple):
    """An audit, and what it was made from."""

    audit: Audit
    opened: Opened


class Renewed(NamedTuple):
    """An audit after a former one, and what that handed on."""

    audit: Audit
    opened: Opened
    carried: Carried | None


def audited(wish: Wish) -> Audited:
    """Audit a dossier with the assessments named, showing progress on stderr.

    Everything that can be wrong with the options is found before anything is read. Raises what
    loading the standard, the dossier and the assessments raises, and WrongUse for a wrong date.
    """
    made = renewed(wish, None)
    return Audited(made.audit, made.opened)


def renewed(wish: Wish, former: Former | None) -> Renewed:
    """Audit as ``audited`` does, and carry over what a former audit hands on.

    Raises WrongUse besides when that is about another applicant or standard.
    """
    as_of = as_date(wish.as_of)
    folder = find_standard(wish.standard)
    standard = load_standard(folder)
    opened = open_dossier(wish.paths, wish.limits)
    follow(language_of(opened))
    if wish.in_words:
        standard = in_words(standard, folder)
    applicant = applicant_of(opened)
    assessments = load_assessments(wish.assessments, wish.paths, standard, applicant)
    decision = load_decision(wish.decision, wish.paths, standard, applicant)
    given = (*assessments, *wish.given)
    carried = carried_from(former, standard, applicant, given) if former else None
    with _progress(len(opened.dossier.files), quiet=wish.quiet) as progress:
        audit = run_audit(
            Request(
                standard=standard,
                opened=opened,
                as_of=as_of,
                assessments=(*given, *(carried.assessments if carried else ())),
                decision=decision,
                waivers=_waivers(wish.waivers, standard),
                options={**wish.options, **(former.options if former else {})},
                jobs=wish.jobs or _cores(),
                network=wish.network,
                limits=wish.limits,
                progress=progress,
            )
        )
    return Renewed(audit, opened, carried)


def _waivers(file: Path | None, standard: Standard) -> tuple[Waiver, ...]:
    if file is None:
        return ()
    try:
        raw = file.read_bytes()
    except OSError as error:
        reason = message("waivers.unreadable", reason=error.strerror or type(error).__name__)
        raise InvalidWaivers([Problem(reason, Place(str(file)))]) from error
    return read_waivers(raw, file.name, standard)


def _cores() -> int:
    """Return how many processors this process may use: in a container often not all."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def as_date(written: str | None) -> date:
    """Return the day an audit speaks of; today (UTC) when nothing is written. Raises WrongUse."""
    if written is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise WrongUse(message("cli.not-a-date", written=written)) from error


def applicant_of(opened: Opened) -> str:
    """Return the organisation's name; empty when the application does not say it."""
    application = opened.dossier.application
    about = application.fields.get("organisation") if application else None
    name = about.get("name") if isinstance(about, Mapping) else None
    return name if isinstance(name, str) else ""


def language_of(opened: Opened) -> Any:
    """Return the language that the application says it is in, whatever was written there."""
    application = opened.dossier.application
    return application.fields.get("language") if application else None


@contextmanager
def _progress(files: int, *, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar on stderr while many files are read; nothing when nobody watches."""
    if quiet or files < _MANY_FILES or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(sentence(message("cli.reading")), total=files)
        yield lambda read: bar.advance(task, read)
