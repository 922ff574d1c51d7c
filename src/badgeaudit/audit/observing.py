"""Standard + dossier → observations: read and examine in chunks, merge, look at the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from badgeaudit.audit.aggregate import aggregate
from badgeaudit.audit.chunks import Packet
from badgeaudit.audit.examining import Seen
from badgeaudit.audit.merging import Merged, merge
from badgeaudit.audit.placing import with_lines
from badgeaudit.audit.working import Task, Worker, run
from badgeaudit.checks import CHECKS
from badgeaudit.checks.base import Facts
from badgeaudit.model.badges import Form, Row, Subject
from badgeaudit.model.dossier import Application, Dossier, SourceFile
from badgeaudit.model.outcomes import AppliesTo, Outcome
from badgeaudit.model.packing import FILES, pack
from badgeaudit.model.places import message
from badgeaudit.model.results import DOSSIER, Finding, Observation, Tally
from badgeaudit.model.standard import Check, Criterion, Standard

if TYPE_CHECKING:
    from concurrent.futures import Executor

CHUNK = 200
"""Files read in one go; a tenth of a second of work, so that sending it to a process is cheap."""

Progress = Callable[[int], None]
"""Called with how many files have been read since the last call."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Everything the machine saw of a dossier."""

    files: Sequence[SourceFile]
    rows: Sequence[Row]
    file_findings: Sequence[Finding]
    observations: Mapping[str, Observation]
    subjects: Mapping[AppliesTo, tuple[str, ...]]
    """Ids of the subjects of each kind, in path order."""
    links_opened: tuple[str, ...] = ()
    """The days on which links were opened; empty when none was."""


def observe(
    dossier: Dossier, task: Task, executor: Executor | None = None, progress: Progress | None = None
) -> Observed:
    """Read every file and run every check.

    With an executor (whose processes were started with ``working.start``) the chunks are worked on
    in parallel; the result is the same, byte for byte.
    """
    worker = Worker(task)
    merged = merge(_chunks(dossier.files, worker, executor, progress), worker)
    facts = Facts(merged.facts, merged.files)
    standard = task.standard
    seen = {id: merged.seen.get(id, Seen()) for id in (c.id for c in standard.criteria)}
    _look_at_dossier(standard, dossier, worker, seen)
    observations: dict[str, Observation] = {}
    for last in (False, True):
        failed = tuple(o.criterion for o in observations.values() if _failed(o))
        now = replace(facts, failed=failed)
        checked = [(c, c.check) for c in standard.criteria if c.check and _is_last(c.check) is last]

        def said(each: tuple[Criterion, Check], now: Facts = now) -> list[Finding]:
            return _said_of_whole(*each, now, worker) if _can_be_looked_at(each[0], dossier) else []

        for (criterion, check), found in zip(
            checked, worker.side_by_side(said, checked), strict=True
        ):
            for finding in found:
                seen[criterion.id].add(finding)
            observations[criterion.id] = _observation(criterion, check, seen[criterion.id], merged)
    observations = with_lines(observations, task, dossier.application)
    return Observed(
        files=merged.files,
        rows=merged.rows,
        file_findings=merged.file_findings,
        observations=observations,
        subjects={kind: tuple(merged.subjects(kind)) for kind in AppliesTo},
        links_opened=worker.tools.links_opened,
    )


def _chunks(
    files: Sequence[SourceFile],
    worker: Worker,
    executor: Executor | None,
    progress: Progress | None,
) -> Iterator[Packet]:
    left = iter(files)
    slices = iter(lambda: tuple(islice(left, CHUNK)), ())
    if executor is None:
        packets: Iterable[Packet] = map(worker.run, slices)
    else:
        packets = executor.map(run, (pack(FILES, some) for some in slices))
    for packet in packets:
        if progress is not None:
            progress(packet.read)
        yield packet


def _is_last(check: Check) -> bool:
    return check.named is not None and CHECKS[check.named].last


def _failed(observation: Observation) -> bool:
    return observation.settled and observation.outcome is Outcome.FAILED


def _can_be_looked_at(criterion: Criterion, dossier: Dossier) -> bool:
    return criterion.applies_to is not AppliesTo.DOSSIER or _is_readable(dossier)


def _is_readable(dossier: Dossier) -> bool:
    """Tell whether there is an application and it could be read at all."""
    application = dossier.application
    return application is not None and bool(application.fields or not application.problems)


def _look_at_dossier(
    standard: Standard, dossier: Dossier, worker: Worker, seen: dict[str, Seen]
) -> None:
    """Run the checks on the application, or say that there is none to run them on."""
    application = dossier.application
    if application is not None and _is_readable(dossier):
        subject = Subject(
            "dossier", DOSSIER, Form.OTHER_JSON, application.path, "", application.fields, {}
        )
        for finding in worker.examine(subject):
            seen[finding.criterion].add(finding)
        return
    for criterion in standard.criteria:
        if criterion.check is not None and not _can_be_looked_at(criterion, dossier):
            seen[criterion.id].add(replace(_nothing_known(application), criterion=criterion.id))


def _nothing_known(application: Application | None) -> Finding:
    if application is None:
        return Finding(Outcome.UNTESTED, message("audit.no-application"), DOSSIER)
    broken = message("audit.application-unreadable", file=application.path)
    return Finding(Outcome.UNTESTED, broken, DOSSIER, application.problems[0].place)


def _said_of_whole(
    criterion: Criterion, check: Check, facts: Facts, worker: Worker
) -> list[Finding]:
    whole = CHECKS[check.named].whole if check.named else None
    found = whole(facts, check.parameters, worker.tools) if whole else ()
    return [replace(finding, criterion=criterion.id) for finding in found]


def _observation(criterion: Criterion, check: Check, seen: Seen, merged: Merged) -> Observation:
    tally = _tally(seen, merged.subjects(criterion.applies_to))
    opinion = aggregate(tally, check.at_least, check.when_none)
    decided = opinion in (Outcome.PASSED, Outcome.FAILED)
    settled = opinion in check.settles or opinion is Outcome.INAPPLICABLE
    return Observation(
        criterion=criterion.id,
        outcome=Outcome.CANT_TELL if decided and not settled else opinion,
        leaning=opinion if decided and not settled else None,
        tally=tally,
        findings=seen.all_findings(),
        settled=settled,
        subjects=seen.outcomes,
    )


def _tally(seen: Seen, subjects: Mapping[str, str]) -> Tally:
    """Count outcomes; a finding about something that is no known subject is one subject more."""
    counts = dict.fromkeys(Outcome, 0)
    for outcome in seen.outcomes.values():
        counts[outcome] += 1
    return Tally(
        passed=len(subjects) - sum(map(subjects.__contains__, seen.outcomes)),
        failed=counts[Outcome.FAILED],
        cant_tell=counts[Outcome.CANT_TELL],
        inapplicable=counts[Outcome.INAPPLICABLE],
        untested=counts[Outcome.UNTESTED],
    )
