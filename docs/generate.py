"""Writes the generated parts of docs/ from the schemas, the standard and the commands' help.

Each page is written by hand around blocks of the form::

    <!-- generated: schema application -->
    …
    <!-- end of generated part -->

Run ``python docs/generate.py`` after changing a schema, a criterion or an option; a test fails
while a page is stale.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
_BLOCK = re.compile(
    r"(?P<start><!-- generated: (?P<what>\w+) ?(?P<argument>[\w/-]*) -->\n)"
    r".*?(?P<end><!-- end of generated part -->)",
    re.DOTALL,
)
Schema = Mapping[str, Any]


def regenerated(page: str) -> str:
    """Return a page with every generated block made anew. Raises KeyError for an unknown block."""

    def fill(block: re.Match[str]) -> str:
        made = GENERATORS[block["what"]](block["argument"]).strip()
        return f"{block['start']}\n{made}\n\n{block['end']}"

    return _BLOCK.sub(fill, page)


def schema_tables(name: str) -> str:
    """Return one table per object of a schema: key, what it means, what it holds, an example."""
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    parts = [str(schema.get("description", ""))]
    tables = dict(_tables(schema))
    top = tables.pop("", None)
    if top:
        parts.append(top)
    for title, table in tables.items():
        parts += [f"### `{title}`", table]
    return "\n\n".join(part for part in parts if part)


def _tables(schema: Schema) -> Iterator[tuple[str, str]]:
    definitions = schema.get("$defs", {})
    if schema.get("properties"):
        yield "", _table(schema, definitions)
    for name, part in definitions.items():
        if part.get("properties"):
            intro = f"{part['description']}\n\n" if part.get("description") else ""
            yield name, intro + _table(part, definitions)
        for key, inner in part.get("properties", {}).items():
            if inner.get("properties") and name in ("parameters", "procedure_tests"):
                yield f"{key}", _table(inner, definitions)


def _table(part: Schema, definitions: Mapping[str, Schema]) -> str:
    rows = ["| key | meaning | holds | example |", "|---|---|---|---|"]
    required = set(part.get("required", ()))
    for key, value in part["properties"].items():
        target = _target(value, definitions)
        named = f"`{key}`" + (" (required)" if key in required else "")
        meaning = value.get("description") or target.get("description") or ""
        holds = _kind(value, definitions)
        rows.append(f"| {named} | {_cell(meaning)} | {holds} | {_example(value, target)} |")
    return "\n".join(rows)


def _target(value: Schema, definitions: Mapping[str, Schema]) -> Schema:
    reference = value.get("$ref", "")
    if reference.startswith("#/$defs/"):
        return _target(definitions[reference.rpartition("/")[2]], definitions)
    return value


def _kind(value: Schema, definitions: Mapping[str, Schema]) -> str:
    reference = value.get("$ref", "")
    target = _target(value, definitions)
    if reference.startswith("#/$defs/") and target.get("properties"):
        name = reference.rpartition("/")[2]
        return f"[{name}](#{name})"
    if "enum" in target:
        return _cell(
            ", ".join(
                f"`{json.dumps(v, ensure_ascii=False).strip(chr(34))}`" for v in target["enum"]
            )
        )
    if "const" in target:
        return f"`{json.dumps(target['const'])}`"
    if "items" in target and isinstance(target["items"], Mapping):
        return f"list of {_kind(target['items'], definitions)}"
    kind = target.get("type", "")
    if isinstance(kind, list):
        kind = " or ".join(kind)
    return str(target.get("format") or kind or "see meaning")


def _example(value: Schema, target: Schema) -> str:
    examples = value.get("examples") or target.get("examples") or []
    if not examples:
        return ""
    return f"`{_cell(json.dumps(examples[0], ensure_ascii=False))}`"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def criteria_list(name: str) -> str:
    """Return every criterion of a bundled standard, section by section, with its rules."""
    from badgeaudit.standard.loading import find_standard, load_standard

    standard = load_standard(find_standard(name))
    parts = [f"Edition {standard.edition}. {standard.disclaimer}"]
    for section in standard.sections:
        parts.append(f"## {section.title}")
        rows = [
            "| id | title | status | obligation | answer | by machine |",
            "|---|---|---|---|---|---|",
        ]
        for c in standard.criteria:
            if c.section != section.id:
                continue
            machine = "no" if c.check is None else ", ".join(c.check.settles) or "a leaning only"
            rows.append(
                f"| {c.id} | {_cell(c.texts.title)} | {c.status} | {c.obligation} | {c.answer} |"
                f" {f'as {c.same_as}' if c.same_as else machine} |"
            )
        parts.append("\n".join(rows))
    parts.append("## Readiness rules")
    rows = ["| id | rule | status | assumes |", "|---|---|---|---|"]
    rows += [
        f"| {r.id} | {_cell(r.text)} | {r.status}{' (rehearsal)' if r.rehearsal else ''} |"
        f" {', '.join(r.assumes)} |"
        for r in standard.rules
    ]
    parts.append("\n".join(rows))
    return "\n\n".join(parts)


def command_help(_: str) -> str:
    """Return the help of every command, as the terminal shows it at 100 columns."""
    from typer.main import get_command
    from typer.testing import CliRunner

    from badgeaudit.cli.app import app

    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"})
    parts = []
    for words in _commands(get_command(app)):
        shown = runner.invoke(app, [*words, "--help"], terminal_width=100, prog_name="badgeaudit")
        lines = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        depth = "#" * max(len(words) + 1, 2)
        parts.append(f"{depth} `{' '.join(['badgeaudit', *words])}`\n\n```text\n{lines}\n```")
    return "\n\n".join(parts)


def _commands(command: Any, words: Sequence[str] = ()) -> Iterator[Sequence[str]]:
    """Yield the words of a command and of all below it: by name at the top, else in its order."""
    yield words
    below = getattr(command, "commands", {})
    for name in below if words else sorted(below):
        yield from _commands(below[name], (*words, name))


GENERATORS: Mapping[str, Callable[[str], str]] = {
    "schema": schema_tables,
    "criteria": criteria_list,
    "commands": command_help,
}


def pages() -> Iterator[Path]:
    """Yield every page that may hold generated parts."""
    yield from sorted(DOCS.glob("*.md"))


def main() -> None:
    """Rewrite the pages whose generated parts have changed."""
    for page in pages():
        before = page.read_text("utf-8")
        after = regenerated(before)
        if after != before:
            page.write_text(after, "utf-8")
            print(f"updated {page.relative_to(ROOT)}", file=sys.stderr)


if __name__ == "__main__":
    main()
