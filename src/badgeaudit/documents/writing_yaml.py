"""Data → YAML that our strict reader, and people, read back as the same data."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_PLAIN = re.compile(
    r"[A-Za-z][A-Za-z_/-]*\.?[A-Za-z]*( [A-Za-z][A-Za-z_-]*)*|[A-Z][0-9]*(-[0-9]+)+"
)
"""Words, and ids of criteria. All else is quoted, whatever a version of YAML would make of it."""

_RESERVED = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"})

_BLOCK = re.compile(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]*")
"""What can stand in a block of lines as it is."""


def yaml_text(data: Any) -> str:
    """Return JSON data as YAML in block style, members in their order, lines of a text as lines."""
    import yaml

    return yaml.dump(
        data,
        Dumper=_dumper(),
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=False,
        width=10**6,
    )


@cache
def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Quotes what is not plain words, and never refers back to a part that occurs twice."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
            """Set list items in, below the name of the list."""
            super().increase_indent(flow, False)

    Dumper.add_representer(str, lambda dumper, text: _scalar(dumper, text))
    return Dumper


def _scalar(dumper: Any, text: str) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=_style(text))


def _style(text: str) -> str | None:
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return None
    lines = text.split("\n")
    readable = len(lines) > 1 and text.strip() and text == text.lstrip()
    if readable and _BLOCK.fullmatch(text) and all(line == line.rstrip() for line in lines):
        return "|"
    return '"'
