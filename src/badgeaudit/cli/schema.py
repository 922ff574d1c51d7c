"""``badgeaudit schema``: the JSON Schemas of our files, for editors and other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[NAME]", help="Which schema; all are listed when left out.", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="File to write, for an editor; else stdout.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the schema of a file that people or programs write, or list them all."""
    import json

    from badgeaudit.documents.schema_files import schema_file, schema_names
    from badgeaudit.errors import WrongUse
    from badgeaudit.model.places import message
    from badgeaudit.writing import make_folder, write_whole

    names = schema_names()
    if name is None:
        if output is not None:
            raise WrongUse(message("cli.schema-which", names=names))
        for each in names:
            typer.echo(f"{each}: {schema_file(each)['title']}")
        return
    if name not in names:
        raise WrongUse(message("cli.schema-unknown", name=name, names=names))
    text = json.dumps(schema_file(name), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        from badgeaudit.cli.reporting import show_made

        show_made(text.encode("utf-8"))
        return
    make_folder(output.parent)
    write_whole(output, text.encode("utf-8"), overwrite=_is_older(output, schema_file(name)["$id"]))
    typer.echo(f"{output}", err=True)


def _is_older(file: Path, id: str) -> bool:
    """Tell whether a file is this schema as an earlier version wrote it, which may be replaced."""
    import json

    try:
        found = json.loads(file.read_bytes()) if file.is_file() else None
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("$id") == id
