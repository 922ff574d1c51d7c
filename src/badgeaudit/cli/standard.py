"""``badgeaudit standard``: list, show and check standards, for those who write them."""

from __future__ import annotations

from typing import Annotated

import typer

from badgeaudit.cli.languages import Lang

standard = typer.Typer(
    help="List, show or check the standards that can be audited against.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

_Named = Annotated[str, typer.Argument(help="Name of a bundled standard, or a folder.")]


@standard.command("list")
def list_standards(lang: Lang = None) -> None:
    """List the bundled standards: name, edition, title."""
    from badgeaudit.standard.loading import bundled_standards, find_standard, load_standard

    for name in bundled_standards():
        loaded = load_standard(find_standard(name))
        typer.echo(f"{name}  {loaded.edition}  {loaded.title}")


@standard.command("check")
def check_standard(folder: _Named, lang: Lang = None) -> None:
    """Check a standard's YAML; every problem is shown with file, line and column."""
    from badgeaudit.errors import InvalidStandard
    from badgeaudit.languages import sentence
    from badgeaudit.model.places import message
    from badgeaudit.standard.loading import find_standard, load_standard
    from badgeaudit.standard.translating import translation_problems

    found = find_standard(folder)
    loaded = load_standard(found)
    if problems := tuple(translation_problems(loaded, found)):
        raise InvalidStandard(problems)
    typer.echo(
        sentence(
            message(
                "cli.standard-valid",
                standard=loaded.id,
                edition=loaded.edition,
                criteria=len(loaded.criteria),
                checks=sum(c.check is not None for c in loaded.criteria),
                rules=len(loaded.rules),
            )
        )
    )


@standard.command("show")
def show_standard(folder: _Named = "quality-label", lang: Lang = None) -> None:
    """Show sections, criteria and rules of a standard."""
    from badgeaudit.cli.explain import explain

    explain(standard=folder)
