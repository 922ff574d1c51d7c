"""``badgeaudit check``: audit a dossier, write reports, exit with the gate's code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang
from badgeaudit.cli.network_options import AllowHost, Online, Record, Replay
from badgeaudit.gate.choices import FailOn, Gate

JUDGING = "What people said"
REPORTING = "Reports"
GATES = "When it fails"
RUNNING = "How it runs"


def check(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATH...",
            help="A dossier (folder or zip), a folder of badge files, or badge files.",
            show_default=False,
        ),
    ] = None,
    standard: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            envvar="BADGEAUDIT_STANDARD",
            show_envvar=False,
            help="A bundled standard, or the folder of another one.",
        ),
    ] = "quality-label",
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The date the audit speaks of. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    assessment: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE",
            envvar="BADGEAUDIT_ASSESSMENT",
            show_envvar=False,
            help="An assessor's judgements: file, folder or pattern. Repeatable.",
            show_default=False,
            rich_help_panel=JUDGING,
        ),
    ] = None,
    decision: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="BADGEAUDIT_DECISION",
            show_envvar=False,
            help="The committee's decision, held against the procedure. Readiness stays as it is.",
            show_default=False,
            rich_help_panel=JUDGING,
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            metavar="AUDIT.json",
            help="A former audit of this applicant: its judgements count again where what they "
            "rest on is as it was.",
            show_default=False,
            rich_help_panel=JUDGING,
        ),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FORMAT[:FILE]",
            envvar="BADGEAUDIT_REPORT",
            show_envvar=False,
            help="terminal, html, markdown, json, sarif, code-scanning, junit, github, gitlab, "
            "json-lines or pull-request; to FILE or stdout. Repeatable.",
            show_default=False,
            rich_help_panel=REPORTING,
        ),
    ] = None,
    changed_since: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            envvar="BADGEAUDIT_CHANGED_SINCE",
            show_envvar=False,
            help="Show only findings of what was touched since this git revision. Score and gate "
            "stay those of the whole.",
            show_default=False,
            rich_help_panel=REPORTING,
        ),
    ] = None,
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet",
            "-q",
            envvar="BADGEAUDIT_QUIET",
            show_envvar=False,
            help="No terminal report and no progress.",
            rich_help_panel=REPORTING,
        ),
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            help="Leave nothing out of the terminal report.",
            rich_help_panel=REPORTING,
        ),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            envvar="BADGEAUDIT_PLAIN",
            show_envvar=False,
            help="A terminal report to be read aloud: a sentence a line, no signs or columns.",
            rich_help_panel=REPORTING,
        ),
    ] = False,
    gate: Annotated[
        Gate,
        typer.Option(
            envvar="BADGEAUDIT_GATE",
            show_envvar=False,
            help="What has to hold for exit code 0.",
            rich_help_panel=GATES,
        ),
    ] = Gate.AUTOMATIC,
    fail_on: Annotated[
        FailOn,
        typer.Option(
            envvar="BADGEAUDIT_FAIL_ON",
            show_envvar=False,
            help="Which failed criteria the gate 'automatic' minds.",
            rich_help_panel=GATES,
        ),
    ] = FailOn.MUST,
    min_score: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=100,
            metavar="PERCENT",
            envvar="BADGEAUDIT_MIN_SCORE",
            show_envvar=False,
            help="Additionally: the lower end of the score has to reach this.",
            show_default=False,
            rich_help_panel=GATES,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="BADGEAUDIT_BASELINE",
            show_envvar=False,
            help="Failures known before (or a saved audit): the gate 'automatic' minds new ones.",
            show_default=False,
            rich_help_panel=GATES,
        ),
    ] = None,
    write_baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the failures of this run as a baseline.",
            show_default=False,
            rich_help_panel=GATES,
        ),
    ] = None,
    waivers: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="BADGEAUDIT_WAIVERS",
            show_envvar=False,
            help="Failures that are accepted for a while; the gate 'automatic' passes them.",
            show_default=False,
            rich_help_panel=GATES,
        ),
    ] = None,
    no_waivers: Annotated[
        bool,
        typer.Option(
            "--no-waivers",
            help="Leave out the waivers that the settings name.",
            rich_help_panel=GATES,
        ),
    ] = False,
    no_baseline: Annotated[
        bool,
        typer.Option(
            "--no-baseline",
            help="Leave out the baseline that the settings name.",
            rich_help_panel=GATES,
        ),
    ] = False,
    exit_zero: Annotated[
        bool,
        typer.Option(
            "--exit-zero",
            help="Exit with 0 instead of 1 or 3 (never of 2).",
            rich_help_panel=GATES,
        ),
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
            envvar="BADGEAUDIT_JOBS",
            show_envvar=False,
            help="Processes for a large dossier. Default: as many as pay.",
            show_default=False,
            rich_help_panel=RUNNING,
        ),
    ] = 0,
    config: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar="BADGEAUDIT_CONFIG",
            show_envvar=False,
            help="Settings to use instead of those found upward from here.",
            show_default=False,
            rich_help_panel=RUNNING,
        ),
    ] = None,
    no_config: Annotated[
        bool,
        typer.Option("--no-config", help="Use no settings file.", rich_help_panel=RUNNING),
    ] = False,
    show_config: Annotated[
        bool,
        typer.Option(
            "--show-config",
            help="Print what counts and where each value comes from; audit nothing.",
            rich_help_panel=RUNNING,
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Audit what an issuer handed in, and report."""
    from badgeaudit.cli.auditing import audit_and_report
    from badgeaudit.cli.check_options import Once, options_of, print_settings, settings_of

    settled = settings_of(context, tuple(paths or ()), config, no_config=no_config)
    if show_config:
        print_settings(settled)
        return
    once = Once(
        previous=previous,
        as_of=as_of,
        record=record,
        replay=replay,
        write_baseline=write_baseline,
        no_waivers=no_waivers,
        no_baseline=no_baseline,
        verbose=verbose,
        plain=plain,
    )
    code = audit_and_report(options_of(settled, once))
    raise typer.Exit(0 if exit_zero else code)
