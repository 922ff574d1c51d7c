"""GRADE.json as ``workshop grade`` writes it, of a made-up class: only what certificates read.

What certificates do not read is filled in as the schema asks for it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

TITLE = "Quality Label for Badge Recognition"
RULE = "Who answered at least 75% exactly as the key does passes the training."
_SCHEMA = Path(__file__).parents[1] / "schemas" / "grade.schema.json"
_EMPTY: Json = {"integer": 0, "number": 0, "boolean": False, "array": [], "null": None}


def trainee(name: str, *, exact: int = 101, same: int = 2, passed: bool = True) -> Json:
    """A trainee who assessed three dossiers with 120 questions."""
    return _least("trainee") | {
        "name": name,
        "passed": passed,
        "parts": [
            _part("dossiers", 3, 0, 2),
            _part("same_decision_on", same, 3, 2, passed=passed),
            _part("exact_share", exact, 120, 90),
            _part("no_level_off", 0, 0, 0),
            _part("cited_evidence", 31, 40, 24),
        ],
    }


def grade(*trainees: Json, **changes: Any) -> Json:
    """A class of these trainees."""
    standard = {"id": "quality-label", "title": TITLE, "edition": "2026-1"}
    rule = {"text": RULE, "status": "derived", "exact_share": 75, "same_decision_on": 2}
    return {
        **_least(),
        "grade": 1,
        "standard": _least("standard") | standard,
        "certification": _least("certification") | rule,
        "trainees": list(trainees),
        **changes,
    }


def written(document: Json) -> bytes:
    """The file."""
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def _part(name: str, found: int, of: int, needed: int, *, passed: bool = True) -> Json:
    told = {"part": name, "found": found, "of": of, "needed": needed, "passed": passed}
    return _least("part") | told


@cache
def _schema() -> Json:
    schema: Json = json.loads(_SCHEMA.read_bytes())
    return schema


def _least(name: str = "") -> Json:
    """Return the least that one object of the schema may hold."""
    found: Json = _value(_schema()["$defs"][name] if name else _schema())
    return found


def _value(schema: Json) -> Any:
    if "$ref" in schema:
        return _value(_schema()["$defs"][schema["$ref"].rpartition("/")[2]])
    for several in ("anyOf", "oneOf"):
        if several in schema:
            return _value(next(each for each in schema[several] if each.get("type") == "null"))
    if "const" in schema or "enum" in schema:
        return schema["const"] if "const" in schema else schema["enum"][0]
    kind = schema["type"]
    if isinstance(kind, list):
        return None if "null" in kind else _EMPTY[kind[0]]
    if kind == "object":
        properties = schema.get("properties", {})
        return {each: _value(properties[each]) for each in schema.get("required", ())}
    if kind == "string":
        # as long as a digest, which is the only text with a pattern
        return "0" * 64
    return max(_EMPTY[kind], schema["minimum"]) if "minimum" in schema else _EMPTY[kind]
