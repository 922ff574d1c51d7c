"""``badgeaudit verify``: verify credentials, step by step; exit with what came of it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang
from badgeaudit.cli.network_options import AllowHost, Online, Record, Replay


class Format(StrEnum):
    """The formats of a verification."""

    TERMINAL = "terminal"
    JSON = "json"


def verify(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...",
            help="Badge files: JSON, token (VC-JWT, JWS), baked PNG or SVG.",
            show_default=False,
        ),
    ],
    online: Online = False,
    record: Record = None,
    replay: Replay = None,
    allow_host: AllowHost = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="The day (or moment) the verdict speaks of. Default: now.",
            show_default=False,
        ),
    ] = None,
    recipient: Annotated[
        str | None,
        typer.Option(
            metavar="IDENTITY",
            help="E-mail address or id the badge has to be issued to. Never shown.",
            show_default=False,
        ),
    ] = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Show intermediate values: canonical form, hashes, key."),
    ] = False,
    format: Annotated[Format, typer.Option(help="How to show it.")] = Format.TERMINAL,
    lang: Lang = None,
) -> None:
    """Verify credentials: form, proof, status, dates, endorsements; says why, and where.

    Exit codes: 0 valid; 1 invalid; 3 could not check; 2 not a badge (or unreadable). With several
    files the first of 2, 1, 3, 0 that applies.
    """
    from badgeaudit.cli.verifying import Options, verify_and_show

    code = verify_and_show(
        Options(
            files=tuple(files),
            online=online,
            record=record,
            replay=replay,
            allow_hosts=tuple(allow_host or ()),
            as_of=as_of,
            recipient=recipient,
            explain=explain,
            format=format.value,
        )
    )
    raise typer.Exit(code)
