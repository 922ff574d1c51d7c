"""What ``check`` does once its options are parsed: load, audit, report, decide."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from badgeaudit.audit.network_options import Network
from badgeaudit.cli.baselines import (
    acceptance_warnings,
    held_against,
    read_baseline,
    write_baseline,
)
from badgeaudit.cli.deciding import decision_warnings
from badgeaudit.cli.previous import read_former, told
from badgeaudit.cli.reporting import Changed, Shown, parse_reports, write_reports
from badgeaudit.cli.revisions import folder_of, prefix_in_repository, touched_since
from badgeaudit.cli.running import Wish, renewed
from badgeaudit.documents.limits import Limits
from badgeaudit.dossier.opening import Opened, is_zip
from badgeaudit.gate.choices import FailOn, Gate
from badgeaudit.gate.policy import Policy, Verdict, decide
from badgeaudit.languages import sentence
from badgeaudit.model.places import Message, message
from badgeaudit.model.results import Audit
from badgeaudit.report.untrusted import plain


@dataclass(frozen=True, slots=True)
class Options:
    """The options of ``check``, parsed."""

    paths: tuple[Path, ...]
    standard: str
    assessments: tuple[str, ...]
    previous: Path | None
    decision: Path | None
    waivers: Path | None
    baseline: Path | None
    write_baseline: Path | None
    reports: tuple[str, ...]
    changed_since: str | None
    gate: Gate
    fail_on: FailOn
    min_score: int | None
    as_of: str | None
    online: bool
    record: Path | None
    replay: Path | None
    allow_hosts: tuple[str, ...]
    jobs: int
    quiet: bool
    verbose: bool
    plain: bool
    limits: Limits


def audit_and_report(options: Options) -> int:
    """Run the audit, write every report, tell what the gate says; return its exit code.

    Everything that can be wrong with the options is found before anything is read.
    """
    reports = parse_reports(options.reports, quiet=options.quiet)
    network = Network(options.online, options.record, options.replay, options.allow_hosts)
    former = read_former(options.previous, options.paths) if options.previous else None
    known = read_baseline(options.baseline) if options.baseline else None
    audit, opened, carried = renewed(
        Wish(
            paths=options.paths,
            standard=options.standard,
            assessments=options.assessments,
            decision=options.decision,
            waivers=options.waivers,
            as_of=options.as_of,
            network=network,
            options={
                "fail_on": options.fail_on.value,
                "gate": options.gate.value,
                "online": network.used,
            },
            jobs=options.jobs,
            quiet=options.quiet,
            limits=options.limits,
        ),
        former,
    )
    if known is not None:
        audit = held_against(audit, known)
    shown = Shown(
        standard=options.standard,
        pictures=_folder(options.paths, opened),
        prefix=prefix_in_repository(folder_of(options.paths)),
        changed=_changed(options),
        automatic=True,
        full=options.verbose,
        plain=options.plain,
    )
    write_reports(audit, reports, shown)
    if options.write_baseline is not None:
        for each in write_baseline(audit, options.write_baseline):
            _say(each)
    for each in told(carried, audit) if carried else ():
        _say(each)
    verdict = decide(audit, _policy(options, audit))
    _tell(audit, verdict, options)
    return verdict.code


def _policy(options: Options, audit: Audit) -> Policy:
    known = audit.baseline.known if audit.baseline else ()
    return Policy(
        options.gate,
        options.fail_on,
        options.min_score,
        known=frozenset(failure.fingerprint for failure in known),
    )


def _changed(options: Options) -> Changed | None:
    """Return what was touched; when git can't tell, say why and report everything."""
    if options.changed_since is None:
        return None
    if is_zip(options.paths[0]):
        _say(message("cli.changed-in-zip"))
        return None
    touched = touched_since(options.changed_since, folder_of(options.paths))
    if isinstance(touched, Message):
        _say(touched)
        return None
    return Changed(options.changed_since, touched)


def _say(said: Message) -> None:
    print(plain(sentence(said)), file=sys.stderr)


def _folder(paths: tuple[Path, ...], opened: Opened) -> Path | None:
    """Return the dossier for the pictures of the HTML report."""
    return paths[0] if len(paths) == 1 and opened.dossier.files else None


def _tell(audit: Audit, verdict: Verdict, options: Options) -> None:
    """Say on stderr how the gate came out, and which judgements came from inside the dossier."""
    for warning in (*_warnings(audit), *decision_warnings(audit), *acceptance_warnings(audit)):
        _say(warning)
    word = {0: "passed", 1: "not-passed", 3: "undecided"}[verdict.code]
    if options.quiet and verdict.code == 0:
        return
    print(sentence(message(f"cli.gate-{word}", gate=options.gate.value)), file=sys.stderr)
    for reason in verdict.reasons:
        print(plain(f"  - {sentence(reason)}"), file=sys.stderr)


def _warnings(audit: Audit) -> Iterator[Message]:
    """Say what should be known of badges and judgements before the result is relied on."""
    if not any(row.kind in ("badge_class", "credential") for row in audit.subjects):
        yield message("cli.no-badge")
    for assessment in audit.assessments:
        if assessment.inside_dossier:
            yield message("cli.assessment-inside", source=assessment.source)
        if assessment.edition and assessment.edition != audit.standard.edition:
            yield message(
                "cli.assessment-edition",
                source=assessment.source,
                found=assessment.edition,
                edition=audit.standard.edition,
            )
    aside = tuple(r.criterion for r in audit.results for j in r.judged if j.set_aside is not None)
    if aside:
        yield message("cli.set-aside", count=len(aside), criteria=tuple(dict.fromkeys(aside)))
