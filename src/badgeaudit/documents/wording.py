"""Turn a keyword that failed into a message: what, what was found, what is expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from badgeaudit.documents.annotations import Help
from badgeaudit.documents.engine_errors import Fault
from badgeaudit.documents.formats import format_text
from badgeaudit.documents.showing import (
    described,
    helping,
    shown,
    source_of,
    thing,
    written_example,
)
from badgeaudit.documents.suggestions import known_properties, similar
from badgeaudit.model.places import Message, Parameter

_MOST_OPTIONS = 12

TYPES = frozenset({"string", "number", "integer", "boolean", "object", "array", "null"})
TYPE_PAIRS = frozenset({"object-string", "array-string", "array-object", "array-object-string"})
"""Combinations that have a text of their own."""

Worded = tuple[str, dict[str, Parameter]]


@dataclass(frozen=True, slots=True)
class Situation:
    """All there is to say something about."""

    fault: Fault
    help: Help
    value: Any
    """What the document holds there."""
    path: tuple[str | int, ...]
    """Where, without anything private."""

    @property
    def private(self) -> bool:
        """True when nothing of the value may be shown."""
        return self.help.private or self.help.hides_branch_of(str(self.fault.evaluation_path[-1]))

    @property
    def found(self) -> str:
        """The value, shortened, or dots when it is private."""
        return shown(self.value, self.private)


def worded(at: Situation) -> Message:
    """Return the message of one fault: ``validation.<keyword>`` or a finer case of it."""
    id, params = _WORDINGS.get(at.fault.keyword, _otherwise)(at)
    every: dict[str, Parameter] = {"thing": thing(at.help, at.path), "help": helping(at.help)}
    if example := written_example(at.help):
        every["example"] = example  # for reports that offer lines to paste
    return Message(f"validation.{id}", every | params)


def _required(at: Situation) -> Worded:
    name = str(at.fault.details["property"])
    return "required", _of_member(at, name)


def _dependent_required(at: Situation) -> Worded:
    name = str(at.fault.details["property"])
    lists = at.help.schema.get("dependentRequired", {})
    because = [key for key, names in lists.items() if name in names and key in at.value]
    return "dependentRequired", {
        **_of_member(at, name),
        "because": shown(because[0] if because else ""),
    }


def _of_member(at: Situation, name: str) -> dict[str, Parameter]:
    member = at.help.member(name)
    # not the help of the object, which would speak of something else
    return {
        "property": thing(member, (name,)),
        "help": helping(member, name, at.help.condition),
        "member": name,
        "example": written_example(member),
    }


def _any_required(at: Situation) -> Worded:
    return "anyRequired", {"expected": tuple(f'"{name}"' for name in at.fault.details["names"])}


def _unknown_property(at: Situation) -> Worded:
    if isinstance(at.help.schema.get("unevaluatedProperties"), Mapping):
        return "unevaluatedProperties", {"property": shown(at.fault.name, at.private)}
    return _unknown(at, known_properties(at.help))


def _property_name(at: Situation) -> Worded:
    if at.fault.details["keyword"] == "enum":
        return _unknown(at, [str(name) for name in at.fault.details["options"]])
    return "propertyNames", {"property": shown(at.fault.name, at.private)}


def _unknown(at: Situation, known: Sequence[str]) -> Worded:
    params: dict[str, Parameter] = {
        "property": shown(at.fault.name, at.private),
        # description and example of the whole object would not help here
        "help": source_of(at.help),
    }
    likely = [] if at.private else similar(at.fault.name or "", set(known) - set(at.value))
    if likely:
        return "additionalProperties-similar", {**params, "suggestion": likely[0]}
    if known:
        return "additionalProperties", {**params, "expected": _listed(known)}
    return "additionalProperties-none", params


def _type(at: Situation) -> Worded:
    types = [str(name) for name in at.fault.details["types"]]
    combined = "-".join(sorted(types))
    if len(types) == 1 or combined in TYPE_PAIRS:
        return f"type-{combined}", {"found": at.found}
    return "type", {"found": at.found, "expected": tuple(types)}


def _const(at: Situation) -> Worded:
    return "const", {"found": at.found, "expected": shown(at.fault.details["expected_value"])}


def _enum(at: Situation) -> Worded:
    options = list(at.fault.details["options"])
    params: dict[str, Parameter] = {
        "found": at.found,
        "expected": _listed([shown(option) for option in options]),
    }
    texts = [option for option in options if isinstance(option, str)]
    if isinstance(at.value, str) and not at.private:
        likely = similar(at.value, texts)
        if likely:
            # an example of another value beside the suggestion would contradict it
            help = described(at.help)
            return "enum-similar", {**params, "suggestion": shown(likely[0]), "help": help}
    return "enum", params


def _format(at: Situation) -> Worded:
    name = str(at.fault.details["format"])
    return format_text(name, at.value), {"found": at.found, "format": name}


def _pattern(at: Situation) -> Worded:
    if at.help.description or at.help.examples:
        return "pattern", {"found": at.found}
    return "pattern-raw", {"found": at.found, "expected": str(at.fault.details["pattern"])}


def _limit(at: Situation) -> Worded:
    keyword = at.fault.keyword
    limit = at.fault.details["limit"]
    if keyword in ("minLength", "minItems", "minProperties") and limit == 1:
        return f"{keyword}-empty", {}
    length = len(at.value) if hasattr(at.value, "__len__") else 0
    return keyword, {"limit": shown(limit), "found": at.found, "length": length}


def _multiple(at: Situation) -> Worded:
    return "multipleOf", {"found": at.found, "expected": shown(at.fault.details["multiple_of"])}


def _unique(at: Situation) -> Worded:
    return "uniqueItems", {"first": int(at.fault.details["first"])}


def _contains(at: Situation) -> Worded:
    wanted = at.help.schema.get("contains")
    wanted = wanted if isinstance(wanted, Mapping) else {}
    words: Parameter = str(wanted.get("title", ""))
    if "const" in wanted:
        words = shown(wanted["const"])
    elif isinstance(wanted.get("enum"), list):
        words = _listed([shown(option) for option in wanted["enum"]])
    keyword = at.fault.keyword
    limit = at.help.schema.get(keyword, 1)
    return (keyword if words else f"{keyword}-other"), {"expected": words, "limit": shown(limit)}


def _not(at: Situation) -> Worded:
    unwanted = at.help.schema.get("not")
    unwanted = unwanted if isinstance(unwanted, Mapping) else {}
    names = unwanted.get("required")
    if isinstance(names, list) and set(unwanted) <= {"required", "title", "description"}:
        return "not-required", {"property": _listed([f'"{name}"' for name in names])}
    return "not", {
        "found": at.found,
        "help": str(unwanted.get("description", "")) or helping(at.help),
    }


def _named(at: Situation) -> Worded:
    return at.fault.keyword, {"found": at.found}


def _otherwise(at: Situation) -> Worded:
    return "other", {"found": at.found, "keyword": at.fault.keyword}


def _listed(names: Iterable[str]) -> tuple[str, ...]:
    every = tuple(names)
    return every if len(every) <= _MOST_OPTIONS else (*every[:_MOST_OPTIONS], "…")


_WORDINGS: Mapping[str, Callable[[Situation], Worded]] = {
    "required": _required,
    "dependentRequired": _dependent_required,
    "anyRequired": _any_required,
    "additionalProperties": _unknown_property,
    "unevaluatedProperties": _unknown_property,
    "propertyNames": _property_name,
    "type": _type,
    "const": _const,
    "enum": _enum,
    "format": _format,
    "pattern": _pattern,
    "multipleOf": _multiple,
    "uniqueItems": _unique,
    "contains": _contains,
    "minContains": _contains,
    "maxContains": _contains,
    "not": _not,
    "falseSchema": _named,
    "unevaluatedItems": _named,
    "oneOf": _named,
    "anyOf": _named,
    **dict.fromkeys(
        (
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
        ),
        _limit,
    ),
}
