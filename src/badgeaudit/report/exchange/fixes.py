"""Finding → the lines to paste that would mend it, when they can be known."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

_MISSING = frozenset({"validation.required", "validation.dependentRequired"})
_VALUES = (
    "validation.type",
    "validation.format",
    "validation.pattern",
    "validation.minLength-empty",
    "validation.minItems-empty",
    "validation.minProperties-empty",
)
"""How messages begin that speak of a value which is written wrongly."""
_EXACT = {"validation.const": "expected", "validation.enum-similar": "suggestion"}
"""Messages that know the very value, and the parameter that holds it."""
_APPLICATION = "application"


class Fix(NamedTuple):
    """Lines to paste; what they say is an example wherever nobody but the issuer can know it."""

    language: Literal["json", "yaml"]
    text: str
    within: str
    """JSON pointer of the object (or mapping) they belong in; empty for the outermost one."""


def fix_of(
    finding: Mapping[str, Any], criterion: Mapping[str, Any] | None, form: str
) -> Fix | None:
    """Return what mends a finding, or None when no line would.

    Of a schema's message it is the member with the schema's example; else what the standard offers
    for the criterion. ``form``: of the file, such as ``ob2.BadgeClass``, or ``application``.
    """
    said = finding["message"]
    place = finding["place"] or {}
    yaml = form == _APPLICATION
    if str(said["id"]).startswith("validation."):
        return _of_schema(str(said["id"]), said["params"], str(place.get("pointer", "")), yaml)
    members = (criterion or {}).get("paste", {}).get(form.partition(".")[0])
    if not members:
        return None
    return _of_standard(members, said["params"].get("missing"), str(place.get("pointer", "")), yaml)


def _of_standard(
    members: Mapping[str, str], missing: Sequence[str] | None, pointer: str, yaml: bool
) -> Fix | None:
    """Return what is missing of the members; none when the finding is about one that is there."""
    lines = [lines for name, lines in members.items() if not missing or name in missing]
    if not lines or any(_name(line) in pointer.split("/") for line in lines):
        return None
    return Fix("yaml" if yaml else "json", ("\n" if yaml else ",\n").join(lines), pointer)


def _name(lines: str) -> str:
    return lines.partition(":")[0].strip(' "')


def _of_schema(id: str, params: Mapping[str, Any], pointer: str, yaml: bool) -> Fix | None:
    if id in _MISSING:
        return _member(params["member"], params["example"], pointer, yaml)
    above, _, last = pointer.rpartition("/")
    written = ""
    if id in _EXACT:
        written = str(params.get(_EXACT[id], ""))
    elif id.startswith(_VALUES):
        written = str(params.get("example", ""))
    if not written or not last or last.isdigit():
        return None
    return _member(last.replace("~1", "/").replace("~0", "~"), written, above, yaml)


def _member(name: str, written: str, within: str, yaml: bool) -> Fix | None:
    try:
        value = json.loads(written)
    except ValueError:
        return None  # shortened for a sentence
    quoted = json.dumps(name, ensure_ascii=False)
    if yaml:
        key = name if name.replace("_", "").isalnum() and not name[0].isdigit() else quoted
        return Fix("yaml", f"{key}: {json.dumps(value, ensure_ascii=False)}", within)
    return Fix("json", f"{quoted}: {json.dumps(value, ensure_ascii=False)}", within)
