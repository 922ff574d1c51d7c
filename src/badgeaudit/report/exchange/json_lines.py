"""Audit document → JSON Lines: a head, then one entry on each line, for scripts and streams."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from badgeaudit.report.exchange.entries import entries
from badgeaudit.report.options import RenderOptions
from badgeaudit.report.untrusted import escape_harmful

VERSION = 1
"""Rises when a reader of an older version would err."""


def render_json_lines(document: Mapping[str, Any], options: RenderOptions) -> str:
    """Return one JSON object a line: ``audit`` first, ``entry`` for each finding, ``result`` last.

    What a line is stands in its member ``type``; readers pass over types they don't know.
    """
    return "".join(
        escape_harmful(json.dumps(line, ensure_ascii=False, sort_keys=True)) + "\n"
        for line in _lines(document, options)
    )


def _lines(document: Mapping[str, Any], options: RenderOptions) -> Iterator[dict[str, Any]]:
    standard = document["standard"]
    yield {
        "type": "audit",
        "version": VERSION,
        "tool": document["tool"],
        "as_of": document["as_of"],
        "standard": {key: standard[key] for key in ("id", "edition", "digest")},
        "dossier": {key: document["dossier"][key] for key in ("name", "digest", "organisation")},
        "readiness": document["readiness"]["outcome"],
        "disclaimer": standard["disclaimer"],
    }
    for entry in entries(document):
        yield {
            "type": "entry",
            "rule": entry.rule,
            "kind": entry.kind,
            "level": entry.level,
            "text": entry.text,
            "subject": entry.subject,
            "path": options.prefix + entry.path if entry.path else None,
            "line": entry.line,
            "column": entry.column,
            "pointer": entry.pointer,
            "fingerprint": entry.fingerprint,
            "new": entry.new,
            "waived": entry.waiver is not None,
        }
    for result in document["results"]:
        yield {
            "type": "result",
            "criterion": result["criterion"],
            "outcome": result["outcome"],
            "decided_by": result["decided_by"],
        }
