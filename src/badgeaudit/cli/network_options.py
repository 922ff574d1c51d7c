"""The options about the network that ``check`` and ``verify`` share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

NETWORK = "Network"

Online = Annotated[
    bool,
    typer.Option(
        "--online",
        envvar="BADGEAUDIT_ONLINE",
        show_envvar=False,
        rich_help_panel=NETWORK,
        help="Fetch keys, status lists, hosted badges, contexts and schemas; "
        "for an audit also open links.",
    ),
]
Record = Annotated[
    Path | None,
    typer.Option(
        "--record",
        rich_help_panel=NETWORK,
        metavar="DIR",
        help="Keep everything that is fetched there. Implies --online.",
        show_default=False,
    ),
]
Replay = Annotated[
    Path | None,
    typer.Option(
        "--replay",
        rich_help_panel=NETWORK,
        metavar="DIR",
        help="Take what --record kept instead of fetching; same answer, offline.",
        show_default=False,
    ),
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        envvar="BADGEAUDIT_ALLOW_HOST",
        show_envvar=False,
        rich_help_panel=NETWORK,
        metavar="HOST",
        help="A private or local host that may be fetched from. Repeatable.",
        show_default=False,
    ),
]
