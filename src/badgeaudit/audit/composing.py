"""One run from dossier to Audit: observe, resolve, score, judge, and put it all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from badgeaudit import __version__
from badgeaudit.audit.claims import claims
from badgeaudit.audit.detecting import PACKAGE as DETECTING
from badgeaudit.audit.dues import dues
from badgeaudit.audit.fingerprint import fingerprinted
from badgeaudit.audit.grounds import Grounds
from badgeaudit.audit.line_endings import grounds_for
from badgeaudit.audit.network_options import OFFLINE, Network
from badgeaudit.audit.observing import CHUNK, Observed, Progress, observe
from badgeaudit.audit.readiness import judge_readiness
from badgeaudit.audit.refusing import refuse_empty
from badgeaudit.audit.resolve import Layers, resolve
from badgeaudit.audit.score import score
from badgeaudit.audit.steps import steps
from badgeaudit.audit.waiving import waive
from badgeaudit.audit.working import Task, start
from badgeaudit.decision.case import Case
from badgeaudit.decision.procedure import held_against_procedure, untested_procedure
from badgeaudit.documents.limits import DEFAULT_LIMITS, Limits
from badgeaudit.dossier.application import answers_elsewhere, claims_elsewhere, unknown_claims
from badgeaudit.dossier.digest import dossier_digest
from badgeaudit.dossier.opening import Opened
from badgeaudit.model.decision import Decision, Procedure
from badgeaudit.model.dossier import Dossier, SourceFile
from badgeaudit.model.outcomes import Outcome
from badgeaudit.model.packing import extended, mapped
from badgeaudit.model.people import Assessment
from badgeaudit.model.places import Problem
from badgeaudit.model.results import (
    DOSSIER,
    Audit,
    Finding,
    Observation,
    Readiness,
    Result,
    Waiving,
)
from badgeaudit.model.standard import Standard
from badgeaudit.model.waivers import Waiver

if TYPE_CHECKING:
    from concurrent.futures import Executor

_RESULT_CHANGING = (
    "cryptography",
    DETECTING,
    "joserfc",
    "jsonschema-rs",
    "lxml",
    "pillow",
    "pyoxigraph",
    "pypdf",
    "python-docx",
    "rfc8785",
)
"""Packages whose version can change what is found; recorded in every audit."""

_PAYS_FROM = 4 * CHUNK
"""From how many files a second process is worth its start."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to audit against what, and how."""

    standard: Standard
    opened: Opened
    as_of: date
    assessments: Sequence[Assessment] = ()
    decision: Decision | None = None
    waivers: Sequence[Waiver] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    """Recorded in the audit: options that change the verdict."""
    limits: Limits = DEFAULT_LIMITS
    jobs: int = 1
    network: Network = OFFLINE
    progress: Progress | None = None


def run_audit(request: Request) -> Audit:
    """Audit a dossier. Raises UnreadableDossier when nothing in it could be looked at.

    What is wrong with single files is in the audit, never raised.
    """
    dossier, standard = request.opened.dossier, request.standard
    application = dossier.application.fields if dossier.application else {}
    task = _task(request, application)
    with _executor(request, task, len(dossier.files)) as executor:
        observed = observe(dossier, task, executor, request.progress)
    refuse_empty(request.opened, observed)
    files = _with_problems(observed.files, dossier, _application_problems(dossier, standard))
    dossier = replace(dossier, files=files, digest=dossier_digest(files))
    observations = {id: _signed(o) for id, o in observed.observations.items()}
    layers = Layers(
        observations=observations,
        claims=claims(standard, application),
        assessments=request.assessments,
        grounds=grounds_for(
            request.assessments,
            # nothing rests on the dossier's state where nobody has judged
            Grounds.of(observed.files, dossier.application, observed.rows)
            if request.assessments
            else Grounds(),
            request.opened.source,
        ),
        subjects=observed.subjects,
    )
    results = resolve(standard, layers)
    readiness = judge_readiness(standard, results)
    return Audit(
        tool=f"badgeaudit {__version__}",
        standard=standard,
        dossier=dossier,
        as_of=request.as_of,
        options=_options(request, observed),
        subjects=observed.rows,
        file_findings=fingerprinted(extended(observed.file_findings, _said(request))),
        results=results,
        scores=score(standard, results),
        readiness=readiness,
        steps=steps(standard, results, readiness),
        dues=dues(standard, application, request.as_of, request.decision),
        assessments=tuple(request.assessments),
        decision=request.decision,
        procedure=_procedure(request, results, readiness, dossier.digest),
        waiving=_waiving(request, results, observed),
        extras=_extras(),
    )


def _waiving(request: Request, results: Sequence[Result], observed: Observed) -> Waiving:
    if not request.waivers:
        return Waiving()
    named = {DOSSIER, *(row.id for row in observed.rows), *(file.path for file in observed.files)}
    return waive(request.standard, results, request.waivers, named, request.as_of)


def _task(request: Request, application: Mapping[str, Any]) -> Task:
    files = request.opened.dossier.files
    return Task(
        source=request.opened.source,
        standard=request.standard,
        paths=tuple(file.path for file in files if file.role != "ignored"),
        application=application,
        as_of=request.as_of,
        limits=request.limits,
        network=request.network,
        badge_paths=frozenset(f.path for f in files if f.role in ("badge", "credential")),
        staff=_staff(application),
    )


def _staff(application: Mapping[str, Any]) -> frozenset[str]:
    """Return the credentials that the application names as earned by its own staff."""
    people = application.get("staff_trained")
    if not isinstance(people, list):
        return frozenset()
    named = (person.get("credential") for person in people if isinstance(person, Mapping))
    return frozenset(path for path in named if isinstance(path, str))


@contextmanager
def _executor(request: Request, task: Task, files: int) -> Iterator[Executor | None]:
    # One process when anything is fetched: one client is polite, and one recording is whole.
    if request.jobs <= 1 or files < _PAYS_FROM or request.network.used:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor

    # each one has to have enough to do, however many cores there are
    processes = min(request.jobs, files // (_PAYS_FROM // 2))
    with ProcessPoolExecutor(processes, initializer=start, initargs=(task,)) as executor:
        yield executor


def _application_problems(dossier: Dossier, standard: Standard) -> tuple[Problem, ...]:
    if dossier.application is None:
        return ()
    if answers_elsewhere(dossier.application.fields, standard.id):
        return dossier.application.problems
    known = [criterion.id for criterion in standard.criteria]
    known += [criterion.claim.field for criterion in standard.criteria if criterion.claim]
    return (*dossier.application.problems, *unknown_claims(dossier.application, known))


def _remarks(request: Request) -> Iterator[Problem]:
    yield from request.opened.remarks
    if (application := request.opened.dossier.application) is not None:
        yield from claims_elsewhere(application, request.standard.id)


def _with_problems(
    files: Sequence[SourceFile], dossier: Dossier, problems: tuple[Problem, ...]
) -> Sequence[SourceFile]:
    """Note in the list of files what is wrong with the application."""
    path = dossier.application.path if dossier.application else None

    def noted(file: SourceFile) -> SourceFile:
        return replace(file, problems=len(problems)) if file.path == path else file

    return mapped(noted, files) if problems else files


def _said(request: Request) -> Iterator[Finding]:
    """Yield what is to be said of the application, and of files that were read all the same."""
    problems = _application_problems(request.opened.dossier, request.standard)
    yield from _said_of_files(Outcome.FAILED, problems)
    yield from _said_of_files(Outcome.CANT_TELL, _remarks(request))


def _said_of_files(outcome: Outcome, problems: Iterable[Problem]) -> Iterator[Finding]:
    for problem in problems:
        yield Finding(outcome, problem.message, problem.place.path, problem.place)


def _signed(observation: Observation) -> Observation:
    return replace(observation, findings=fingerprinted(observation.findings))


def _procedure(
    request: Request, results: Sequence[Result], readiness: Readiness, digest: str
) -> Procedure:
    """Hold the committee's decision against the procedure; it is an outcome of its own."""
    if request.decision is None:
        return untested_procedure(request.standard)
    application = request.opened.dossier.application
    fields = application.fields if application else {}
    case = Case(
        request.standard,
        request.decision,
        request.assessments,
        results,
        fields,
        request.as_of,
    )
    return held_against_procedure(case, readiness, digest)


def _options(request: Request, observed: Observed) -> Mapping[str, Any]:
    """Return the options, and when links were opened: tomorrow they may lead elsewhere."""
    if not observed.links_opened:
        return request.options
    return {**request.options, "links_opened": observed.links_opened}


def _extras() -> dict[str, str]:
    found = {}
    for name in _RESULT_CHANGING:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
