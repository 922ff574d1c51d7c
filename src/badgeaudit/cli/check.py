"""``badgeaudit check``: audit a dossier, write reports, exit with the gate's code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.network_options import AllowHost, Online, Record, Replay
from badgeaudit.gate.choices import FailOn, Gate


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="A dossier (folder or zip), a folder of badge files, or badge files.",
            show_default=False,
        ),
    ],
    standard: Annotated[
        str,
        typer.Option(metavar="NAME", help="A bundled standard, or the folder of another one."),
    ] = "quality-label",
    assessment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            help="An assessor's judgements: file, folder or pattern. Repeatable.",
            show_default=False,
        ),
    ] = None,
    decision: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="The committee's decision, held against the procedure. Readiness stays as it is.",
            show_default=False,
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="AUDIT.json",
            help="A former audit of this applicant: its judgements count again where what they "
            "rest on is as it was.",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT[:FILE]",
            help="terminal, html, markdown or json; to FILE or stdout. Repeatable.",
            show_default=False,
        ),
    ] = None,
    gate: Annotated[Gate, typer.Option(help="What has to hold for exit code 0.")] = Gate.AUTOMATIC,
    fail_on: Annotated[
        FailOn, typer.Option(help="Which failed criteria the gate 'automatic' minds.")
    ] = FailOn.MUST,
    min_score: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=100,
            metavar="PERCENT",
            help="Additionally: the lower end of the score has to reach this.",
            show_default=False,
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The date the audit speaks of. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 instead of 1 or 3 (never of 2).")
    ] = False,
    online: Online = False,
    record: Record = None,
    replay: Replay = None,
    allow_host: AllowHost = None,
    jobs: Annotated[
        int,
        typer.Option(
            min=0,
            metavar="N",
            help="Processes for a large dossier. Default: as many as pay.",
            show_default=False,
        ),
    ] = 0,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No terminal report and no progress.")
    ] = False,
) -> None:
    """Audit what an issuer handed in, and report."""
    from badgeaudit.cli.auditing import Options, audit_and_report

    code = audit_and_report(
        Options(
            paths=tuple(paths),
            standard=standard,
            assessments=tuple(assessment or ()),
            previous=previous,
            decision=decision,
            reports=tuple(report or ()),
            gate=gate,
            fail_on=fail_on,
            min_score=min_score,
            as_of=as_of,
            online=online,
            record=record,
            replay=replay,
            allow_hosts=tuple(allow_host or ()),
            jobs=jobs,
            quiet=quiet,
        )
    )
    raise typer.Exit(0 if exit_zero else code)
