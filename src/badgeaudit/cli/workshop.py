"""``badgeaudit workshop``: exercises for people who learn to assess."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from badgeaudit.cli.examples import WORKSHOP_EPILOGS
from badgeaudit.cli.help import Command
from badgeaudit.cli.languages import Lang
from badgeaudit.cli.workshop_grade import grade


class KeyKind(StrEnum):
    """The kinds of keys to sign with."""

    ED25519 = "ed25519"
    P256 = "p256"


workshop = typer.Typer(
    help="Make exercises for trainees, grade them, certify who passed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Folder = Annotated[
    Path,
    typer.Argument(
        metavar="DIR",
        help="Folder for the trainees; new or empty.",
        show_default=False,
    ),
]
_Names = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Names of the trainees, one a line: writes a worksheet for each and each dossier.",
        show_default=False,
    ),
]


@workshop.command("new", cls=Command, epilog=WORKSHOP_EPILOGS["new"])
def new(
    folder: _Folder,
    key: Annotated[
        Path,
        typer.Option(
            metavar="FILE",
            help="Where to write the answer key (JSON), outside DIR.",
            show_default=False,
        ),
    ],
    seed: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, help="The same number makes the same dossiers.", show_default=False
        ),
    ],
    difficulty: Annotated[
        int, typer.Option(min=1, max=3, help="1: plain flaws, 2: in between, 3: subtle flaws.")
    ] = 1,
    dossiers: Annotated[
        int, typer.Option(metavar="K", min=1, max=50, help="How many dossiers to make.")
    ] = 3,
    names: _Names = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The day of the exercise, before which all its dates lie. Default: 2026-10-01.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Make practice dossiers with planted flaws, and their answer key."""
    from badgeaudit.cli.workshop_new import Options, make_exercise

    make_exercise(Options(folder, key, seed, difficulty, dossiers, names, as_of))


@workshop.command("sample", cls=Command, epilog=WORKSHOP_EPILOGS["sample"])
def sample(
    folder: _Folder,
    key: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Where to write the answer key. Default: beside DIR, named DIR-key.json.",
            show_default=False,
        ),
    ] = None,
    names: _Names = None,
    lang: Lang = None,
) -> None:
    """Write the ready-made exercise: three dossiers, a task sheet, and the key beside them."""
    from badgeaudit.cli.workshop_new import write_sample

    write_sample(folder, key, names)


workshop.command("grade", cls=Command, epilog=WORKSHOP_EPILOGS["grade"])(grade)


@workshop.command("keygen", cls=Command, epilog=WORKSHOP_EPILOGS["keygen"])
def keygen(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="Where to keep the private key.", show_default=False),
    ],
    did_web: Annotated[
        str | None,
        typer.Option(
            metavar="DOMAIN[/path]",
            help="Issue in the name of a domain (did:web): did.json is written beside FILE.",
            show_default=False,
        ),
    ] = None,
    type: Annotated[
        KeyKind, typer.Option(help="Kind of key; p256 for verifiers without Ed25519.")
    ] = KeyKind.ED25519,
    passphrase: Annotated[
        bool,
        typer.Option(
            "--passphrase",
            help="Encrypt the key (PEM). Asked for, or taken from BADGEAUDIT_KEY_PASSPHRASE.",
        ),
    ] = False,
    lang: Lang = None,
) -> None:
    """Make the key that certificates are signed with; prints the issuer's DID.

    Only you can read the file, and nothing is ever overwritten.
    """
    from badgeaudit.cli.workshop_keygen import Options, make_key

    make_key(Options(file, did_web, type.value, passphrase))


@workshop.command("certify", cls=Command, epilog=WORKSHOP_EPILOGS["certify"])
def certify(
    grade: Annotated[
        Path,
        typer.Argument(
            metavar="GRADE.json",
            help="What `workshop grade --format json` wrote.",
            show_default=False,
        ),
    ],
    key: Annotated[
        Path,
        typer.Option(
            metavar="FILE", help="The key that `workshop keygen` made.", show_default=False
        ),
    ],
    issuer_name: Annotated[
        str,
        typer.Option(
            metavar="NAME", help="The organisation or person that certifies.", show_default=False
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="DIR", help="New or empty folder.", show_default=False
        ),
    ],
    issuer_url: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Its website.", show_default=False),
    ] = None,
    valid_years: Annotated[
        int, typer.Option(metavar="N", min=1, max=50, help="How many years they are valid.")
    ] = 3,
    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The day they are issued on. Default: today (UTC).",
            show_default=False,
        ),
    ] = None,
    identify: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="CSV with name,email: issues to the salted hash of the address.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """Certify each trainee who passed: an Open Badge (JSON, token, SVG, PNG) and a page to print.

    It certifies the training and awards no label.
    """
    from badgeaudit.cli.workshop_certifying import Options, certify_class

    code = certify_class(
        Options(grade, key, issuer_name, issuer_url, output, valid_years, as_of, identify)
    )
    raise typer.Exit(code)
