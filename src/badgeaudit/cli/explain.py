"""``badgeaudit explain``: what a criterion asks, why, on which source, and how it counts."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang, in_words


class Format(StrEnum):
    """The formats of an explanation."""

    TERMINAL = "terminal"
    MARKDOWN = "markdown"
    JSON = "json"


def explain(
    id: Annotated[
        str | None,
        typer.Argument(
            metavar="[ID]",
            help="A criterion (F-05), section (Q1) or rule (D-4, P-03, certification); "
            "all when left out.",
            show_default=False,
        ),
    ] = None,
    standard: Annotated[
        str, typer.Option(help="Name of a bundled standard, or the folder of another one.")
    ] = "quality-label",
    format: Annotated[Format, typer.Option(help="How to show it.")] = Format.TERMINAL,
    lang: Lang = None,
) -> None:
    """Show a criterion, section or rule: text, why, proof, check and sources; or list all."""
    from badgeaudit.report import explaining
    from badgeaudit.standard.loading import find_standard, load_standard

    folder = find_standard(standard)
    loaded = load_standard(folder)
    if format is not Format.JSON:
        loaded = in_words(loaded, folder)
    if format is Format.TERMINAL:
        from rich.console import Console

        explaining.print_explanation(explaining.explained(loaded, id), Console())
        return
    text = explaining.explain(loaded, id, format.value)
    sys.stdout.flush()
    # UTF-8 whatever the locale: these formats say so themselves.
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()
