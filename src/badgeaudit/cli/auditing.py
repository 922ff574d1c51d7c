"""What ``check`` does once its options are parsed: load, audit, report, decide."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from badgeaudit.audit.network_options import Network
from badgeaudit.cli.deciding import decision_warnings
from badgeaudit.cli.previous import read_former, told
from badgeaudit.cli.reporting import parse_reports, write_reports
from badgeaudit.cli.running import Wish, renewed
from badgeaudit.dossier.opening import Opened
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
    reports: tuple[str, ...]
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


def audit_and_report(options: Options) -> int:
    """Run the audit, write every report, tell what the gate says; return its exit code.

    Everything that can be wrong with the options is found before anything is read.
    """
    reports = parse_reports(options.reports, quiet=options.quiet)
    network = Network(options.online, options.record, options.replay, options.allow_hosts)
    former = read_former(options.previous, options.paths) if options.previous else None
    audit, opened, carried = renewed(
        Wish(
            paths=options.paths,
            standard=options.standard,
            assessments=options.assessments,
            decision=options.decision,
            as_of=options.as_of,
            network=network,
            options={
                "fail_on": options.fail_on.value,
                "gate": options.gate.value,
                "online": network.used,
            },
            jobs=options.jobs,
            quiet=options.quiet,
        ),
        former,
    )
    write_reports(audit, reports, pictures=_folder(options.paths, opened))
    for each in told(carried, audit) if carried else ():
        print(plain(sentence(each)), file=sys.stderr)
    verdict = decide(audit, Policy(options.gate, options.fail_on, options.min_score))
    _tell(audit, verdict, options)
    return verdict.code


def _folder(paths: tuple[Path, ...], opened: Opened) -> Path | None:
    """Return the dossier for the pictures of the HTML report."""
    return paths[0] if len(paths) == 1 and opened.dossier.files else None


def _tell(audit: Audit, verdict: Verdict, options: Options) -> None:
    """Say on stderr how the gate came out, and which judgements came from inside the dossier."""
    for warning in (*_warnings(audit), *decision_warnings(audit)):
        print(plain(sentence(warning)), file=sys.stderr)
    word = {0: "passed", 1: "not-passed", 3: "undecided"}[verdict.code]
    if options.quiet and verdict.code == 0:
        return
    print(sentence(message(f"cli.gate-{word}", gate=options.gate.value)), file=sys.stderr)
    for reason in verdict.reasons:
        print(plain(f"  - {sentence(reason)}"), file=sys.stderr)


def _warnings(audit: Audit) -> Iterator[Message]:
    """Say what should be known of the judgements before the result is relied on."""
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
